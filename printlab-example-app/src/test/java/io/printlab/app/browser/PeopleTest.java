package io.printlab.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.printlab.account.User;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An administrator lets people in and keeps them out; people look after their own accounts. */
final class PeopleTest {
    @RegisterExtension
    static final BrowserLab lab = new BrowserLab();

    private static final String WIDER_BY = "() => document.documentElement.scrollWidth - innerWidth";
    private static final String NEXT = "another made up sentence";

    @Test
    void whoIsInvitedComesInAndWhoIsDeactivatedIsOut() {
        Page admin = lab.signedIn(Person.ADMINISTRATOR);
        admin.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("People"))
                .click();
        look(admin, "people");
        link(admin, "Invite");
        admin.getByLabel("Sign-in name to propose").fill("ida.invited");
        button(admin, "Make an invitation");
        Locator made = admin.locator("#new-link");
        assertThat(made).isVisible();
        String invitation = made.innerText().strip();
        look(admin, "invitations");

        Page ida = lab.window();
        ida.navigate(local(invitation));
        assertThat(ida.getByLabel("Name to sign in with")).hasValue("ida.invited");
        look(ida, "join");
        ida.getByLabel("Name that others read").fill("Ida Invited");
        ida.locator("#password").fill("password123");
        lab.faults().expect("400");
        button(ida, "Make my account");
        assertThat(ida.getByRole(AriaRole.ALERT)).containsText("most common");
        ida.locator("#password").fill(NEXT);
        button(ida, "Make my account");
        assertThat(ida.getByRole(AriaRole.STATUS).first()).containsText("Your account is made");
        signIn(ida, "ida.invited", NEXT);
        assertThat(ida.locator(".person-name")).containsText("Ida Invited");

        admin.navigate("/people");
        admin.getByLabel("Name or e-mail address").fill("ida");
        button(admin, "Search");
        link(admin, "Ida Invited");
        look(admin, "person");
        button(admin, "Make a link");
        String reset = admin.locator("#new-link").innerText().strip();
        Page again = lab.window();
        again.navigate(local(reset));
        look(again, "reset");
        again.locator("#password").fill("a third made up sentence");
        button(again, "Set the password");
        assertThat(again.getByRole(AriaRole.STATUS).first()).containsText("signed out everywhere");
        ida.navigate("/queue");
        assertThat(ida).hasURL(Pattern.compile("/sign-in"));
        signIn(again, "ida.invited", "a third made up sentence");

        admin.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Deactivate").setExact(true))
                .click();
        button(admin, "Deactivate it");
        assertThat(admin.locator(".notice")).containsText("deactivated");
        again.navigate("/queue");
        assertThat(again).hasURL(Pattern.compile("/sign-in"));
    }

    @Test
    void aClassIsLookedAtFirstAndItsLinksAreDownloaded() throws IOException {
        Page admin = lab.signedIn(Person.ADMINISTRATOR);
        admin.navigate("/class-list");
        admin.locator("#list-file")
                .setInputFiles(new FilePayload(
                        "class.csv",
                        "text/csv",
                        "name,display name,group\ncleo.class,Cleo Class,design\nb/d,Bad Name,\n"
                                .getBytes(StandardCharsets.UTF_8)));
        assertThat(admin.locator("#list-file-said")).containsText("class.csv");
        button(admin, "Look at it first");
        assertThat(admin.locator("#preview")).containsText("Line 3");
        look(admin, "class-list-faults");
        admin.locator("#csv").fill("cleo.class,Cleo Class,,design\nsam.student,,,\n");
        button(admin, "Look at it first");
        assertThat(admin.locator("#preview")).containsText("1 new, 1 here already, 0 with a fault");
        look(admin, "class-list");
        Download download = admin.waitForDownload(() -> button(admin, "Add them and download the links"));
        List<String> lines = Files.readAllLines(download.path());
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).startsWith("\"cleo.class\",\"Cleo Class\",,\"design\",\"http://127.0.0.1:");
        User cleo = lab.lab().store().users().byName("cleo.class").orElseThrow();
        assertThat(cleo.groups()).containsExactly("design");
    }

    @Test
    void aPersonChangesThePasswordTakesTheDataAndDeletesTheAccount() throws IOException {
        Page olga = lab.signedIn(Person.OTHER_STUDENT);
        olga.navigate("/account");
        link(olga, "Password and data");
        look(olga, "own-account");
        lab.faults().expect("403");
        olga.locator("#password").fill("not the one");
        olga.locator("#next").fill(NEXT);
        button(olga, "Change the password");
        assertThat(olga.getByRole(AriaRole.ALERT)).containsText("not your password");
        olga.locator("#password").fill(Person.PASSWORD);
        olga.locator("#next").fill(NEXT);
        button(olga, "Change the password");
        assertThat(olga.locator(".notice")).containsText("Your password is changed");
        Download download = olga.waitForDownload(() -> link(olga, "Download"));
        assertThat(Files.readString(download.path())).contains("olga.other");
        olga.locator("#delete-password").fill(NEXT);
        button(olga, "Delete my account");
        assertThat(olga).hasURL(Pattern.compile("/sign-in"));
        assertThat(lab.lab().store().users().byName("olga.other")).isEmpty();
    }

    @Test
    void whoForgotThePasswordIsToldWhatToDo() {
        Page door = lab.window();
        link(door, "Forgotten your password?");
        look(door, "forgotten");
        assertThat(door.locator("main")).containsText("Ask the lab's staff");
    }

    private static void signIn(Page page, String name, String password) {
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").fill(password);
        button(page, "Sign in");
        assertThat(page.locator(".person-name")).isVisible();
    }

    private static void link(Page page, String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).click();
    }

    private static void button(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .click();
    }

    /** Keeps a picture, on a desktop and on a phone. */
    private static void look(Page page, String name) {
        assertThat(page.locator("h1").first()).isVisible();
        for (int width : new int[] {1280, 390}) {
            page.setViewportSize(width, 900);
            assertThat((Integer) page.evaluate(WIDER_BY))
                    .as("how much wider than %d %s is", width, name)
                    .isLessThanOrEqualTo(0);
            BrowserLab.shoot(page, name + "-" + width);
        }
        page.setViewportSize(1280, 900);
    }

    private static String local(String link) {
        return link.substring(link.indexOf('/', "http://".length()));
    }
}
