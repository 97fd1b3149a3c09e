package io.printlab.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.printlab.job.Job;
import io.printlab.queue.PriorityWeights;
import io.printlab.rule.AdmissionLimits;
import io.printlab.rule.ApprovalLimits;
import io.printlab.rule.DispatchLimits;
import io.printlab.rule.LabRules;
import io.printlab.rule.RuleSheet;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Staff and a student about jobs that wait for approval, and what the audit log has of it. */
final class ApprovalsTest {
    @RegisterExtension
    static final BrowserLab lab = new BrowserLab();

    private static final String WIDER_BY = "() => document.documentElement.scrollWidth - innerWidth";

    @Test
    void staffAskTheStudentHandsInAnotherFileAndSeveralAreApprovedAtOnce() {
        lab.lab()
                .ruleDesk()
                .publish(
                        lab.actor(Person.ADMINISTRATOR),
                        RuleSheet.of(new LabRules(
                                PriorityWeights.DEFAULT,
                                AdmissionLimits.NONE,
                                new ApprovalLimits(Duration.ofMinutes(1), null, Set.of(), false, null),
                                DispatchLimits.NONE)),
                        0,
                        "Staff look at everything");
        Job vase = lab.submit(Person.STUDENT, GCode.CABLE_CLIP, "vase.gcode");
        Job gear = lab.submit(Person.STUDENT, GCode.NAME_TAG, "gear.gcode");
        lab.submit(Person.OTHER_STUDENT, GCode.NAME_TAG, "box.gcode");
        Page student = lab.signedIn(Person.STUDENT);
        student.navigate("/jobs/" + vase.id());
        Page staff = lab.signedIn(Person.STAFF);
        staff.navigate("/desk");
        Locator article = staff.locator("article", new Page.LocatorOptions().setHasText("vase.gcode"));
        article.getByRole(AriaRole.BUTTON, named("Ask for a change")).click();
        Locator question = staff.getByRole(AriaRole.DIALOG);
        question.getByLabel("What should be changed?").fill("Fewer supports, please");
        question.getByRole(AriaRole.BUTTON, named("Ask for it")).click();
        assertThat(staff.locator(".notice").first()).containsText("asked for the change");
        assertThat(article).containsText("Waits for its owner");
        BrowserLab.shoot(staff, "approvals-desk");

        assertThat(student.locator("#conversation")).containsText("Staff ask you for a change");
        student.locator(".revise > summary").click();
        student.getByLabel("What you changed").fill("No supports now");
        student.getByLabel("Another file")
                .setInputFiles(new FilePayload("vase-2.gcode", "text/plain", GCode.NAME_TAG.bytes()));
        BrowserLab.shoot(student, "approvals-job");
        student.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Hand in the file"))
                .click();
        assertThat(student.locator(".notice").first()).containsText("handed in");
        assertThat(student.locator("h1")).hasText("vase-2.gcode");
        assertThat(student.locator(".story")).containsText("handed in something else");
        assertThat(student.locator("#conversation")).containsText("No supports now");

        assertThat(staff.locator("main")).containsText("vase-2.gcode");
        staff.getByLabel("Tick vase-2.gcode").check();
        staff.getByLabel("Tick box.gcode").check();
        staff.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Approve the ticked ones"))
                .click();
        assertThat(staff.locator("h1")).hasText("What you decided");
        assertThat(staff.locator("main")).containsText("2 of 2 are done.");
        BrowserLab.shoot(staff, "approvals-outcomes");
        assertThat(student.locator("#live")).not().containsText("Waits for approval");
        assertThat(lab.lab()
                        .jobs()
                        .job(lab.actor(Person.STAFF), gear.id())
                        .state()
                        .name())
                .isEqualTo("AWAITING_APPROVAL");

        Page administrator = lab.signedIn(Person.ADMINISTRATOR);
        administrator.navigate("/audit");
        assertThat(administrator.locator(".audit")).containsText("approved a job");
        assertThat(administrator.locator(".audit")).containsText("asked the owner to change a job");
        BrowserLab.shoot(administrator, "audit");
        administrator.getByLabel("Words").fill("supports fewer");
        administrator
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Search"))
                .click();
        assertThat(administrator.locator(".audit > li")).hasCount(2);
        Download csv = administrator.waitForDownload(() -> administrator
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("CSV"))
                .click());
        assertThat(csv.suggestedFilename()).isEqualTo("audit.csv");
        for (Page page : new Page[] {administrator, staff, student}) {
            page.setViewportSize(390, 844);
            assertThat(((Number) page.evaluate(WIDER_BY)).intValue()).isZero();
        }
        BrowserLab.shoot(administrator, "audit-phone");
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
