package io.printlab.devices.grbl;

import io.printlab.driver.PrintTask;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a file as grbl takes them: upper case, without comments, blanks and line numbers. What would act upon the
 * machine past its program (a system command, a real-time character) is refused. Holds one line at a time.
 */
final class GrblFile implements AutoCloseable {
    /** The line buffer of grbl 1.1, less its end. */
    static final int LONGEST = 79;

    private static final String BLANK = " \t\r";
    private static final int LONGEST_SOURCE = 512;

    private final InputStream in;
    private long number;

    private GrblFile(InputStream in) {
        this.in = new BufferedInputStream(in, 32 * 1024);
    }

    static GrblFile open(PrintTask task) throws IOException {
        return new GrblFile(task.content().open());
    }

    /**
     * Reads a file through before it is begun; returns how many lines it has for the machine.
     *
     * @throws PrintLabException DEVICE that names the line
     */
    static long checked(PrintTask task) {
        long lines = 0;
        try (GrblFile file = open(task)) {
            while (file.next() != null) {
                lines++;
            }
        } catch (IOException unreadable) {
            throw refused(task, unreadable.getMessage() + ".", unreadable);
        }
        if (lines == 0) {
            throw refused(task, "it holds no command. Make the file anew.", null);
        }
        return lines;
    }

    private static PrintLabException refused(PrintTask task, String why, @Nullable Throwable cause) {
        return new PrintLabException(ErrorCategory.DEVICE, "Job " + task.id().job() + " was not begun: " + why, cause);
    }

    /** The next line for the machine, or null at the end. */
    @Nullable String next() throws IOException {
        for (String source = line(); source != null; source = line()) {
            String text = plain(source);
            if (!text.isEmpty()) {
                requireHarmless(text);
                return text;
            }
        }
        return null;
    }

    /** Number of the line that was read last, from 1. */
    long number() {
        return number;
    }

    private @Nullable String line() throws IOException {
        StringBuilder text = new StringBuilder();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        number++;
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (text.length() == LONGEST_SOURCE) {
                throw new IOException(
                        "line " + number + " of the file is longer than " + LONGEST_SOURCE + " characters");
            }
            text.append((char) next);
        }
        return text.toString();
    }

    private static String plain(String source) {
        StringBuilder text = new StringBuilder();
        boolean comment = false;
        for (int i = 0; i < source.length() && source.charAt(i) != ';'; i++) {
            char next = source.charAt(i);
            comment = next == '(' || (comment && next != ')');
            if (!comment && next != ')' && BLANK.indexOf(next) < 0) {
                text.append(next);
            }
        }
        String plain = text.toString().toUpperCase(Locale.ROOT);
        return plain.equals("%") ? "" : plain.replaceFirst("^N[0-9]+", "");
    }

    private void requireHarmless(String text) throws IOException {
        if (text.length() > LONGEST) {
            throw new IOException("line " + number + " of the file is longer than the " + LONGEST
                    + " characters that the machine takes");
        }
        if (!text.matches("[A-Z0-9.+/-]+")) {
            throw new IOException(
                    "line " + number
                            + " of the file has a character that is no G-code: system commands and the like are for a person at the machine");
        }
    }

    static byte[] bytes(String line) {
        return (line + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
