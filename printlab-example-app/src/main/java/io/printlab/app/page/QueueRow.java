package io.printlab.app.page;

import java.util.List;

/**
 * A waiting job on the board.
 *
 * @param visible whether the visitor may open it; title and owner are empty if not
 * @param mine whether it is the visitor's own
 * @param reasons why it waits
 * @param forecast when it starts and is ready, or empty
 * @param submitted when it was handed in
 */
public record QueueRow(
        long position,
        long id,
        boolean visible,
        boolean mine,
        String title,
        String owner,
        Chip tier,
        List<String> facts,
        List<String> reasons,
        String forecast,
        Moment submitted) {}
