package io.printlab.devices.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A table of this program: columns between bars, comments behind {@code #}. */
final class TextTable {
    private TextTable() {}

    /** Its rows; a table that is missing or has a row of another width is a defect of the build. */
    static List<List<String>> read(String resource, int columns) {
        try (InputStream in = TextTable.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the program was built without " + resource);
            }
            List<List<String>> rows = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line ->
                            Arrays.stream(line.split("\\|")).map(String::strip).toList())
                    .toList();
            rows.forEach(row -> {
                if (row.size() != columns) {
                    throw new IllegalStateException(resource + " has a row of " + row.size() + " columns: " + row);
                }
            });
            return rows;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The program's table " + resource + " cannot be read.", unreadable);
        }
    }
}
