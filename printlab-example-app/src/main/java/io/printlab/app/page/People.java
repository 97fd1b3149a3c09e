package io.printlab.app.page;

import io.printlab.account.Actor;
import io.printlab.account.UserId;
import io.printlab.desk.NameDesk;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of people, looked up once for each page. Not thread-safe: one for each request. */
final class People {
    private static final Pattern LABEL = Pattern.compile("user:(\\d{1,18})");

    private final NameDesk users;
    private final Actor viewer;
    private final Map<UserId, String> names = new HashMap<>();

    People(NameDesk users, Actor viewer) {
        this.users = users;
        this.viewer = viewer;
    }

    String name(UserId id) {
        return names.computeIfAbsent(
                id, wanted -> users.displayName(viewer, wanted).orElse("Somebody who has left"));
    }

    /** @param label of an actor, as histories and beds keep it */
    String nameOf(String label) {
        Matcher user = LABEL.matcher(label);
        if (user.matches()) {
            return name(new UserId(Long.parseLong(user.group(1))));
        }
        return label.startsWith("device:") ? "The printer" : "printlab";
    }
}
