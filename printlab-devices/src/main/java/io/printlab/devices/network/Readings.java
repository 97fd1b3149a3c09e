package io.printlab.devices.network;

import com.fasterxml.jackson.databind.JsonNode;
import io.printlab.device.Temperature;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what hosts say in numbers: what is missing, of another type or out of all reason is left out. */
public final class Readings {
    private static final double COLDEST = -100;
    private static final double HOTTEST = 1000;
    private static final double LONGEST_SECONDS = 60L * 24 * 3600;

    private Readings() {}

    /** Adds a heater's temperature, where there is one. */
    public static void add(List<Temperature> found, String heater, JsonNode actual, JsonNode target) {
        if (isReasonable(actual)) {
            Double wanted = isReasonable(target) ? Double.valueOf(target.asDouble()) : null;
            found.add(new Temperature(heater, actual.asDouble(), wanted));
        }
    }

    private static boolean isReasonable(JsonNode number) {
        return number.isNumber() && number.asDouble() >= COLDEST && number.asDouble() <= HOTTEST;
    }

    /** A time to go; null if it is not said, or cannot be. */
    public static @Nullable Duration seconds(JsonNode number) {
        return number.isNumber() ? seconds(number.asDouble()) : null;
    }

    public static @Nullable Duration seconds(double seconds) {
        return seconds >= 0 && seconds <= LONGEST_SECONDS ? Duration.ofSeconds(Math.round(seconds)) : null;
    }

    /** A short text, or null. */
    public static @Nullable String text(JsonNode text) {
        return text.isTextual() && !text.asText().isBlank() ? HostText.line(text.asText(), 300) : null;
    }
}
