package io.printlab.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.printlab.app.signin.AuthenticatorApp;
import io.printlab.app.signin.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Setting up a second factor, signing in with it, ending sessions, and being asked again, as people click it. */
final class DoorsTest {
    @RegisterExtension
    static final BrowserLab lab = new BrowserLab();

    private final Clock clock = Clock.systemUTC();

    @Test
    void aPersonSetsUpASecondFactorAndSignsInWithIt() {
        Page page = lab.signedIn(Person.OTHER_STUDENT);
        Page elsewhere = lab.signedIn(Person.OTHER_STUDENT);
        page.navigate("/account");
        page.locator("#second-factor a").click();
        button(page, "Set it up").click();
        assertThat(page.locator(".qr")).isVisible();
        String secret = page.locator("#factor-secret").innerText();
        BrowserLab.shoot(page, "second-factor-app");
        page.getByLabel("The code that the app shows now").fill(AuthenticatorApp.code(secret, clock.instant()));
        button(page, "Turn it on").click();
        assertThat(page.locator("#new-codes li")).hasCount(10);
        String recovery = page.locator("#new-codes li").first().innerText();
        BrowserLab.shoot(page, "second-factor-codes");
        page.getByText("I have kept them").click();
        assertThat(page.locator("#second-factor")).containsText("10 recovery codes left");
        elsewhere.navigate("/");
        assertThat(elsewhere).hasURL(Pattern.compile("/sign-in"));

        firstStep(elsewhere);
        Instant next = clock.instant().plus(Duration.ofSeconds(30));
        elsewhere.getByLabel("Code").fill(AuthenticatorApp.code(secret, next));
        BrowserLab.shoot(elsewhere, "sign-in-code");
        button(elsewhere, "Sign in").click();
        assertThat(elsewhere.locator(".person-name")).containsText("Olga Other");

        lab.faults().expect("401");
        Page third = lab.window();
        firstStep(third);
        third.getByLabel("Code").fill(AuthenticatorApp.code(secret, next));
        button(third, "Sign in").click();
        assertThat(third.locator(".notice-bad")).containsText("it was used before");
        third.getByLabel("Code").fill(recovery);
        button(third, "Sign in").click();
        assertThat(third.locator(".person-name")).containsText("Olga Other");

        page.navigate("/account");
        assertThat(page.locator("#sessions .key")).hasCount(3);
        assertThat(page.locator("#sessions")).containsText("Chrome on Linux");
        BrowserLab.shoot(page, "account-sessions");
        button(page, "Sign out everywhere else").click();
        assertThat(page.locator("#sessions .key")).hasCount(1);
        third.navigate("/");
        assertThat(third).hasURL(Pattern.compile("/sign-in"));
    }

    @Test
    void aPersonIsAskedAgainAndWhatWasAskedForGoesOn() {
        lab.faults().expect("403");
        Page page = lab.signedIn(Person.STUDENT);
        page.navigate("/account");
        String token = page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("printlab_session"))
                .map(cookie -> Secrets.sha256(cookie.value))
                .findFirst()
                .orElseThrow();
        assertThat(lab.lab()
                        .store()
                        .sessions()
                        .renew(token, token, clock.instant().minus(Duration.ofMinutes(11))))
                .isTrue();
        page.getByLabel("Name of a new key").fill("Slicer upstairs");
        button(page, "Make a key").click();
        assertThat(page.locator("h1")).hasText("Is it you?");
        BrowserLab.shoot(page, "confirm");
        page.getByLabel("Password or code").fill("not the password");
        button(page, "Go on").click();
        assertThat(page.locator(".notice-bad")).containsText("That is not right");
        page.getByLabel("Password or code").fill(Person.PASSWORD);
        button(page, "Go on").click();
        assertThat(page.locator("#new-key")).isVisible();
        assertThat(page.locator("#keys")).containsText("Slicer upstairs");
        button(page, "Sign out").click();
        assertThat(page).hasURL(Pattern.compile("/sign-in"));
    }

    private static void firstStep(Page door) {
        door.getByLabel("Name").fill(Person.OTHER_STUDENT.signInName());
        door.getByLabel("Password").fill(Person.PASSWORD);
        button(door, "Sign in").click();
        assertThat(door.locator("h1")).hasText("One more step");
    }

    private static com.microsoft.playwright.Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
