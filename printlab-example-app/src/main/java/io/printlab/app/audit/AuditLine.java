package io.printlab.app.audit;

import io.printlab.account.Origin;
import io.printlab.audit.AuditAction;
import io.printlab.audit.AuditEntry;
import io.printlab.audit.AuditSubject;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An entry of the audit log as programs read it. */
public record AuditLine(
        long id,
        Instant at,
        AuditAction action,
        String actor,
        String name,
        Origin.Way way,
        @Nullable String key,
        @Nullable String address,
        AuditSubject.Kind subject,
        String subjectId,
        Map<String, String> before,
        Map<String, String> after) {
    public static AuditLine of(AuditEntry entry) {
        return new AuditLine(
                entry.id(),
                entry.at(),
                entry.action(),
                entry.actor(),
                entry.name(),
                entry.way(),
                entry.key(),
                entry.address(),
                entry.change().subject().kind(),
                entry.change().subject().id(),
                entry.change().before().values(),
                entry.change().after().values());
    }
}
