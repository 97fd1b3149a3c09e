package io.printlab.devices.simulator;

/** A command's code and the numbers behind its letters. */
final class Words {
    private final String text;

    Words(String text) {
        this.text = text;
    }

    /** The code, such as {@code G1}; leading zeros of its number do not count. */
    String code() {
        int end = 1;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        if (end == 1 || text.isEmpty()) {
            return text;
        }
        return text.charAt(0) + Integer.toString(Integer.parseInt(text.substring(1, Math.min(end, 9))));
    }

    boolean startsWith(String start) {
        return text.startsWith(start);
    }

    boolean has(char letter) {
        return indexOf(letter) >= 0;
    }

    double get(char letter, double otherwise) {
        int at = indexOf(letter);
        if (at < 0) {
            return otherwise;
        }
        int end = at + 1;
        while (end < text.length() && "+-.0123456789".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        try {
            return Double.parseDouble(text.substring(at + 1, end));
        } catch (NumberFormatException noNumber) {
            return otherwise;
        }
    }

    private int indexOf(char letter) {
        return text.indexOf(letter, 1);
    }
}
