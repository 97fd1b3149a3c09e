package io.printlab.port;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A serial port of this machine. What the hardware says of itself is cut to 200 characters without control characters.
 *
 * @param path the name to configure: the most lasting one that there is
 * @param aliases every name that leads to it, the path included
 * @param vendorId of USB, 0 to 65535; null if not known
 * @param productId of USB, 0 to 65535; null if not known
 * @param description what the hardware says that it is; may be empty
 * @param suggestion what it is taken for, as in {@code Prusa MK3S}; null if nobody knows
 */
public record SeenPort(
        String path,
        List<String> aliases,
        @Nullable Integer vendorId,
        @Nullable Integer productId,
        String description,
        @Nullable String suggestion) {
    private static final int LONGEST = 200;
    private static final int MOST_ALIASES = 8;

    public SeenPort {
        path = plain(path);
        aliases = aliases.stream()
                .map(SeenPort::plain)
                .distinct()
                .sorted()
                .limit(MOST_ALIASES)
                .toList();
        description = plain(description);
    }

    /** Whether a device that is configured with this name is at this port. */
    public boolean isAt(String name) {
        return path.equals(name) || aliases.contains(name);
    }

    private static String plain(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", " ").strip();
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
    }
}
