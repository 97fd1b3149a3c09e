package io.printlab.devices.network;

/** Text of a host for people: one line, bounded, without what is not to be seen. */
public final class HostText {
    private HostText() {}

    /** At most so many characters, with spaces in place of line ends and controls. */
    public static String line(String text, int longest) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), longest));
        text.codePoints()
                .limit(4L * longest)
                .map(letter -> Character.isWhitespace(letter) ? ' ' : letter)
                .filter(letter -> !isHidden(letter))
                .forEach(letter -> {
                    boolean doubled = letter == ' ' && (line.isEmpty() || line.charAt(line.length() - 1) == ' ');
                    if (!doubled && line.length() + Character.charCount(letter) <= longest) {
                        line.appendCodePoint(letter);
                    }
                });
        return line.toString().strip();
    }

    /** Text as a sentence: a host's own message, with a full stop at its end. */
    public static String sentence(String text) {
        String line = line(text, 200);
        return line.isEmpty() || line.endsWith(".") || line.endsWith("!") || line.endsWith("?") ? line : line + ".";
    }

    private static boolean isHidden(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
