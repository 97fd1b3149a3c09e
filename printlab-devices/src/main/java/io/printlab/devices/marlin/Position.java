package io.printlab.devices.marlin;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Height of the nozzle as M114 tells it, in millimetres. */
record Position(double z) {
    private static final Pattern HEIGHT = Pattern.compile("\\bZ: ?(-?\\d{1,5}(?:\\.\\d{1,6})?)");

    static @Nullable Position read(String line) {
        Matcher height = HEIGHT.matcher(line);
        return height.find() ? new Position(Double.parseDouble(height.group(1))) : null;
    }
}
