package io.printlab.audit;

/**
 * What an entry is about.
 *
 * @param id 1 to 100 characters
 */
public record AuditSubject(Kind kind, String id) {
    static final int LONGEST_ID = 100;

    /** What can be decided about. The names are stored: one that is used is never renamed. */
    public enum Kind {
        JOB,
        DEVICE,
        SPOOL,
        RESERVATION,
        RULES,
        USER,
        KEY,
        GROUP,
        INVITATION,
        LAB
    }

    public AuditSubject {
        if (id.isEmpty() || id.length() > LONGEST_ID) {
            throw new IllegalArgumentException("the id of a subject has 1 to " + LONGEST_ID + " characters");
        }
    }

    public static AuditSubject of(Kind kind, Object id) {
        return new AuditSubject(kind, id.toString());
    }
}
