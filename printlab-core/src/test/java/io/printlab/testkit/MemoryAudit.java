package io.printlab.testkit;

import io.printlab.audit.AuditEntry;
import io.printlab.audit.AuditQuery;
import io.printlab.audit.AuditRepository;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Keeps no entry of a decision that throws. It cannot take back what other repositories in memory stored before that. */
final class MemoryAudit implements AuditRepository {
    private static final Comparator<AuditEntry> NEWEST_FIRST =
            Comparator.comparing(AuditEntry::at).thenComparing(AuditEntry::id).reversed();

    private final List<AuditEntry> entries = new ArrayList<>();

    @Override
    public <T> T decided(Supplier<T> decision, Function<T, AuditEntry> entry) {
        T result = decision.get();
        add(entry.apply(result));
        return result;
    }

    @Override
    public synchronized AuditEntry add(AuditEntry entry) {
        AuditEntry kept = new AuditEntry(
                entries.size() + 1L,
                entry.at().truncatedTo(ChronoUnit.MICROS),
                entry.action(),
                entry.actor(),
                entry.name(),
                entry.way(),
                entry.key(),
                entry.address(),
                entry.change());
        entries.add(kept);
        return kept;
    }

    @Override
    public synchronized List<AuditEntry> search(AuditQuery query) {
        AuditEntry before = query.before() == null
                ? null
                : entries.stream()
                        .filter(entry -> entry.id() == query.before())
                        .findFirst()
                        .orElse(null);
        if (query.before() != null && before == null) {
            return List.of();
        }
        return entries.stream()
                .filter(entry -> fits(entry, query))
                .filter(entry -> before == null || NEWEST_FIRST.compare(before, entry) < 0)
                .sorted(NEWEST_FIRST)
                .limit(query.limit())
                .toList();
    }

    private static boolean fits(AuditEntry entry, AuditQuery query) {
        return (query.actor() == null || query.actor().equals(entry.actor()))
                && (query.action() == null || query.action() == entry.action())
                && (query.subjectKind() == null
                        || (query.subjectKind() == entry.change().subject().kind()
                                && (query.subjectId() == null
                                        || query.subjectId()
                                                .equals(entry.change().subject().id()))))
                && (query.text() == null || entry.words().containsAll(AuditEntry.words(query.text())))
                && (query.from() == null || !entry.at().isBefore(query.from()))
                && (query.to() == null || entry.at().isBefore(query.to()));
    }
}
