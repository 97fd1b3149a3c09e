package io.printlab.app.config;

import io.printlab.account.EmailAddress;
import io.printlab.app.mail.MailSettings;
import io.printlab.app.mail.MailSettings.Security;
import io.printlab.error.PrintLabException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the settings of mail, and adds what is wrong to the faults. Used once, by one thread. */
final class MailLines {
    private static final Logger log = LoggerFactory.getLogger(MailLines.class);
    private static final int TLS_PORT = 465;
    private static final int SUBMISSION_PORT = 587;

    private final Map<SettingKey, String> values;
    private final List<String> faults;

    MailLines(Map<SettingKey, String> values, List<String> faults) {
        this.values = values;
        this.faults = faults;
    }

    /** @param baseUrl without which no link can be mailed: what a request says of the lab's address may be forged */
    MailSettings mail(String baseUrl) {
        String host = text(SettingKey.SMTP_HOST);
        if (host.isEmpty()) {
            return MailSettings.off();
        }
        if (baseUrl.isEmpty()) {
            faults.add(SettingKey.BASE_URL.key() + " is needed with " + SettingKey.SMTP_HOST.key()
                    + ", for the links in letters");
        }
        Security security = security();
        return new MailSettings(
                host, port(security), security, text(SettingKey.SMTP_USER), text(SettingKey.SMTP_PASSWORD), from());
    }

    private Security security() {
        String text = text(SettingKey.SMTP_SECURITY).toUpperCase(Locale.ROOT);
        for (Security security : Security.values()) {
            if (security.name().equals(text)) {
                return security;
            }
        }
        if (!text.isEmpty()) {
            faults.add(SettingKey.SMTP_SECURITY.key() + " is starttls, tls or none");
        }
        return Security.STARTTLS;
    }

    private int port(Security security) {
        String text = text(SettingKey.SMTP_PORT);
        if (text.isEmpty()) {
            return security == Security.TLS ? TLS_PORT : SUBMISSION_PORT;
        }
        int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
        if (port < 1 || port > 65_535) {
            faults.add(SettingKey.SMTP_PORT.key() + " is a whole number from 1 to 65535");
        }
        return port;
    }

    private String from() {
        try {
            return EmailAddress.checked(text(SettingKey.SMTP_FROM));
        } catch (PrintLabException wrong) {
            log.debug("The sender of letters is no address", wrong);
            faults.add(SettingKey.SMTP_FROM.key() + " is an address such as printlab@example.org");
            return "";
        }
    }

    private String text(SettingKey key) {
        return values.getOrDefault(key, "");
    }
}
