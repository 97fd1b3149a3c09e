package io.printlab.devices.marlin;

/** One command on its way to the firmware. Two of them are never equal, so that each acknowledgement can be told apart. */
final class Command {
    /** Resets the firmware's line numbers. */
    static final Command RESET_NUMBERS = new Command("M110 N0", false, 0);

    private final String text;
    private final boolean fromFile;
    private final long end;

    /**
     * @param text without line number, checksum, comment and line end
     * @param fromFile whether it belongs to the print file
     * @param end bytes of the file up to its end; 0 for the host's own commands
     */
    Command(String text, boolean fromFile, long end) {
        this.text = text;
        this.fromFile = fromFile;
        this.end = end;
    }

    String text() {
        return text;
    }

    boolean fromFile() {
        return fromFile;
    }

    long end() {
        return end;
    }

    static Command ofHost(String text) {
        return new Command(text, false, 0);
    }

    boolean is(String word) {
        return text.startsWith(word)
                && (text.length() == word.length() || !Character.isLetterOrDigit(text.charAt(word.length())));
    }

    /** Whether it is one of everybody's codes, such as G1; words of a printer's own may do anything. */
    boolean isStandard() {
        return text.length() > 1 && "GMT".indexOf(text.charAt(0)) >= 0 && Character.isDigit(text.charAt(1));
    }

    /** Whether the firmware answers only when a heater is hot, and can be told by M108 to stop waiting. */
    boolean waitsForHeat() {
        return is("M109") || is("M190") || is("M191");
    }

    boolean asksTemperature() {
        return is("M105");
    }
}
