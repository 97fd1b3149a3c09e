package io.printlab.devices.marlin;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the firmware says of itself in its answer to M115.
 *
 * @param firmware its name, at most 60 characters, or empty
 * @param told the names of its {@code Cap:} lines with yes or no; at most 64
 */
record Capability(String firmware, Map<String, Boolean> told) {
    static final Capability NONE = new Capability("", Map.of());

    private static final int MOST = 64;
    private static final int LONGEST_NAME = 60;
    private static final Pattern NAME = Pattern.compile("FIRMWARE_NAME: ?(.+?)(?= [A-Z_]{4,30}:|$)");
    private static final Pattern CAPABILITY = Pattern.compile("Cap:([A-Z0-9_]{1,40}):([01])");

    /** Takes a line of the answer; other lines change nothing. */
    Capability with(String line) {
        Matcher name = NAME.matcher(line);
        if (name.find()) {
            String stated = name.group(1).strip();
            return new Capability(stated.substring(0, Math.min(LONGEST_NAME, stated.length())), told);
        }
        Matcher capability = CAPABILITY.matcher(line);
        if (!capability.lookingAt() || told.size() >= MOST) {
            return this;
        }
        Map<String, Boolean> more = new HashMap<>(told);
        more.put(capability.group(1), capability.group(2).equals("1"));
        return new Capability(firmware, Map.copyOf(more));
    }

    /** Whether M155 works. */
    boolean reportsTemperatures() {
        return has("AUTOREPORT_TEMP");
    }

    /** Whether questions of the firmware are answered by M876 with the number of a button. */
    boolean takesAnswersByNumber() {
        return has("PROMPT_SUPPORT") && has("EMERGENCY_PARSER");
    }

    boolean has(String capability) {
        return Boolean.TRUE.equals(told.get(capability));
    }

    String named() {
        return firmware.isEmpty() ? "" : " as " + firmware;
    }
}
