package io.printlab.app.mail;

/**
 * A mail of plain text.
 *
 * @param to as {@link io.printlab.account.EmailAddress#checked} returns it
 */
public record Letter(String to, String subject, String text) {
    /** Without the text, which may hold a link that is as good as a password. */
    @Override
    public String toString() {
        return "Letter[" + subject + "]";
    }
}
