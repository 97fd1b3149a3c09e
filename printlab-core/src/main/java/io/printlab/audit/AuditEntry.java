package io.printlab.audit;

import io.printlab.account.Origin;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit log.
 *
 * @param id 0 before it is stored
 * @param actor label as histories have it: {@code user:12}, {@code dispatcher}
 * @param name what the actor was called at that time, 1 to 100 characters
 * @param key the name of the API key, or null
 * @param address where it came from, or null
 */
public record AuditEntry(
        long id,
        Instant at,
        AuditAction action,
        String actor,
        String name,
        Origin.Way way,
        @Nullable String key,
        @Nullable String address,
        AuditChange change) {
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int LONGEST_WORD = 60;
    private static final int MOST_WORDS = 200;

    public AuditEntry withId(long next) {
        return new AuditEntry(next, at, action, actor, name, way, key, address, change);
    }

    /** The words by which it is found: small letters and digits, each once. */
    public Set<String> words() {
        return words(String.join(
                " ",
                name,
                actor,
                key == null ? "" : key,
                address == null ? "" : address,
                action.deed(),
                change.subject().id(),
                String.join(" ", change.before().values().values()),
                String.join(" ", change.after().values().values())));
    }

    /** The words of any text, as {@link #words()} has them. */
    public static Set<String> words(String text) {
        return Arrays.stream(BETWEEN.split(text.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, Math.min(LONGEST_WORD, word.length())))
                .limit(MOST_WORDS)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
