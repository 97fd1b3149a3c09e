package io.printlab.devices.gcode;

/**
 * One command in its words: the letter and number of the command, and a number for each letter that follows. A line
 * number in front and a checksum behind are passed over, and so are remarks in round brackets. Numbers are in the units
 * of the file. There are no exponents in G-code: {@code X1E3} is X = 1 and E = 3. A number beyond {@value #LARGEST} is
 * taken as absent.
 */
public final class GCodeWords {
    /** Larger numbers, in either direction, are nonsense to a printer. */
    public static final double LARGEST = 1e7;

    private static final double[] TENTHS = {1, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9};

    private final double[] values = new double[26];
    private int present;
    private char letter;
    private int code;
    private boolean named;
    private int next;

    void parse(byte[] bytes, int from, int end) {
        present = 0;
        letter = 0;
        code = -1;
        named = false;
        next = from;
        boolean first = true;
        while (next < end) {
            int upper = bytes[next] & 0xdf;
            if (upper >= 'A' && upper <= 'Z' && bytes[next] >= 'A') {
                double value = number(bytes, next + 1, end);
                if (!first) {
                    set(upper, value);
                } else if (upper != 'N' || Double.isNaN(value)) {
                    first = false;
                    begin((char) upper, value, bytes, end);
                    if (letter == 0 || isText()) {
                        return;
                    }
                }
            } else if (bytes[next] == '*') {
                return;
            } else if (bytes[next] == '(') {
                next = closing(bytes, end);
            } else {
                if (first && bytes[next] > ' ') {
                    return;
                }
                next++;
            }
        }
    }

    private void begin(char upper, double value, byte[] bytes, int end) {
        boolean known = upper == 'G' || upper == 'M' || upper == 'T' || upper == 'S' || upper == 'F' || upper == 'D';
        if (known && value >= 0 && value < 100_000) {
            letter = upper;
            code = (int) value;
        } else if (isAxis(upper) && !Double.isNaN(value)) {
            set(upper, value);
            letter = upper;
        } else {
            named = isName(bytes, next - 1, end);
        }
    }

    private static boolean isAxis(char upper) {
        return upper == 'X' || upper == 'Y' || upper == 'Z' || upper == 'E';
    }

    /** A command of Klipper's kind: a name of at least two letters, such as {@code START_PRINT}. */
    private static boolean isName(byte[] bytes, int from, int end) {
        int i = from;
        while (i < end && (Character.isUpperCase(bytes[i]) || bytes[i] == '_' || isDigit(bytes[i]))) {
            i++;
        }
        return i - from >= 2 && (i == end || bytes[i] == ' ');
    }

    private boolean isText() {
        return letter == 'M' && (code == 117 || code == 118 || code == 23 || code == 28 || code == 30 || code == 32);
    }

    private int closing(byte[] bytes, int end) {
        int i = next;
        while (i < end && bytes[i] != ')') {
            i++;
        }
        return i + 1;
    }

    private void set(int upper, double value) {
        if (!Double.isNaN(value)) {
            values[upper - 'A'] = value;
            present |= 1 << (upper - 'A');
        }
    }

    private double number(byte[] bytes, int from, int end) {
        int i = from;
        while (i < end && bytes[i] == ' ') {
            i++;
        }
        boolean negative = i < end && bytes[i] == '-';
        if (negative || (i < end && bytes[i] == '+')) {
            i++;
        }
        long whole = 0;
        int digits = 0;
        while (i < end && isDigit(bytes[i])) {
            whole = whole < 100_000_000_000L ? whole * 10 + (bytes[i] - '0') : whole;
            digits++;
            i++;
        }
        double value = whole;
        if (i < end && bytes[i] == '.') {
            i++;
            long fraction = 0;
            int places = 0;
            while (i < end && isDigit(bytes[i])) {
                if (places < 9) {
                    fraction = fraction * 10 + (bytes[i] - '0');
                    places++;
                }
                digits++;
                i++;
            }
            value += fraction * TENTHS[places];
        }
        next = digits == 0 ? from : i;
        return digits == 0 || value > LARGEST ? Double.NaN : negative ? -value : value;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** The letter of the command in upper case, such as G, M or T; 0 if the line has none. */
    public char letter() {
        return letter;
    }

    /** The number of the command, or -1. */
    public int code() {
        return code;
    }

    /** Whether the command is a name, as firmware with macros takes it, such as {@code START_PRINT}. */
    public boolean isNamed() {
        return named;
    }

    public boolean is(char commandLetter, int commandCode) {
        return letter == commandLetter && code == commandCode;
    }

    /** Whether a word with this upper-case letter follows, with a number. */
    public boolean has(char word) {
        return (present & 1 << (word - 'A')) != 0;
    }

    /** The number that follows this upper-case letter, or {@code otherwise}. */
    public double value(char word, double otherwise) {
        return has(word) ? values[word - 'A'] : otherwise;
    }
}
