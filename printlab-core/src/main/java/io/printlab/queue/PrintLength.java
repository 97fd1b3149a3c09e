package io.printlab.queue;

import io.printlab.error.PrintLabException;
import io.printlab.job.PrintEstimate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * About how long a print takes, on a fixed grid of hours: a rule over hours leaves whole lanes out of a look.
 *
 * @param code the most hours, {@code +} for more than the grid has, empty where the time is not known
 * @param above each print takes longer than this; null where the time is not known
 */
record PrintLength(String code, @Nullable Duration above) {
    static final PrintLength UNKNOWN = new PrintLength("", null);

    private static final int[] HOURS = {1, 2, 4, 8, 12, 24};
    private static final PrintLength LONGEST = new PrintLength("+", Duration.ofHours(24));
    private static final List<PrintLength> GRID = Arrays.stream(HOURS)
            .mapToObj(hours -> new PrintLength(
                    String.valueOf(hours),
                    Duration.ofHours(Arrays.stream(HOURS)
                            .filter(less -> less < hours)
                            .max()
                            .orElse(0))))
            .toList();

    static PrintLength of(PrintEstimate estimate) {
        Duration time = estimate.printTime();
        if (time == null) {
            return UNKNOWN;
        }
        return GRID.stream()
                .filter(length -> time.compareTo(Duration.ofHours(Long.parseLong(length.code))) <= 0)
                .findFirst()
                .orElse(LONGEST);
    }

    static PrintLength withCode(String code) {
        if (code.isEmpty()) {
            return UNKNOWN;
        }
        return code.equals(LONGEST.code)
                ? LONGEST
                : GRID.stream()
                        .filter(length -> length.code.equals(code))
                        .findFirst()
                        .orElseThrow(() -> PrintLabException.user("No print is as long as " + code + " says."));
    }
}
