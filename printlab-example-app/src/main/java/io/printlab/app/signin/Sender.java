package io.printlab.app.signin;

/**
 * Where a request comes from.
 *
 * @param address of the sender, as trusted proxies tell it
 * @param browser what the browser says it is: hostile; shortened to 300 characters
 */
public record Sender(String address, String browser) {
    private static final int LONGEST = 300;

    public Sender {
        browser = browser.substring(0, Math.min(LONGEST, browser.length()))
                .codePoints()
                .filter(letter -> !Character.isISOControl(letter))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Somebody of whom the address alone is known. */
    public static Sender at(String address) {
        return new Sender(address, "");
    }
}
