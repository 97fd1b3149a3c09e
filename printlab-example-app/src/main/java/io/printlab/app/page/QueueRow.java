package io.printlab.app.page;

import java.util.List;

/**
 * A waiting job on the board.
 *
 * @param visible whether the visitor may open it; title and owner are empty if not
 * @param mine whether it is the visitor's own
 * @param reasons why it waits
 */
public record QueueRow(
        int position,
        long id,
        boolean visible,
        boolean mine,
        String title,
        String owner,
        Chip tier,
        List<String> facts,
        List<String> reasons,
        Moment queued) {}
