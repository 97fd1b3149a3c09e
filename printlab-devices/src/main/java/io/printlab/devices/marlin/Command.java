package io.printlab.devices.marlin;

/**
 * One command on its way to the firmware; compared by identity, so that its acknowledgement can be told apart.
 *
 * @param text without line number, checksum, comment and line end
 * @param fromFile whether it belongs to the print file
 * @param end bytes of the file up to its end; 0 for the host's own commands
 */
record Command(String text, boolean fromFile, long end) {
    /** Resets the firmware's line numbers. */
    static final Command RESET_NUMBERS = new Command("M110 N0", false, 0);

    static Command ofHost(String text) {
        return new Command(text, false, 0);
    }

    boolean is(String word) {
        return text.startsWith(word)
                && (text.length() == word.length() || !Character.isLetterOrDigit(text.charAt(word.length())));
    }

    /** Whether the firmware answers only when a heater is hot, and can be told by M108 to stop waiting. */
    boolean waitsForHeat() {
        return is("M109") || is("M190") || is("M191");
    }

    boolean asksTemperature() {
        return is("M105");
    }
}
