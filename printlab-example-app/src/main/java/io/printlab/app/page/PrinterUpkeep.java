package io.printlab.app.page;

import io.printlab.account.Permission;
import io.printlab.device.Device;
import io.printlab.device.Maintenance;
import io.printlab.upkeep.Counters;
import io.printlab.upkeep.LogEntry;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a printer is kept going.
 *
 * @param maintenance why it is kept from the queue, or null
 * @param counters what it has done, in words
 * @param tasks and log for staff; none for others
 */
public record PrinterUpkeep(@Nullable Mode maintenance, String counters, List<TaskLine> tasks, List<Line> log) {
    private static final int SHOWN = 30;

    /** Why it is in maintenance, by whom, since when. */
    public record Mode(String reason, String by, Moment since) {}

    /** A line of its log. */
    public record Line(Moment at, String what, String text, String by) {}

    static PrinterUpkeep of(Viewing viewing, Device device) {
        boolean staff = viewing.actor().may(Permission.OPERATE_DEVICES);
        Maintenance maintenance = device.maintenance();
        return new PrinterUpkeep(
                maintenance == null
                        ? null
                        : new Mode(
                                maintenance.reason(),
                                viewing.people().nameOf(maintenance.by()),
                                viewing.moment(maintenance.since())),
                text(viewing.lab().upkeep().counters(viewing.actor(), device.id())),
                staff
                        ? viewing.lab().upkeep().tasks(viewing.actor()).stream()
                                .filter(task -> task.last().device().equals(device.id()))
                                .map(task -> TaskLine.of(viewing, task))
                                .toList()
                        : List.of(),
                staff
                        ? viewing.lab().upkeep().log(viewing.actor(), device.id(), SHOWN).stream()
                                .map(entry -> new Line(
                                        viewing.moment(entry.at()),
                                        what(entry),
                                        entry.text(),
                                        viewing.people().nameOf(entry.by())))
                                .toList()
                        : List.of());
    }

    private static String text(Counters counters) {
        return String.format(Locale.ROOT, "%.1f hours in ", counters.hours())
                + (counters.prints() == 1 ? "one print" : counters.prints() + " prints");
    }

    private static String what(LogEntry entry) {
        return switch (entry.kind()) {
            case MAINTENANCE_BEGUN -> "Into maintenance";
            case MAINTENANCE_ENDED -> "Back to the queue";
            case WORK -> entry.task() == null ? "Work" : entry.task();
            case UNSTEADY -> "Connection unsteady";
            case STEADY -> "Connection steady";
        };
    }
}
