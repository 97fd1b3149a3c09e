package io.printlab.app.audit;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lines of comma-separated values that no spreadsheet takes for formulas. */
final class Csv {
    private static final String FORMULA = "=+-@\t\r\n|%";

    private Csv() {}

    /** One line with its end; every value is quoted, and one that a spreadsheet might calculate begins with an apostrophe. */
    static String line(List<@Nullable Object> values) {
        return values.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        String first = text.stripLeading();
        boolean calculated = !text.isEmpty()
                && (FORMULA.indexOf(text.charAt(0)) >= 0
                        || (!first.isEmpty() && FORMULA.indexOf(first.charAt(0)) >= 0));
        return '"' + (calculated ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
