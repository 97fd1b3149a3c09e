package io.printlab.app.spreadsheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;

/** Lines of comma-separated values (RFC 4180) in which a spreadsheet finds no formula. */
public final class Spreadsheet {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.NON_NUMERIC).get();
    private static final String BEGIN_FORMULAS = "=+-@|%";

    private Spreadsheet() {}

    /**
     * One line with its end. Numbers stay bare, nothing stays empty, and all else is words: in quotes, on one line, and behind an
     * apostrophe if it looks like a formula.
     */
    public static String line(List<? extends @Nullable Object> values) {
        StringBuilder line = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(line, FORMAT)) {
            for (Object value : values) {
                printer.print(value == null || value instanceof Number ? value : words(value.toString()));
            }
            printer.println();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return line.toString();
    }

    private static String words(String text) {
        String plain = text.replaceAll("\\p{Cntrl}+", " ");
        String start = plain.stripLeading();
        boolean formula = !start.isEmpty() && BEGIN_FORMULAS.indexOf(start.charAt(0)) >= 0;
        return formula ? "'" + plain : plain;
    }
}
