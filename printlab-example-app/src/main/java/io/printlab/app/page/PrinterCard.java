package io.printlab.app.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A printer on the wall.
 *
 * @param evidence what was observed, in a sentence
 * @param bedNote why the bed is as it is, and who said so
 * @param bedToClear whether a person should look at the bed now
 * @param abilities materials, nozzle and build volume
 * @param operable whether the visitor may operate it
 */
public record PrinterCard(
        String id,
        String name,
        String model,
        Chip state,
        String evidence,
        Chip bed,
        String bedNote,
        boolean bedToClear,
        boolean inService,
        boolean outOfContact,
        @Nullable PrinterJob job,
        List<TemperatureLine> temperatures,
        List<String> abilities,
        Moment since,
        boolean operable) {}
