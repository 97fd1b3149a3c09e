package io.printlab.persistence;

import io.printlab.account.Origin;
import io.printlab.audit.AuditAction;
import io.printlab.audit.AuditChange;
import io.printlab.audit.AuditEntry;
import io.printlab.audit.AuditFacts;
import io.printlab.audit.AuditSubject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line of the audit log as it is stored. */
record AuditRow(
        long id,
        Instant at,
        AuditAction action,
        String actor,
        String name,
        Origin.Way way,
        @Nullable String keyName,
        @Nullable String address,
        AuditSubject.Kind subjectKind,
        String subjectId,
        TextMap before,
        TextMap after) {
    static AuditRow of(AuditEntry entry) {
        AuditChange change = entry.change();
        return new AuditRow(
                entry.id(),
                entry.at(),
                entry.action(),
                entry.actor(),
                entry.name(),
                entry.way(),
                entry.key(),
                entry.address(),
                change.subject().kind(),
                change.subject().id(),
                new TextMap(change.before().values()),
                new TextMap(change.after().values()));
    }

    AuditEntry toEntry() {
        return new AuditEntry(
                id,
                at,
                action,
                actor,
                name,
                way,
                keyName,
                address,
                AuditChange.of(subjectKind, subjectId, AuditFacts.of(before.values()), AuditFacts.of(after.values())));
    }
}
