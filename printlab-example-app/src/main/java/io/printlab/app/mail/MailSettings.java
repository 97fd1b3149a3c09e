package io.printlab.app.mail;

/**
 * How the lab sends mail.
 *
 * @param host the SMTP server; empty for no mail at all
 * @param user empty to send without signing in
 * @param from the address that letters come from
 */
public record MailSettings(String host, int port, Security security, String user, String password, String from) {
    /** How the connection to the server is kept from others. */
    public enum Security {
        /** Begins in the clear and is refused unless it becomes TLS. */
        STARTTLS,
        TLS,
        /** In the clear: for a server on this host. */
        NONE
    }

    /** No mail. */
    public static MailSettings off() {
        return new MailSettings("", 0, Security.STARTTLS, "", "", "");
    }

    public boolean isOn() {
        return !host.isEmpty();
    }

    @Override
    public String toString() {
        return isOn() ? "MailSettings[" + host + ":" + port + ", " + security + ", from=" + from + "]" : "off";
    }
}
