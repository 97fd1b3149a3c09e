package io.printlab.persistence;

import io.printlab.audit.AuditEntry;
import io.printlab.audit.AuditQuery;
import io.printlab.audit.AuditRepository;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

final class PostgresAudit implements AuditRepository {
    private final Transactor transactor;

    PostgresAudit(Transactor transactor) {
        this.transactor = transactor;
    }

    @Override
    public <T> T decided(Supplier<T> decision, Function<T, AuditEntry> entry) {
        return transactor.together(() -> {
            T result = decision.get();
            add(entry.apply(result));
            return result;
        });
    }

    @Override
    public AuditEntry add(AuditEntry entry) {
        String[] words = entry.words().toArray(String[]::new);
        return entry.withId(transactor.with(AuditMapper.class, log -> log.add(AuditRow.of(entry), words)));
    }

    @Override
    public List<AuditEntry> search(AuditQuery query) {
        String text = query.text();
        String[] words = text == null ? null : AuditEntry.words(text).toArray(String[]::new);
        return transactor.with(
                AuditMapper.class,
                log -> log.search(query, words).stream().map(AuditRow::toEntry).toList());
    }
}
