package io.printlab.devices.marlin;

/**
 * What the firmware says of itself in its answer to M115.
 *
 * @param firmware its name, at most 60 characters, or empty
 * @param reportsTemperatures whether M155 works
 */
record Capability(String firmware, boolean reportsTemperatures) {
    static final Capability NONE = new Capability("", false);

    private static final String NAME = "FIRMWARE_NAME:";

    Capability with(String line) {
        if (line.startsWith(NAME)) {
            String rest = line.substring(NAME.length()).strip();
            int end = rest.indexOf(" SOURCE_CODE");
            String name = end < 0 ? rest : rest.substring(0, end);
            return new Capability(name.substring(0, Math.min(60, name.length())), reportsTemperatures);
        }
        return line.startsWith("Cap:AUTOREPORT_TEMP:1") ? new Capability(firmware, true) : this;
    }

    String named() {
        return firmware.isEmpty() ? "" : " as " + firmware;
    }
}
