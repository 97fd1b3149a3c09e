package io.printlab.app.page;

import io.printlab.device.DeviceId;
import io.printlab.spool.Spool;
import io.printlab.spool.SpoolState;
import org.jspecify.annotations.Nullable;

/**
 * A spool as staff see it.
 *
 * @param what material and colour
 * @param left in words, with what was missing
 * @param percent of the new spool that is left, or null if nobody knows
 * @param device id of the printer that it is in, or null
 * @param deviceName empty if it is in none
 */
public record SpoolCard(
        long id,
        String code,
        String what,
        String vendor,
        String left,
        @Nullable Integer percent,
        Chip state,
        @Nullable String device,
        String deviceName) {
    private static final int WHOLE = 100;

    static SpoolCard of(Viewing viewing, Spool spool) {
        DeviceId device = spool.device();
        return new SpoolCard(
                spool.id().value(),
                spool.code(),
                what(spool),
                spool.facts().vendor() == null ? "" : spool.facts().vendor(),
                left(spool),
                percent(spool),
                state(spool),
                device == null ? null : device.value(),
                device == null ? "" : viewing.deviceName(device));
    }

    static String what(Spool spool) {
        String colour = spool.facts().colour();
        return spool.facts().material() + (colour == null ? "" : ", " + colour);
    }

    static String left(Spool spool) {
        if (spool.leftGrams() == null) {
            return "Nobody has said how much";
        }
        String missing = spool.shortfallGrams() > 0
                ? ", and prints took " + AmountText.grams(spool.shortfallGrams()) + " more than was on it"
                : "";
        return (spool.leftGrams() == 0 ? "Nothing" : AmountText.grams(spool.leftGrams())) + " left" + missing;
    }

    private static @Nullable Integer percent(Spool spool) {
        Double net = spool.facts().netGrams();
        Double left = spool.leftGrams();
        return net == null || left == null || net == 0
                ? null
                : Integer.valueOf((int) Math.min(WHOLE, Math.round(WHOLE * left / net)));
    }

    private static Chip state(Spool spool) {
        if (spool.state() == SpoolState.EMPTY) {
            return new Chip("Empty", "off");
        }
        if (spool.state() == SpoolState.DISCARDED) {
            return new Chip("Thrown away", "off");
        }
        if (spool.isLow() || spool.shortfallGrams() > 0) {
            return new Chip("Low", "warn");
        }
        return spool.device() == null ? new Chip("On the shelf", "calm") : new Chip("Loaded", "good");
    }
}
