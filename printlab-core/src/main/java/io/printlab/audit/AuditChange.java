package io.printlab.audit;

/** What a decision was about and what it changed. */
public record AuditChange(AuditSubject subject, AuditFacts before, AuditFacts after) {
    public static AuditChange of(AuditSubject.Kind kind, Object id, AuditFacts before, AuditFacts after) {
        return new AuditChange(AuditSubject.of(kind, id), before, after);
    }

    /** Of something that was not there before, or only happened. */
    public static AuditChange of(AuditSubject.Kind kind, Object id, AuditFacts after) {
        return of(kind, id, AuditFacts.NONE, after);
    }
}
