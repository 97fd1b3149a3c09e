package io.printlab.app.page;

import io.printlab.spool.Spool;
import io.printlab.spool.SpoolEvent;
import io.printlab.spool.SpoolFacts;
import io.printlab.spool.SpoolId;
import io.printlab.spool.SpoolState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A spool's own page.
 *
 * @param history newest first
 * @param opened null if it was never loaded
 */
public record SpoolView(
        SpoolCard card,
        boolean inStock,
        Fields fields,
        @Nullable Moment opened,
        List<Line> history) {
    /** What the form begins with; an empty text for what nobody has said. */
    public record Fields(
            String material,
            String colour,
            String vendor,
            String net,
            String tare,
            String density,
            String diameter,
            String low,
            String notes) {}

    /**
     * A line of its history.
     *
     * @param job that took the filament, or null
     */
    public record Line(
            Moment at, String what, String left, @Nullable Long job, String by, String reason) {}

    static SpoolView of(Viewing viewing, SpoolId id) {
        Spool spool = viewing.lab().spools().spool(viewing.actor(), id);
        List<Line> history = new ArrayList<>(viewing.lab().spools().history(viewing.actor(), id).stream()
                .map(event -> line(viewing, event))
                .toList());
        Collections.reverse(history);
        return new SpoolView(
                SpoolCard.of(viewing, spool),
                spool.state() == SpoolState.IN_STOCK,
                fields(spool.facts()),
                spool.openedAt() == null ? null : viewing.moment(spool.openedAt()),
                List.copyOf(history));
    }

    private static Line line(Viewing viewing, SpoolEvent event) {
        return new Line(
                viewing.moment(event.at()),
                what(viewing, event),
                event.leftGrams() == null ? "" : AmountText.grams(event.leftGrams()),
                event.job() == null ? null : Long.valueOf(event.job().value()),
                viewing.people().nameOf(event.by()),
                event.reason() == null ? "" : event.reason());
    }

    private static String what(Viewing viewing, SpoolEvent event) {
        String device = event.device() == null ? "" : viewing.deviceName(event.device());
        return switch (event.kind()) {
            case ADDED -> "Came into the stock";
            case DESCRIBED -> "Described anew";
            case LOADED -> "Loaded into " + device;
            case UNLOADED -> "Taken out of " + device;
            case USED -> "A print took " + AmountText.grams(event.grams());
            case SETTLED -> "The print was whole: it took " + AmountText.grams(event.grams()) + " more";
            case CORRECTED -> "Put right";
            case EMPTIED -> "Empty";
            case DISCARDED -> "Thrown away";
        };
    }

    private static Fields fields(SpoolFacts facts) {
        return new Fields(
                facts.material(),
                text(facts.colour()),
                text(facts.vendor()),
                number(facts.netGrams()),
                number(facts.tareGrams()),
                number(facts.density()),
                number(facts.diameterMillimetres()),
                number(facts.lowGrams()),
                text(facts.notes()));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String number(@Nullable Double value) {
        if (value == null) {
            return "";
        }
        return value == Math.rint(value) ? String.valueOf(Math.round(value)) : String.valueOf(value);
    }
}
