package io.printlab.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.printlab.job.Job;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An administrator changes the rules in the browser: edit, preview, publish, and a job is placed by the new version. */
final class RulesTest {
    @RegisterExtension
    static final BrowserLab lab = new BrowserLab();

    private static final String WIDER_BY = "() => document.documentElement.scrollWidth - innerWidth";

    @Test
    void theRulesAreEditedPreviewedPublishedAndTakenBack() {
        Job early = lab.submit(Person.STUDENT, GCode.CABLE_CLIP, "first-come.gcode");
        Job late = lab.submit(Person.OTHER_STUDENT, GCode.NAME_TAG, "second-come-and-short.gcode");
        Page page = lab.signedIn(Person.ADMINISTRATOR);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Rules"))
                .click();
        assertThat(page.locator("h1")).hasText("Rules");

        lab.faults().expect("400");
        page.getByLabel("Research").fill("much");
        page.getByLabel("Staff look at prints of", new Page.GetByLabelOptions().setExact(true))
                .fill("TPU, PA-CF");
        button(page, "Add quiet hours").click();
        Locator quiet = page.locator("[name='dispatch.quiet.0.from']");
        quiet.fill("23:00");
        page.locator("[name='dispatch.quiet.0.to']").fill("06:00");
        preview(page);
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("One field is not right");
        assertThat(page.locator("[id='priority.classes.research-fault']")).containsText("is not allowed");
        assertThat(page.getByLabel("Research")).hasValue("much");
        assertThat(page.locator("[name='approval.materials']")).hasValue("TPU, PA-CF");
        assertThat(page.locator("[name='dispatch.quiet.0.to']")).hasValue("06:00");
        shoot(page, "rules-fault");

        page.getByLabel("Research").fill("0.25");
        page.getByLabel("A job's own length counts").fill("0");
        page.getByLabel("A long job stands back by").fill("0");
        preview(page);
        assertThat(page.locator("#preview")).containsText("What these rules would do now");
        assertThat(page.locator("#preview .changes")).containsText("23:00 to 06:00");
        assertThat(page.locator("#preview table tbody tr")
                        .filter(new Locator.FilterOptions().setHasText("first-come.gcode")))
                .containsText("1 up");
        assertThat(page.locator("#preview")).containsText("2 of 2 jobs that wait move");
        assertThat(policyOf(early)).isEqualTo("fair-share");
        shoot(page, "rules-preview");
        shootPhone("rules-phone");

        page.getByLabel("Why do they change?").fill("Exam weeks: coursework first");
        button(page, "Publish as version 1").click();
        assertThat(page).hasURL(Pattern.compile("/rules/versions"));
        assertThat(page.locator(".notice")).containsText("published");
        assertThat(page.locator("#v1")).containsText("Exam weeks: coursework first");
        assertThat(page.locator("#v1")).containsText("Ann Admin");
        assertThat(page.locator("#v1 .changes")).containsText("Research");

        Job placed = lab.submit(Person.STUDENT, GCode.NAME_TAG, "by-the-new-rules.gcode");
        assertThat(policyOf(placed)).isEqualTo("fair-share v1");
        page.navigate("/jobs/" + placed.id());
        assertThat(page.locator("main")).containsText("version 1 of the rules");
        await().until(() -> policyOf(late).equals("fair-share v1"));
        page.navigate("/jobs/" + late.id());
        assertThat(page.locator(".story")).containsText("new place in the queue");

        page.navigate("/rules");
        page.getByLabel("Waiting jobs of one person").fill("5");
        page.getByLabel("Waiting jobs of one person").press("Enter");
        assertThat(page.locator("#preview .changes")).containsText("5 jobs");
        page.getByLabel("Why do they change?").fill("Five at once are enough");
        button(page, "Publish as version 2").click();
        assertThat(page.locator("#v2")).containsText("Holds now");
        shoot(page, "rules-versions");
        page.locator("#v1")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Use this version again"))
                .click();
        assertThat(page.locator(".notice")).containsText("These are the figures of version 1");
        assertThat(page.getByLabel("Waiting jobs of one person")).hasValue("");
        preview(page);
        assertThat(page.locator("#preview .changes")).containsText("no limit");
    }

    @Test
    void staffTryRulesAndCannotPublish() {
        Page page = lab.signedIn(Person.STAFF);
        page.navigate("/rules");
        page.getByLabel("Coursework").fill("2");
        preview(page);
        assertThat(page.locator("#preview")).containsText("Coursework");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Publish.*"))))
                .hasCount(0);
    }

    private static String policyOf(Job job) {
        return Objects.requireNonNull(
                        lab.lab().jobs().job(lab.actor(Person.STAFF), job.id()).placement())
                .policy();
    }

    private static void preview(Page page) {
        page.locator(".rule-actions")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Preview"))
                .click();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void shootPhone(String name) {
        Page phone = BrowserLab.signIn(
                lab.window(new Browser.NewContextOptions()
                        .setViewportSize(390, 844)
                        .setIsMobile(true)
                        .setHasTouch(true)),
                Person.ADMINISTRATOR);
        phone.navigate("/rules");
        phone.getByLabel("Coursework").fill("3");
        phone.locator("[value='add dispatch.staffed']").click();
        assertThat(phone.locator("[name='dispatch.staffed.0.from']")).isVisible();
        phone.locator("[value='add admission.quotas']").click();
        assertThat(phone.locator("[name='admission.quotas.0.hours']")).isVisible();
        phone.locator("[name='dispatch.staffed.0.from']").fill("08:00");
        phone.locator("[name='dispatch.staffed.0.to']").fill("18:00");
        phone.locator("[name='admission.quotas.0.hours']").fill("20");
        preview(phone);
        assertThat(phone.locator("#preview")).isVisible();
        shoot(phone, name);
    }

    private static void shoot(Page page, String name) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            assertThat((Integer) page.evaluate(WIDER_BY))
                    .as("how much wider than the window %s is", name)
                    .isLessThanOrEqualTo(0);
            BrowserLab.shoot(page, name + "-" + scheme.name().toLowerCase(Locale.ROOT));
        }
    }
}
