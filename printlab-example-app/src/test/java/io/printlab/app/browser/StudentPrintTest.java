package io.printlab.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The main job: a student's file becomes a finished print, and the next one starts when the bed is clear. */
final class StudentPrintTest {
    @RegisterExtension
    static final BrowserLab lab = new BrowserLab();

    private static final String NOTE_BAR = """
            () => {
              window.uploadShares = [];
              new MutationObserver(() => {
                const bar = document.querySelector('#uploads progress');
                if (bar) window.uploadShares.push(bar.value);
              }).observe(document.getElementById('uploads'), { subtree: true, childList: true, attributes: true });
            }
            """;

    @Test
    void aChosenFileBecomesAFinishedPrintAndAClearBedStartsTheNext() {
        Page student = lab.signedIn(Person.STUDENT);
        Page staff = lab.signedIn(Person.STAFF);
        chooseFilesOnASlowLine(student, GCode.NAME_TAG.as("first-tag.gcode"), GCode.NAME_TAG.as("second-tag.gcode"));
        Locator first = card(student, "first-tag.gcode");
        Locator second = card(student, "second-tag.gcode");
        assertThat(second.locator(".place")).hasText("2nd in the queue");
        assertThat(first.locator(".place")).hasText("1st in the queue");

        first.getByRole(AriaRole.LINK).click();
        assertThat(student).hasURL(Pattern.compile("/jobs/\\d+$"));
        Readings readings = Readings.follow(student);
        assertThat(state(student)).hasText("In the queue");
        assertThat(student.locator(".facts").first()).containsText("10 min");
        assertThat(student.locator(".facts").first()).containsText("2 g");
        assertThat(student.locator(".facts").first()).containsText("PLA");
        assertDrawn(student.locator(".hero img.picture"));

        clearBed(staff);
        assertThat(state(student)).hasText("Printing");
        assertThat(student.locator("main")).containsText("on MK3S quick");
        assertThat(student.locator("[data-reading=percent]")).hasText(Pattern.compile("[1-9]\\d? %"));
        assertThat(student.locator(".link-lost")).isHidden();
        BrowserLab.shoot(student, "story-printing");
        assertThat(state(student)).hasText("Finished");
        assertThat(student.locator(".link-lost")).isHidden();
        assertThat(readings.of("state")).containsSubsequence("In the queue", "Printing", "Finished");
        assertThat(readings.of("percent")).as("progress").hasSizeGreaterThan(3);
        assertThat(numbers(readings.of("percent")))
                .as("progress never goes back")
                .isSorted();
        assertThat(readings.of("left")).as("remaining time").hasSizeGreaterThan(1);
        assertThat(numbers(readings.of("nozzle"))).as("the nozzle heats up").anyMatch(degrees -> degrees > 200);
        assertThat(readings.of("nozzle")).hasSizeGreaterThan(1);
        assertThat(numbers(readings.of("bed"))).as("the bed heats up").anyMatch(degrees -> degrees > 55);
        assertThat(student.locator(".story")).containsText("finished the print");
        BrowserLab.shoot(student, "story-finished");

        student.navigate("/");
        assertThat(card(student, "second-tag.gcode").locator(".chip")).hasText("In the queue");
        assertThat(student.locator(".board-plain")).containsText("first-tag.gcode");
        card(student, "second-tag.gcode").getByRole(AriaRole.LINK).click();
        assertThat(state(student)).hasText("In the queue");
        Readings next = Readings.follow(student);
        clearBed(staff);
        assertThat(state(student)).hasText("Printing");
        assertThat(next.of("state")).containsSubsequence("In the queue", "Printing");
    }

    @Test
    void aFileDroppedOnThePageJoinsTheQueueWithoutAReload() {
        Page student = lab.signedIn(Person.STUDENT);
        student.evaluate("() => { window.stayed = true; }");
        student.evaluate(
                """
                ([name, text]) => {
                  const files = new DataTransfer();
                  files.items.add(new File([text], name, { type: 'text/plain' }));
                  window.dragged = (type) => document.getElementById('drop').dispatchEvent(
                    new DragEvent(type, { dataTransfer: files, bubbles: true, cancelable: true }));
                  window.dragged('dragenter');
                }
                """,
                List.of(
                        "dropped-clip.gcode",
                        new String(GCode.CABLE_CLIP.bytes(), java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(student.locator("#drop")).hasClass(Pattern.compile("\\bover\\b"));
        student.evaluate("() => { window.dragged('dragover'); window.dragged('drop'); }");
        assertThat(card(student, "dropped-clip.gcode").locator(".chip")).hasText("In the queue");
        assertThat(card(student, "dropped-clip.gcode").locator(".facts")).containsText("14 min");
        assertThat(student.locator("#drop")).not().hasClass(Pattern.compile("\\bover\\b"));
        assertThat(student.evaluate("() => window.stayed")).isEqualTo(true);
    }

    @Test
    void aPictureNamedLikeGCodeIsRefusedInPlainWordsOnThePage() {
        lab.faults().expect("answer 4");
        lab.faults().expect("the server responded with a status of 4");
        Page student = lab.signedIn(Person.STUDENT);
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0, 1};
        student.locator("#files").setInputFiles(new FilePayload("holiday.gcode", "text/x.gcode", png));
        Locator line = student.locator(".upload.failed");
        assertThat(line.locator(".upload-state")).containsText("PNG");
        assertThat(student.locator("#live")).not().containsText("holiday.gcode");
    }

    private static void chooseFilesOnASlowLine(Page page, FilePayload... files) {
        CDPSession line = page.context().newCDPSession(page);
        line.send("Network.enable");
        line.send("Network.emulateNetworkConditions", conditions(60_000));
        page.evaluate(NOTE_BAR);
        page.locator("#files").setInputFiles(files);
        assertThat(page.locator("#uploads .upload")).hasCount(files.length);
        assertThat(page.getByRole(
                        AriaRole.PROGRESSBAR, new Page.GetByRoleOptions().setName("Upload of first-tag.gcode")))
                .isVisible();
        assertThat(page.locator("#uploads .upload-state").last()).hasText(Pattern.compile("[1-9]\\d* %"));
        BrowserLab.shoot(page, "story-uploading");
        assertThat(page.locator("#uploads .upload.done")).hasCount(files.length);
        assertThat((List<?>) page.evaluate("() => window.uploadShares"))
                .as("the bar was seen on its way")
                .anyMatch(share -> ((Number) share).doubleValue() > 0 && ((Number) share).doubleValue() < 1);
        line.send("Network.emulateNetworkConditions", conditions(-1));
        line.detach();
    }

    private static JsonObject conditions(int bytesPerSecondUp) {
        JsonObject conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", 0);
        conditions.addProperty("downloadThroughput", -1);
        conditions.addProperty("uploadThroughput", bytesPerSecondUp);
        return conditions;
    }

    private static void clearBed(Page staff) {
        staff.navigate("/desk");
        Locator task = staff.locator(".task").filter(new Locator.FilterOptions().setHasText("MK3S quick"));
        task.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Bed is clear"))
                .click();
        assertThat(task).hasCount(0);
    }

    private static Locator card(Page page, String title) {
        return page.locator("[data-job-card]").filter(new Locator.FilterOptions().setHasText(title));
    }

    private static Locator state(Page jobPage) {
        return jobPage.locator(".job-state .chip");
    }

    private static void assertDrawn(Locator picture) {
        picture.evaluate("image => image.decode()");
        assertThat((Integer) picture.evaluate("image => image.naturalWidth")).isGreaterThan(50);
        assertThat((String) picture.evaluate("image => image.currentSrc")).endsWith("/picture");
    }

    private static List<Integer> numbers(List<String> texts) {
        return texts.stream()
                .map(text -> text.replaceAll("\\D.*", ""))
                .filter(digits -> !digits.isEmpty())
                .map(Integer::valueOf)
                .toList();
    }
}
