package io.printlab.app.enrolment;

import io.printlab.PrintLab;
import io.printlab.account.Actor;
import io.printlab.account.Enrolment;
import io.printlab.account.User;
import io.printlab.app.signin.Secrets;
import io.printlab.app.spreadsheet.Spreadsheet;
import io.printlab.error.PrintLabException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the accounts of a class from a list. A list may be sent twice: who is there already stays as is. Thread-safe; throws
 * UNAVAILABLE without the database.
 */
@Singleton
public final class Classes {
    static final Duration LINKS_VALID = Duration.ofDays(14);
    private static final int TOKEN_BITS = 256;
    private static final List<String> HEAD =
            List.of("name", "display name", "e-mail", "group", "link", "link works until");

    private final PrintLab lab;
    private final Clock clock;
    private final Secrets secrets = new Secrets();

    @Inject
    Classes(PrintLab lab, Clock clock) {
        this.lab = lab;
        this.clock = clock;
    }

    /**
     * Says what {@link #enrol} would do, and changes nothing.
     *
     * @param csv at most 2,000 people
     * @throws PrintLabException USER or TOO_LARGE if it cannot be read at all
     */
    public ClassPreview preview(Actor actor, String csv) {
        List<ClassLine> lines = ClassList.read(csv);
        Set<String> taken =
                lab.people().taken(actor, lines.stream().map(ClassLine::name).collect(Collectors.toSet()));
        List<ClassLine> added = new ArrayList<>();
        List<ClassLine> existing = new ArrayList<>();
        List<ClassLine> faults = new ArrayList<>();
        for (ClassLine line : lines) {
            (line.fault() != null ? faults : taken.contains(line.name()) ? existing : added).add(line);
        }
        return new ClassPreview(added, existing, faults);
    }

    /**
     * Makes the accounts, all or none.
     *
     * @return who was added, with the link to hand over, in the list's order
     * @throws PrintLabException as {@link #preview}, and USER if a line has a fault
     */
    public List<Enrolled> enrol(Actor actor, String csv) {
        ClassPreview preview = preview(actor, csv);
        if (!preview.faults().isEmpty()) {
            ClassLine first = preview.faults().get(0);
            throw PrintLabException.user("Nobody was added: " + preview.faults().size()
                    + " lines have a fault, the first of them line " + first.line() + ". " + first.fault());
        }
        Instant until = clock.instant().plus(LINKS_VALID);
        List<Enrolled> wanted = preview.added().stream()
                .map(line -> new Enrolled(line, secrets.next(TOKEN_BITS), until))
                .toList();
        Set<String> added = lab
                .people()
                .enrol(
                        actor,
                        wanted.stream()
                                .map(person -> new Enrolment(
                                        person.person().name(),
                                        person.person().displayName(),
                                        person.person().email(),
                                        person.person().group(),
                                        Secrets.sha256(person.token()),
                                        until))
                                .toList())
                .stream()
                .map(User::name)
                .collect(Collectors.toSet());
        return wanted.stream()
                .filter(person -> added.contains(person.person().name()))
                .toList();
    }

    /**
     * The links as CSV, safe to open in a spreadsheet.
     *
     * @param address how people reach the lab, without a slash at the end
     */
    public static String csv(List<Enrolled> people, String address) {
        StringBuilder text = new StringBuilder(Spreadsheet.line(HEAD));
        for (Enrolled person : people) {
            text.append(Spreadsheet.line(Arrays.asList(
                    person.person().name(),
                    person.person().displayName(),
                    person.person().email(),
                    person.person().group(),
                    address + "/reset?token=" + person.token(),
                    person.expiresAt())));
        }
        return text.toString();
    }
}
