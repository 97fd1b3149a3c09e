package io.printlab.devices.gcode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads numbers and durations that a slicer wrote, and none that it cannot have meant. */
final class StatedNumbers {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}(?:\\.[0-9]{1,18})?");
    private static final Pattern PART = Pattern.compile(
            "([0-9]{1,9}(?:\\.[0-9]{1,6})?) ?(days?|d|hours?|h|minutes?|min|m|seconds?|sec|s)(?![a-z])");
    private static final Duration LONGEST = Duration.ofDays(365);

    private StatedNumbers() {}

    /** The numbers of a list such as {@code 0.4,0.4} or {@code 12.3mm, 4mm (1cm3)}; something else counts as 0. */
    static List<Double> list(@Nullable String text) {
        List<Double> numbers = new ArrayList<>();
        if (text != null) {
            int remark = text.indexOf('(');
            for (String part : (remark > 0 ? text.substring(0, remark) : text).split("[,;]", 65)) {
                numbers.add(leading(part));
            }
        }
        return numbers;
    }

    private static double leading(String text) {
        Matcher matcher = NUMBER.matcher(text.strip());
        return matcher.lookingAt() ? Double.parseDouble(matcher.group()) : 0;
    }

    /** The sum of a list, if it is above 0 and at most {@code most}. */
    static @Nullable Double sum(@Nullable String text, double most) {
        double sum = 0;
        for (double number : list(text)) {
            sum += number;
        }
        return sum > 0 && sum <= most ? sum : null;
    }

    /** The first number of a list that is above 0 and at most {@code most}. */
    static @Nullable Double first(@Nullable String text, double most) {
        for (double number : list(text)) {
            if (number > 0 && number <= most) {
                return number;
            }
        }
        return null;
    }

    /** A plain number of seconds. */
    static @Nullable Duration seconds(@Nullable String text) {
        if (text == null || !NUMBER.matcher(text.strip()).matches()) {
            return null;
        }
        return sensible(Double.parseDouble(text.strip()));
    }

    /** As in {@code 1d 2h 3m 4s}, {@code 0 hours 31 minutes}, {@code 16.18 minutes}. */
    static @Nullable Duration parts(@Nullable String text) {
        if (text == null) {
            return null;
        }
        double sum = 0;
        Matcher matcher = PART.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            sum += Double.parseDouble(matcher.group(1))
                    * secondsIn(matcher.group(2).charAt(0));
        }
        return sensible(sum);
    }

    private static int secondsIn(char unit) {
        return switch (unit) {
            case 'd' -> 86_400;
            case 'h' -> 3_600;
            case 'm' -> 60;
            default -> 1;
        };
    }

    private static @Nullable Duration sensible(double seconds) {
        return seconds >= 1 && seconds <= LONGEST.toSeconds() ? Duration.ofSeconds(Math.round(seconds)) : null;
    }
}
