package io.printlab.app.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job in a list.
 *
 * @param version of what the visitor sees
 * @param device name of the printer that has it or had it, or empty
 * @param position in the queue from 1, or 0 for a job that does not wait
 * @param note why it is as it is, in a sentence, or empty
 * @param forecast when it starts and is ready, or empty
 * @param facts time, filament and material, as far as they are known
 * @param at when it came into its state
 */
public record JobCard(
        long id,
        long version,
        String title,
        String owner,
        Chip state,
        @Nullable Progress progress,
        String device,
        long position,
        String note,
        String forecast,
        List<String> facts,
        Moment at,
        JobActions actions) {
    /** As in {@code 2nd in the queue}; empty for a job that does not wait. */
    public String place() {
        return position == 0 ? "" : AmountText.ordinal(position) + " in the queue";
    }
}
