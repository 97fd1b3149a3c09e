package io.printlab.app.signin;

import com.nulabinc.zxcvbn.Zxcvbn;
import io.printlab.error.PrintLabException;
import java.util.List;
import java.util.Locale;

/** What a password must be: long enough, not the person's name, and not one of those that are tried first. Thread-safe. */
final class PasswordPolicy {
    static final int SHORTEST = 10;
    static final int LONGEST = 200;
    /** Judging takes a time that grows steeply with the length; what begins hard to guess stays so. */
    private static final int JUDGED = 60;

    private static final int MORE_THAN_THE_NAME = 5;
    private static final int SHORTEST_NAME = 3;
    private static final double EASY_GUESSES = 1e6;
    private static final String ADVICE = " Choose another; a few words in a row are easy to remember.";

    private final Zxcvbn zxcvbn = new Zxcvbn();

    /**
     * @param about name and display name of the person
     * @throws PrintLabException USER that says what is wrong
     */
    void check(String password, List<String> about) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw PrintLabException.user("A password has " + SHORTEST + " to " + LONGEST
                    + " characters. Choose a longer one; a few words in a row are easy to remember.");
        }
        if (about.stream().anyMatch(name -> isMadeOf(password, name))) {
            throw PrintLabException.user(
                    "This password is little more than the person's name, which others try first." + ADVICE);
        }
        String judged = password.substring(0, Math.min(JUDGED, password.length()));
        if (zxcvbn.measure(judged, about).getGuesses() < EASY_GUESSES) {
            throw PrintLabException.user(
                    "This password is among the most common ones, or made of one of them, and is guessed soon."
                            + ADVICE);
        }
    }

    private static boolean isMadeOf(String password, String name) {
        String bare = bare(password);
        String bareName = bare(name);
        return bareName.length() >= SHORTEST_NAME
                && bare.contains(bareName)
                && bare.replace(bareName, "").length() < MORE_THAN_THE_NAME;
    }

    private static String bare(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
