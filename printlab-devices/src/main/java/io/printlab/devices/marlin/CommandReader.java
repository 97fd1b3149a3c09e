package io.printlab.devices.marlin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the commands of a G-code file as they are to be sent: without comments, line numbers and checksums of their own, in
 * upper case where the firmware does not take text. Holds one line at a time.
 */
final class CommandReader implements AutoCloseable {
    private static final Set<String> TAKE_TEXT =
            Set.of("M117", "M118", "M23", "M28", "M30", "M32", "M33", "M928", "M16");
    private static final int LONGEST = 512;

    private final InputStream in;
    private final byte[] block = new byte[32 * 1024];
    private final byte[] line = new byte[LONGEST];
    private int at;
    private int filled;
    private long blockStart;
    private long feeds;
    private long lines;

    CommandReader(InputStream in) {
        this.in = in;
    }

    /**
     * The next command, or null at the end of the file.
     *
     * @throws IOException if the file cannot be read, or a command is longer than any firmware takes
     */
    @Nullable Command next() throws IOException {
        while (true) {
            int length = readLine();
            if (length < 0) {
                return null;
            }
            String text = length == 0 ? "" : command(length);
            if (!text.isEmpty()) {
                return new Command(text, true, blockStart + at);
            }
        }
    }

    /** Number of the line in the file that was read last, from 1. */
    long line() {
        return lines;
    }

    private int readLine() throws IOException {
        int length = 0;
        boolean comment = false;
        boolean any = false;
        while (at < filled || fill()) {
            byte b = block[at++];
            any = true;
            if (b == '\n' || b == '\r') {
                feeds += b == '\n' ? 1 : 0;
                lines = b == '\n' ? feeds : feeds + 1;
                return length;
            }
            comment |= b == ';';
            if (!comment && ((b >= ' ' && b < 0x7f) || b == '\t')) {
                if (length == LONGEST) {
                    throw new IOException("line " + (feeds + 1) + " of the file has a command of more than " + LONGEST
                            + " characters");
                }
                line[length++] = b == '\t' ? (byte) ' ' : b;
            }
        }
        lines = any ? feeds + 1 : lines;
        return any ? length : -1;
    }

    private boolean fill() throws IOException {
        blockStart += filled;
        at = 0;
        filled = Math.max(in.read(block), 0);
        return filled > 0;
    }

    private String command(int length) {
        String text = new String(line, 0, length, StandardCharsets.US_ASCII).strip();
        if (text.isEmpty() || text.equals("%")) {
            return "";
        }
        text = withoutNumber(text);
        int blank = text.indexOf(' ');
        String word = (blank < 0 ? text : text.substring(0, blank)).toUpperCase(Locale.ROOT);
        if (TAKE_TEXT.contains(word)) {
            return blank < 0 ? word : word + text.substring(blank).replace("*", "");
        }
        text = withoutChecksumAndParentheses(text);
        if (isStandard(text)) {
            text = inUpperCase(text);
        }
        return word.equals("M110") ? "" : text;
    }

    private static String withoutNumber(String text) {
        char first = text.charAt(0);
        if ((first != 'N' && first != 'n') || text.length() < 2 || !Character.isDigit(text.charAt(1))) {
            return text;
        }
        int end = 1;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return text.substring(end).stripLeading();
    }

    private static String withoutChecksumAndParentheses(String text) {
        int star = text.indexOf('*');
        String cut = star < 0 ? text : text.substring(0, star).stripTrailing();
        return cut.indexOf('(') < 0 ? cut : cut.replaceAll("\\([^)]*\\)?", "").strip();
    }

    /** What stands between quotes is a name: Prusa's M862 compares it letter by letter. */
    private static String inUpperCase(String text) {
        if (text.indexOf('"') < 0) {
            return text.toUpperCase(Locale.ROOT);
        }
        StringBuilder upper = new StringBuilder(text.length());
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            upper.append(quoted ? c : Character.toUpperCase(c));
        }
        return upper.toString();
    }

    /** Words of other dialects (Klipper's macros) may name things in lower case. */
    private static boolean isStandard(String text) {
        return text.length() > 1 && "GMTgmt".indexOf(text.charAt(0)) >= 0 && Character.isDigit(text.charAt(1));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
