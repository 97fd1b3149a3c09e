package io.printlab.upkeep;

import io.printlab.device.DeviceId;
import io.printlab.error.PrintLabException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of a device's log, never changed.
 *
 * @param id grows with every line; 0 for one that is not stored yet
 * @param task what was done, in the words by which it comes up again, 1 to 60 characters; with WORK alone
 * @param text 1 to 500 characters
 * @param by label of who or what wrote it
 * @param dueHours when the task is due again, in hours printed; null for never
 * @param dueAt when the task is due again; null for never
 */
public record LogEntry(
        long id,
        DeviceId device,
        Instant at,
        Kind kind,
        @Nullable String task,
        String text,
        String by,
        @Nullable Double dueHours,
        @Nullable Instant dueAt) {
    private static final int LONGEST_TASK = 60;
    private static final int LONGEST_TEXT = 500;
    private static final double MOST_HOURS = 1_000_000;

    /** What the line tells. */
    public enum Kind {
        MAINTENANCE_BEGUN,
        MAINTENANCE_ENDED,
        /** Staff did something to it. */
        WORK,
        /** It came and went so often that what it does is not reported any more. */
        UNSTEADY,
        /** It has stayed for a while, and is reported again. */
        STEADY
    }

    public LogEntry {
        text = checked("What is written to the log", text, LONGEST_TEXT);
        task = task == null ? null : checked("A task", task, LONGEST_TASK);
        if (dueHours != null && !(dueHours >= 0 && dueHours <= MOST_HOURS)) {
            throw PrintLabException.user("A task is due after 0 to 1000000 hours. Mend the number.");
        }
    }

    /** A line without a task. */
    public static LogEntry of(DeviceId device, Kind kind, String text, String by, Instant now) {
        return new LogEntry(0, device, now, kind, null, text, by, null, null);
    }

    private static String checked(String what, String given, int most) {
        String text = given.strip();
        if (text.isEmpty() || text.length() > most || text.chars().anyMatch(Character::isISOControl)) {
            throw PrintLabException.user(what + " has 1 to " + most + " plain characters. Mend it.");
        }
        return text;
    }
}
