package io.printlab.app.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.printlab.app.RunningApp;
import io.printlab.app.mail.MailSettings;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mailed way to a new password, through a real SMTP server. */
final class MailedResetTest {
    private static final String BASE = "https://prints.example.org";
    private static final String NEXT = "another made up sentence";
    private static final Pattern LINK = Pattern.compile(Pattern.quote(BASE) + "/reset\\?token=([A-Za-z0-9_-]{43})\\s");

    private final GreenMail smtp = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @TempDir
    private Path folder;

    private RunningApp app;
    private SignIn signIn;

    @BeforeEach
    void start() {
        smtp.start();
        app = new RunningApp(
                folder,
                BASE,
                new MailSettings(
                        "127.0.0.1",
                        smtp.getSmtp().getPort(),
                        MailSettings.Security.NONE,
                        "",
                        "",
                        "printlab@example.org"));
        signIn = app.injector.getInstance(SignIn.class);
        app.store.users().setEmail(app.sam.id(), "sam@example.org");
    }

    @AfterEach
    void stop() {
        app.close();
        smtp.stop();
    }

    @Test
    void aMailedLinkSetsAPasswordOnceAndSignsOutEverywhere() throws Exception {
        OpenedSession session = app.signIn(app.sam);
        assertThat(forgotten("SAM.student").statusCode()).isEqualTo(200);
        assertThat(smtp.waitForIncomingEmail(20_000, 1)).isTrue();
        MimeMessage letter = smtp.getReceivedMessages()[0];
        assertThat(letter.getAllRecipients()[0]).hasToString("sam@example.org");
        assertThat(letter.getFrom()[0]).hasToString("printlab@example.org");
        Matcher link = LINK.matcher(GreenMailUtil.getBody(letter));
        assertThat(link.find()).isTrue();
        String token = link.group(1);
        assertThat(app.store.passwordResets().open(token, app.clock.instant()))
                .as("the token itself is not stored")
                .isEmpty();

        assertThat(app.get("/reset?token=" + token).body()).contains("sam.student");
        assertThat(app.get("/reset?token=" + token).statusCode())
                .as("looking does not use it up")
                .isEqualTo(200);
        HttpResponse<String> weak = reset(token, "password123");
        assertThat(weak.statusCode()).isEqualTo(400);
        assertThat(weak.body()).contains("most common").contains(token);
        assertThat(reset(token, NEXT).statusCode()).isEqualTo(303);
        assertThat(app.injector.getInstance(SignInSessions.class).isOpen(session.token()))
                .isFalse();
        assertThat(app.signIn(app.sam, NEXT).user().id()).isEqualTo(app.sam.id());
        assertThatThrownBy(() -> signIn.signIn("sam.student", RunningApp.PASSWORD, Sender.at("192.0.2.3")))
                .isInstanceOf(WrongCredentialsException.class);
        assertThat(reset(token, "yet another sentence").statusCode()).isEqualTo(404);
    }

    @Test
    void aMailedLinkIsGoodForAnHour() throws Exception {
        forgotten("sam.student");
        assertThat(smtp.waitForIncomingEmail(20_000, 1)).isTrue();
        Matcher link = LINK.matcher(GreenMailUtil.getBody(smtp.getReceivedMessages()[0]));
        assertThat(link.find()).isTrue();
        app.clock.advance(Duration.ofMinutes(59));
        assertThat(app.get("/reset?token=" + link.group(1)).statusCode()).isEqualTo(200);
        app.clock.advance(Duration.ofMinutes(1));
        assertThat(app.get("/reset?token=" + link.group(1)).statusCode()).isEqualTo(404);
        assertThat(reset(link.group(1), NEXT).statusCode()).isEqualTo(404);
    }

    @Test
    void theAnswerIsTheSameForKnownAndUnknownNames() {
        app.store.users().setEmail(app.stella.id(), "stella@example.org");
        app.store.users().setActive(app.stella.id(), false);
        String known = forgotten("sam.student").body();
        for (String other : new String[] {"nobody", "stella.staff", "ada.admin", "x\r\nBcc: eve@example.org"}) {
            HttpResponse<String> answer = forgotten(other);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(known);
        }
        forgotten("sam.student");
        assertThat(smtp.waitForIncomingEmail(20_000, 2)).isTrue();
        assertThat(smtp.getReceivedMessages())
                .as("letters are sent in the order that they were asked for")
                .hasSize(2);
    }

    @Test
    void theRequestLooksNobodyUpSoItsTimeTellsNothing() {
        app.store.reachable(false);
        PasswordResets resets = app.injector.getInstance(PasswordResets.class);
        resets.mail("sam.student", "192.0.2.9", BASE);
        resets.mail("nobody", "192.0.2.9", BASE);
        app.store.reachable(true);
    }

    @Test
    void askingIsLimitedByNameAndByAddress() {
        PasswordResets resets = app.injector.getInstance(PasswordResets.class);
        for (int time = 0; time < 3; time++) {
            resets.mail("nobody", "192.0.2." + time, BASE);
        }
        assertThatThrownBy(() -> resets.mail("nobody", "192.0.2.9", BASE)).isInstanceOf(TooManyAttemptsException.class);
        for (int time = 0; time < 10; time++) {
            resets.mail("nobody" + time, "198.51.100.1", BASE);
        }
        assertThatThrownBy(() -> resets.mail("nobody99", "198.51.100.1", BASE))
                .isInstanceOf(TooManyAttemptsException.class);
    }

    private HttpResponse<String> forgotten(String name) {
        return app.post("/forgotten", "name=" + encoded(name), "Content-Type", "application/x-www-form-urlencoded");
    }

    private HttpResponse<String> reset(String token, String password) {
        return app.post(
                "/reset",
                "token=" + token + "&password=" + encoded(password),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
