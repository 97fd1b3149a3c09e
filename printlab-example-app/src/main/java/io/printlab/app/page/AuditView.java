package io.printlab.app.page;

import io.printlab.account.Origin;
import io.printlab.app.audit.AuditFilter;
import io.printlab.audit.AuditAction;
import io.printlab.audit.AuditEntry;
import io.printlab.audit.AuditSubject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A page of the audit log.
 *
 * @param actions what can be asked for: names with what they mean
 * @param export query string of an export of what is shown here, without its format
 * @param older query string of the next page, or empty if this is the last
 */
public record AuditView(
        AuditFilter filter,
        Map<String, String> actions,
        List<String> kinds,
        List<Line> lines,
        String export,
        String older) {
    static final int SHOWN = 50;

    /**
     * One entry.
     *
     * @param how and where from, as in {@code in a browser, 192.0.2.7}
     * @param path of the subject's own page, or empty
     */
    public record Line(
            long id,
            Moment at,
            String name,
            String actor,
            String deed,
            String how,
            String subject,
            String path,
            List<Fact> facts) {}

    /** What changed: before and after are empty where there was nothing. */
    public record Fact(String name, String before, String after) {
        public boolean isChange() {
            return !before.isEmpty() && !before.equals(after);
        }
    }

    static AuditView of(Viewing viewing, AuditFilter filter, List<AuditEntry> found) {
        Map<String, String> actions = new TreeMap<>();
        for (AuditAction action : AuditAction.values()) {
            actions.put(action.name(), action.deed());
        }
        List<String> kinds = new ArrayList<>();
        for (AuditSubject.Kind kind : AuditSubject.Kind.values()) {
            kinds.add(kind.name());
        }
        String asked = filter.asQueryString();
        String older = found.size() < SHOWN
                ? ""
                : asked + (asked.isEmpty() ? "" : "&") + "before="
                        + found.get(found.size() - 1).id();
        return new AuditView(
                filter,
                actions,
                kinds,
                found.stream().map(entry -> line(viewing, entry)).toList(),
                asked,
                older);
    }

    private static Line line(Viewing viewing, AuditEntry entry) {
        AuditSubject subject = entry.change().subject();
        return new Line(
                entry.id(),
                viewing.moment(entry.at()),
                entry.name(),
                entry.actor(),
                entry.action().deed(),
                how(entry),
                subject.kind().name().toLowerCase(java.util.Locale.ROOT) + " " + subject.id(),
                path(subject),
                facts(entry.change().before().values(), entry.change().after().values()));
    }

    private static List<Fact> facts(Map<String, String> before, Map<String, String> after) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .map(name -> new Fact(name, before.getOrDefault(name, ""), after.getOrDefault(name, "")))
                .toList();
    }

    private static String how(AuditEntry entry) {
        String way = switch (entry.way()) {
            case SESSION -> "in a browser";
            case API_KEY -> "with the key " + (entry.key() == null ? "" : entry.key());
            case DISCORD -> "in Discord";
            case COMMAND_LINE -> "on the command line";
            case LAB -> "by itself";
            case PROGRAM -> "by a program";
        };
        String address = entry.address();
        return entry.way() == Origin.Way.LAB || address == null ? way : way + ", from " + address;
    }

    private static String path(AuditSubject subject) {
        return switch (subject.kind()) {
            case JOB -> "/jobs/" + subject.id();
            case DEVICE -> "/printers/" + subject.id();
            case RULES -> "/rules/versions";
            case RESERVATION -> "/calendar";
            default -> "";
        };
    }
}
