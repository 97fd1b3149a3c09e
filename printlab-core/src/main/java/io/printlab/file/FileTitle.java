package io.printlab.file;

import java.text.Normalizer;

/** The rule for file names that people read. A title is never used as a path. */
public final class FileTitle {
    private static final int LONGEST = 120;

    private FileTitle() {}

    /** The last part of whatever the sender called the file, without control and format characters, at most 120 characters. */
    public static String of(String sent) {
        String normal = Normalizer.normalize(sent, Normalizer.Form.NFC).replace('\\', '/');
        String last = normal.substring(normal.lastIndexOf('/') + 1);
        String clean = last.codePoints()
                .filter(c -> !Character.isISOControl(c)
                        && Character.getType(c) != Character.FORMAT
                        && Character.getType(c) != Character.SURROGATE
                        && Character.getType(c) != Character.UNASSIGNED)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        if (clean.isEmpty() || clean.equals(".") || clean.equals("..")) {
            return "unnamed.gcode";
        }
        if (clean.length() <= LONGEST) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return clean.substring(0, end);
    }
}
