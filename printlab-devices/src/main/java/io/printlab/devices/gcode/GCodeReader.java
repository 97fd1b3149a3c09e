package io.printlab.devices.gcode;

import io.printlab.error.PrintLabException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads G-code line by line in constant memory, whatever the file holds.
 *
 * <pre>{@code
 * try (GCodeReader reader = new GCodeReader(in)) {
 *     while (reader.next()) {
 *         if (reader.hasCommand()) {
 *             send(reader.command());
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>A line ends with LF, CR LF or CR, as in firmware. A semicolon begins a comment. A command may be {@value
 * #LONGEST_COMMAND} bytes long; a longer one, or a NUL byte, is an error of category USER that names the line. A comment
 * may have any length; what stands beyond the buffer is skipped. Not thread-safe.
 */
public final class GCodeReader implements Closeable {
    /** The longest command in bytes, without its comment, blanks counted. */
    public static final int LONGEST_COMMAND = 32 * 1024;

    private static final int BUFFER = 128 * 1024;
    private static final int KEPT_OF_OVERLONG = BUFFER / 2;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private final GCodeWords words = new GCodeWords();
    private int limit;
    private int position;
    private boolean ended;
    private boolean skipLineFeed;
    private int start;
    private int commandEnd;
    private int commentStart;
    private int end;
    private long lineNumber;

    /** Closes {@code in} when closed itself. */
    public GCodeReader(InputStream in) {
        this.in = in;
    }

    /**
     * Moves to the next line, which may be empty.
     *
     * @return false at the end of the file
     * @throws PrintLabException USER for a NUL byte or a command that is too long
     */
    public boolean next() throws IOException {
        if (lineNumber == 0) {
            skipByteOrderMark();
        }
        if (skipLineFeed) {
            skipLineFeed = false;
            if (available() && buffer[position] == '\n') {
                position++;
            }
        }
        if (!available()) {
            return false;
        }
        lineNumber++;
        int scan = position;
        while (true) {
            int found = lineEnd(scan);
            if (found >= 0) {
                take(position, found);
                skipLineFeed = buffer[found] == '\r';
                position = found + 1;
                return true;
            }
            scan = limit - position;
            if (!refill()) {
                take(position, limit);
                position = limit;
                if (!ended) {
                    skipRest();
                }
                return true;
            }
            scan += position;
        }
    }

    private void skipByteOrderMark() throws IOException {
        boolean more = true;
        while (more && limit < 3) {
            more = refill();
        }
        if (limit >= 3 && (buffer[0] & 0xff) == 0xef && (buffer[1] & 0xff) == 0xbb && (buffer[2] & 0xff) == 0xbf) {
            position = 3;
        }
    }

    private int lineEnd(int from) {
        for (int i = from; i < limit; i++) {
            byte b = buffer[i];
            if (b <= '\r' && b >= 0) {
                if (b == '\n' || b == '\r') {
                    return i;
                }
                if (b == 0) {
                    throw PrintLabException.user("Line " + lineNumber
                            + " holds a NUL byte: the file is damaged, or it is not G-code. Export it once more.");
                }
            }
        }
        return -1;
    }

    private boolean available() throws IOException {
        return position < limit || refill();
    }

    /** Appends to the buffer; false at the end of the file, or if the line fills the whole buffer. */
    private boolean refill() throws IOException {
        if (ended) {
            return false;
        }
        if (position > 0) {
            System.arraycopy(buffer, position, buffer, 0, limit - position);
            limit -= position;
            position = 0;
        }
        if (limit == BUFFER) {
            return false;
        }
        int read = in.read(buffer, limit, BUFFER - limit);
        if (read < 0) {
            ended = true;
            return false;
        }
        limit += read;
        return true;
    }

    /** Drops the rest of a comment that does not fit; the first half of the buffer keeps what was taken of the line. */
    private void skipRest() throws IOException {
        end = Math.min(end, KEPT_OF_OVERLONG);
        while (true) {
            int read = in.read(buffer, KEPT_OF_OVERLONG, BUFFER - KEPT_OF_OVERLONG);
            if (read < 0) {
                ended = true;
                limit = position = KEPT_OF_OVERLONG;
                return;
            }
            for (int i = KEPT_OF_OVERLONG; i < KEPT_OF_OVERLONG + read; i++) {
                if (buffer[i] == '\n' || buffer[i] == '\r') {
                    skipLineFeed = buffer[i] == '\r';
                    position = i + 1;
                    limit = KEPT_OF_OVERLONG + read;
                    return;
                }
            }
        }
    }

    private void take(int from, int to) {
        start = from;
        end = to;
        int i = from;
        while (i < to && buffer[i] != ';') {
            i++;
        }
        if (i - from > LONGEST_COMMAND) {
            throw PrintLabException.user("Line " + lineNumber + " is a command of more than " + LONGEST_COMMAND
                    + " bytes, which no printer takes: the file is damaged, or it is not G-code. Export it once more.");
        }
        commandEnd = i;
        while (start < commandEnd && buffer[start] <= ' ' && buffer[start] >= 0) {
            start++;
        }
        while (commandEnd > start && buffer[commandEnd - 1] <= ' ' && buffer[commandEnd - 1] >= 0) {
            commandEnd--;
        }
        commentStart = i;
    }

    /** Number of the current line, from 1. */
    public long lineNumber() {
        return lineNumber;
    }

    /** Whether the current line holds more than blanks and a comment. */
    public boolean hasCommand() {
        return commandEnd > start;
    }

    /** The current line without blanks around it and without its comment; empty if there is none. */
    public String command() {
        return new String(buffer, start, commandEnd - start, StandardCharsets.UTF_8);
    }

    /** What follows the semicolon; empty if there is none. */
    public String comment() {
        int from = Math.min(commentStart + 1, end);
        return new String(buffer, from, end - from, StandardCharsets.UTF_8);
    }

    /** The command of the current line in its words. The object is the same for every line. */
    public GCodeWords words() {
        words.parse(buffer, start, commandEnd);
        return words;
    }

    boolean isComment() {
        return commandEnd == start && commentStart < end;
    }

    /** Whether the comment begins so, after blanks. */
    boolean commentBegins(byte[] text) {
        int from = commentStart + 1;
        while (from < end && buffer[from] == ' ') {
            from++;
        }
        return end - from >= text.length && Arrays.equals(buffer, from, from + text.length, text, 0, text.length);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
