package io.printlab.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.printlab.job.Job;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people can do on the pages, what they cannot, and what a page does when the lab cannot be reached. */
final class PeopleActTest {
    @RegisterExtension
    static final BrowserLab lab = new BrowserLab();

    private static final String COLOURED_PIXELS = """
            () => {
              const canvas = document.querySelector('#plot canvas');
              if (!canvas) return false;
              const bytes = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
              let coloured = 0;
              for (let i = 0; i < bytes.length; i += 4) {
                const channels = [bytes[i], bytes[i + 1], bytes[i + 2]];
                if (bytes[i + 3] > 128 && Math.max(...channels) - Math.min(...channels) > 70) coloured++;
              }
              return coloured > 20;
            }
            """;
    private static final List<String> STAFF_ACTIONS =
            List.of("Bed is clear", "Into maintenance", "Back to the queue", "Emergency stop", "Approve", "Reject");

    @Test
    void aPrintIsPausedGoesOnAndIsCancelledByButtonsAndItsBedIsLeftToStaff() {
        lab.clearBed(BrowserLab.STEADY);
        Job job = lab.submit(Person.STUDENT, GCode.CABLE_CLIP, "clip.gcode");
        Page student = lab.signedIn(Person.STUDENT);
        student.navigate("/jobs/" + job.id());
        Readings readings = Readings.follow(student);
        assertThat(state(student)).hasText("Printing");
        button(student, "Pause").click();
        assertThat(student.locator(".notice")).containsText("asked to pause");
        assertThat(state(student)).hasText("Paused");
        assertThat(button(student, "Pause")).hasCount(0);
        button(student, "Go on").click();
        assertThat(state(student)).hasText("Printing");

        Page printer = lab.signedIn(Person.STUDENT);
        printer.navigate("/printers/" + BrowserLab.STEADY);
        printer.waitForFunction(COLOURED_PIXELS);
        assertThat(printer.locator("#plot .u-legend")).containsText("Nozzle");
        BrowserLab.shoot(printer, "story-printer");

        button(student, "Cancel").click();
        Locator question = student.getByRole(AriaRole.DIALOG);
        assertThat(question).containsText("Cancel this job?");
        BrowserLab.shoot(student, "story-cancel-question");
        button(student, "Keep as it is").click();
        assertThat(question).isHidden();
        assertThat(state(student)).hasText("Printing");
        button(student, "Cancel").click();
        question.getByLabel("Reason, if you like").fill("The wrong colour");
        question.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Cancel the job"))
                .click();
        assertThat(state(student)).hasText("Cancelled");
        assertThat(student.locator(".story")).containsText("The wrong colour");
        assertThat(readings.of("state")).containsSubsequence("Printing", "Paused", "Printing", "Cancelled");

        Page staff = lab.signedIn(Person.STAFF);
        staff.navigate("/printers/" + BrowserLab.STEADY);
        assertThat(staff.locator(".bed")).containsText("Bed occupied");
        assertThat(printer.locator(".bed")).containsText("Bed occupied");
        button(staff, "Bed is clear").click();
        assertThat(staff.locator(".bed")).containsText("Bed clear");
        assertThat(printer.locator(".bed")).containsText("Bed clear");
    }

    @Test
    void aWaitingJobIsHeldReleasedAndCancelledByButtons() {
        Job job = lab.submit(Person.STUDENT, GCode.NAME_TAG, "patient.gcode");
        Page student = lab.signedIn(Person.STUDENT);
        student.navigate("/jobs/" + job.id());
        assertThat(state(student)).hasText("In the queue");
        button(student, "Put on hold").click();
        assertThat(state(student)).hasText("On hold");
        button(student, "Release").click();
        assertThat(state(student)).hasText("In the queue");
        button(student, "Cancel").click();
        assertThat(student.getByRole(AriaRole.DIALOG)).containsText("It leaves the queue.");
        button(student, "Cancel the job").click();
        assertThat(state(student)).hasText("Cancelled");
        assertThat(button(student, "Print again")).isVisible();
    }

    @Test
    void aStudentIsOfferedNothingThatOnlyStaffMayDo() {
        Job others = lab.submit(Person.OTHER_STUDENT, GCode.NAME_TAG, "private-present.gcode");
        Page student = lab.signedIn(Person.STUDENT);
        Page staff = lab.signedIn(Person.STAFF);
        for (String path : List.of("/", "/queue", "/printers", "/printers/" + BrowserLab.QUICK, "/account")) {
            student.navigate(path);
            assertThat(student.locator("main h1")).isVisible();
            assertThat(student.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Desk")))
                    .hasCount(0);
            STAFF_ACTIONS.forEach(action -> assertThat(button(student, action)).hasCount(0));
            assertThat(student.locator("body")).not().containsText("private-present");
            assertThat(student.locator("body")).not().containsText(Person.OTHER_STUDENT.displayName());
        }
        staff.navigate("/queue");
        assertThat(staff.locator("main")).containsText("private-present");
        staff.navigate("/printers/" + BrowserLab.QUICK);
        assertThat(button(staff, "Emergency stop")).isVisible();
        lab.faults().expect("answer 40");
        assertThat(student.request().get("/desk").status()).isEqualTo(403);
        assertThat(student.request().get("/jobs/" + others.id()).status()).isEqualTo(403);
    }

    @Test
    void aHostileFileNameIsShownAsItsLetters() {
        String name = "<img src=x onerror=alert(1)><script>alert(2)<script>'\"&amp;.gcode";
        Page student = lab.signedIn(Person.STUDENT);
        student.locator("#files").setInputFiles(GCode.NAME_TAG.as(name));
        assertThat(student.locator("#uploads .upload-name")).hasText(name);
        Locator card = student.locator("[data-job-card]").filter(new Locator.FilterOptions().setHasText("alert(2)"));
        assertThat(card.locator("h3")).containsText("<img src=x onerror=alert(1)><script>alert(2)<script>");
        card.getByRole(AriaRole.LINK).click();
        assertThat(student.locator("h1")).containsText("<script>alert(2)<script>");
        assertThat(student.locator("main [onerror], main h1 *")).hasCount(0);
        assertThat(student.title()).contains("<script>alert(2)<script>");
        student.navigate("/queue");
        assertThat(student.locator(".board")).containsText("<script>alert(2)<script>");
        Page staff = lab.signedIn(Person.STAFF);
        staff.navigate("/queue");
        assertThat(staff.locator(".board")).containsText("<script>alert(2)<script>");
        assertThat(staff.locator("main [onerror], main script")).hasCount(0);
    }

    @Test
    void aPageThatIsOfflineSaysSoAndCatchesUp() {
        lab.faults().expect("ERR_CONNECTION_REFUSED");
        lab.faults().expect("ERR_CONNECTION_RESET");
        lab.faults().expect("ERR_INCOMPLETE_CHUNKED_ENCODING");
        lab.faults().expect("ERR_EMPTY_RESPONSE");
        Job job = lab.submit(Person.STUDENT, GCode.NAME_TAG, "meanwhile.gcode");
        try (CuttableLine line = new CuttableLine(lab.port())) {
            Page student = BrowserLab.signIn(lab.window(new Browser.NewContextOptions(), line.port()), Person.STUDENT);
            student.navigate("/jobs/" + job.id());
            Readings readings = Readings.follow(student);
            Locator lost = student.getByText("Offline, reconnecting");
            assertThat(lost).isHidden();
            line.cut();
            assertThat(lost).isVisible();
            BrowserLab.shoot(student, "story-offline");
            lab.lab().jobs().cancel(lab.actor(Person.STUDENT), job.id(), "From another computer");
            assertThat(state(student)).hasText("In the queue");
            line.mend();
            assertThat(lost).isHidden();
            assertThat(state(student)).hasText("Cancelled");
            assertThat(student.locator(".story")).containsText("From another computer");
            assertThat(readings.of("state")).containsExactly("In the queue", "Cancelled");
            student.navigate("about:blank");
        }
    }

    private static Locator state(Page jobPage) {
        return jobPage.locator(".job-state .chip");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
