package io.printlab.devices.gcode;

import io.printlab.device.Heat;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The highest temperatures that a file asks for, by the commands of Marlin, RepRapFirmware and Klipper. A number beyond what any printer
 * reaches counts as {@link Heat#HOTTEST}: firmware would take it as its own limit, so it must not pass as nothing.
 */
final class Temperatures {
    private static final Pattern NAMED = Pattern.compile(
            "(?:HEATER=\"?(\\w{1,40})\"?\\s(?:.{0,80}\\s)?TARGET|(\\w{0,40}?(?:EXTRUDER|HOTEND|NOZZLE|BED|CHAMBER)\\w{0,20}))=\"?([0-9]{1,12})");
    private static final Pattern ENDLESS = Pattern.compile("(?i)[SR] ?\\+?[0-9]{7,}");
    private static final int AUTOTUNE = 303;

    private int nozzle;
    private int bed;
    private int chamber;

    /** @param line is asked for the text of the command only where its numbers are beyond reading */
    void command(GCodeWords words, Supplier<String> line) {
        if (words.letter() == 'M') {
            heat(words, line);
        } else if (words.is('G', 10) && words.has('P')) {
            nozzle = Math.max(nozzle, celsius(Math.max(words.value('S', 0), words.value('R', 0))));
        }
    }

    private void heat(GCodeWords words, Supplier<String> line) {
        switch (words.code()) {
            case 104, 109, 568 -> nozzle = Math.max(nozzle, asked(words, line));
            case 140, 190 -> bed = Math.max(bed, asked(words, line));
            case 141, 191 -> chamber = Math.max(chamber, asked(words, line));
            case AUTOTUNE -> {
                if (words.value('E', 0) < 0) {
                    bed = Math.max(bed, asked(words, line));
                } else {
                    nozzle = Math.max(nozzle, asked(words, line));
                }
            }
            default -> {
                // Heats nothing.
            }
        }
    }

    /** Klipper's SET_HEATER_TEMPERATURE, and macros that name what they heat, such as {@code START_PRINT BED_TEMP=60}. */
    void named(String command) {
        Matcher matcher = NAMED.matcher(command.toUpperCase(Locale.ROOT));
        while (matcher.find()) {
            String heater = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            int celsius = celsius(Double.parseDouble(matcher.group(3)));
            if (heater.contains("BED")) {
                bed = Math.max(bed, celsius);
            } else if (heater.contains("CHAMBER")) {
                chamber = Math.max(chamber, celsius);
            } else {
                nozzle = Math.max(nozzle, celsius);
            }
        }
    }

    private static int asked(GCodeWords words, Supplier<String> line) {
        if (!words.has('S') && !words.has('R')) {
            return ENDLESS.matcher(line.get()).find() ? Heat.HOTTEST : 0;
        }
        return celsius(Math.max(words.value('S', 0), words.value('R', 0)));
    }

    private static int celsius(double asked) {
        return (int) Math.ceil(Math.max(0, Math.min(Heat.HOTTEST, asked)));
    }

    @Nullable Integer nozzle() {
        return known(nozzle);
    }

    @Nullable Integer bed() {
        return known(bed);
    }

    @Nullable Integer chamber() {
        return known(chamber);
    }

    private static @Nullable Integer known(int celsius) {
        return celsius == 0 ? null : Integer.valueOf(celsius);
    }
}
