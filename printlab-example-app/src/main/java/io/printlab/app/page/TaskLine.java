package io.printlab.app.page;

import io.printlab.upkeep.DueTask;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A task of a printer that comes up again.
 *
 * @param when it is due, in words
 * @param done when it was done
 * @param at the day when it is due, or null
 */
public record TaskLine(
        String device,
        String deviceName,
        String task,
        String when,
        boolean due,
        Moment done,
        @Nullable Moment at) {
    static TaskLine of(Viewing viewing, DueTask task) {
        Double left = task.hoursLeft();
        String hours = left == null
                ? ""
                : left > 0
                        ? String.format(Locale.ROOT, "in %.0f hours of printing", Math.ceil(left))
                        : String.format(Locale.ROOT, "%.0f hours of printing late", Math.floor(-left));
        return new TaskLine(
                task.last().device().value(),
                viewing.deviceName(task.last().device()),
                String.valueOf(task.last().task()),
                hours,
                task.due(),
                viewing.moment(task.last().at()),
                task.last().dueAt() == null ? null : viewing.moment(task.last().dueAt()));
    }
}
