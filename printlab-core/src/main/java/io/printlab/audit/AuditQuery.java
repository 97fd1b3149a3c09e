package io.printlab.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted; null leaves a condition out.
 *
 * @param actor label of who acted
 * @param subjectKind of what it was about
 * @param subjectId only with subjectKind
 * @param text words that the entry has, all of them
 * @param from inclusive
 * @param to exclusive
 * @param before only entries older than this one, by its id
 * @param limit 1 to {@value #MOST}
 */
public record AuditQuery(
        @Nullable String actor,
        @Nullable AuditAction action,
        AuditSubject.@Nullable Kind subjectKind,
        @Nullable String subjectId,
        @Nullable String text,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Long before,
        int limit) {
    public static final int MOST = 500;
    private static final int LONGEST_TEXT = 200;

    public AuditQuery {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("a page of the audit log has 1 to " + MOST + " entries");
        }
        text = text == null || text.isBlank()
                ? null
                : text.strip().substring(0, Math.min(LONGEST_TEXT, text.strip().length()));
    }

    public static AuditQuery newest(int limit) {
        return new AuditQuery(null, null, null, null, null, null, null, null, limit);
    }

    public AuditQuery by(@Nullable String label) {
        return new AuditQuery(label, action, subjectKind, subjectId, text, from, to, before, limit);
    }

    public AuditQuery of(@Nullable AuditAction wanted) {
        return new AuditQuery(actor, wanted, subjectKind, subjectId, text, from, to, before, limit);
    }

    public AuditQuery about(AuditSubject.@Nullable Kind kind, @Nullable String id) {
        return new AuditQuery(actor, action, kind, id, text, from, to, before, limit);
    }

    public AuditQuery saying(@Nullable String words) {
        return new AuditQuery(actor, action, subjectKind, subjectId, words, from, to, before, limit);
    }

    public AuditQuery between(@Nullable Instant start, @Nullable Instant end) {
        return new AuditQuery(actor, action, subjectKind, subjectId, text, start, end, before, limit);
    }

    public AuditQuery olderThan(@Nullable Long id) {
        return new AuditQuery(actor, action, subjectKind, subjectId, text, from, to, id, limit);
    }

    public AuditQuery upTo(int most) {
        return new AuditQuery(actor, action, subjectKind, subjectId, text, from, to, before, most);
    }
}
