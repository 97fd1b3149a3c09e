package io.printlab.devices.serial;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of what USB devices are taken for. */
final class UsbDevices {
    private static final String TABLE = "usb-devices.csv";
    private static final int COLUMNS = 4;

    private final List<Line> lines;

    private UsbDevices(List<Line> lines) {
        this.lines = lines;
    }

    /** A line of the table; what is null or empty fits everything. */
    private record Line(@Nullable Integer vendor, @Nullable Integer product, List<String> words, String suggestion) {
        static Line of(String text) {
            String[] cells = text.split(";", -1);
            if (cells.length != COLUMNS || cells[3].isBlank()) {
                throw new IllegalStateException("the table " + TABLE + " has a line that cannot be read: " + text);
            }
            return new Line(
                    number(cells[0]),
                    number(cells[1]),
                    Arrays.stream(cells[2].split(",", -1))
                            .filter(word -> !word.isBlank())
                            .toList(),
                    cells[3]);
        }

        boolean fits(@Nullable Integer otherVendor, @Nullable Integer otherProduct, String name) {
            return (vendor == null || vendor.equals(otherVendor))
                    && (product == null || product.equals(otherProduct))
                    && (words.isEmpty() || words.stream().anyMatch(name::contains));
        }

        private static @Nullable Integer number(String cell) {
            return cell.isBlank() ? null : Integer.valueOf(cell.strip(), 16);
        }
    }

    static UsbDevices known() {
        try (InputStream table = UsbDevices.class.getResourceAsStream(TABLE)) {
            if (table == null) {
                throw new IllegalStateException("the table " + TABLE + " is not in the program; build it anew");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8));
            return new UsbDevices(reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Line::of)
                    .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the table " + TABLE + " cannot be read", unreadable);
        }
    }

    /**
     * What a port is taken for.
     *
     * @param names all that the port is called, by the system and by itself
     */
    Optional<String> suggestion(@Nullable Integer vendor, @Nullable Integer product, String names) {
        String small = names.toLowerCase(Locale.ROOT);
        return lines.stream()
                .filter(line -> line.fits(vendor, product, small))
                .map(Line::suggestion)
                .findFirst();
    }
}
