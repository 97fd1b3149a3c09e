package io.printlab.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.printlab.job.Job;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every page on a desktop and on a phone, light and dark, and by keyboard alone. Keeps a picture of each. */
final class EveryPageTest {
    @RegisterExtension
    static final BrowserLab lab = new BrowserLab();

    private static final double DARK = 90;
    private static final double LIGHT = 180;
    private static final String BRIGHTNESS = """
            () => {
              const [red, green, blue] = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).map(Number);
              return 0.3 * red + 0.6 * green + 0.1 * blue;
            }
            """;
    private static final String WIDER_BY = "() => document.documentElement.scrollWidth - innerWidth";
    private static final String FOCUSED_NAME =
            "() => (document.activeElement.id || document.activeElement.innerText).trim()";
    private static final String FOCUS_IS_DRAWN = """
            () => {
              const drawn = (style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
              const focused = document.activeElement;
              return drawn(getComputedStyle(focused)) || drawn(getComputedStyle(focused, '::after'));
            }
            """;

    @Test
    void everyPageFitsDesktopAndPhoneInLightAndDark() {
        lab.clearBed(BrowserLab.STEADY);
        Job printing =
                lab.submit(Person.STUDENT, GCode.CABLE_CLIP, "cable-clip-for-the-long-desk-in-room-twelve.gcode");
        lab.submit(Person.OTHER_STUDENT, GCode.NAME_TAG, "present.gcode");
        Job waiting = lab.submit(Person.STUDENT, GCode.NAME_TAG, "name-tag.gcode");
        Job given = lab.submit(Person.STUDENT, GCode.NAME_TAG, "mistake.gcode");
        lab.lab().jobs().cancel(lab.actor(Person.STUDENT), given.id(), "Sliced for the wrong printer");
        Map<String, String> students = new LinkedHashMap<>();
        students.put("printer", "/printers/" + BrowserLab.STEADY);
        students.put("job-printing", "/jobs/" + printing.id());
        students.put("home", "/");
        students.put("queue", "/queue");
        students.put("printers", "/printers");
        students.put("job-waiting", "/jobs/" + waiting.id());
        students.put("job-cancelled", "/jobs/" + given.id());
        students.put("account", "/account");
        students.put("statement", "/account/statement");
        students.put("second-factor", "/account/second-factor");
        students.put("calendar", "/calendar");
        Map<String, String> staffs = new LinkedHashMap<>();
        staffs.put("desk", "/desk");
        staffs.put("staff-printer", "/printers/" + BrowserLab.QUICK);
        staffs.put("staff-printers", "/printers");
        staffs.put("staff-queue", "/queue");
        staffs.put("staff-calendar", "/calendar");
        staffs.put("ledger", "/desk/ledger");
        staffs.put("rules", "/rules");
        staffs.put("rule-versions", "/rules/versions");
        shootDoor();
        walk(Person.STUDENT, students);
        walk(Person.STAFF, staffs);
    }

    @Test
    void aWrongAddressIsAPageToo() {
        lab.faults().expect("404");
        Page student = lab.signedIn(Person.STUDENT);
        student.navigate("/jobs/999999");
        assertThat(student.locator("h1")).isVisible();
        assertThat(student.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("To my jobs")))
                .isVisible();
        lookAt(student, "not-found", "desktop");
    }

    @Test
    void theKeyboardReachesEverythingAndShowsWhereItIs() {
        lab.submit(Person.STUDENT, GCode.NAME_TAG, "by-keyboard.gcode");
        Page student = lab.signedIn(Person.STUDENT);
        student.navigate("/");
        student.keyboard().press("Tab");
        Locator skip = student.getByText("Skip to the content");
        assertThat(skip).isFocused();
        assertThat(skip).isInViewport();
        student.keyboard().press("Enter");
        assertThat(student.locator("main")).isFocused();

        student.navigate("/");
        List<String> reached = new ArrayList<>();
        while (!reached.contains("by-keyboard.gcode") && reached.size() < 25) {
            student.keyboard().press("Tab");
            reached.add((String) student.evaluate(FOCUSED_NAME));
            assertThat(student.evaluate(FOCUS_IS_DRAWN))
                    .as("a mark on %s", reached.get(reached.size() - 1))
                    .isEqualTo(true);
        }
        assertThat(reached).contains("My jobs", "Queue", "Printers", "choose", "material", "by-keyboard.gcode");
        FileChooser chooser = student.waitForFileChooser(() -> {
            student.locator("#choose").focus();
            student.keyboard().press("Enter");
        });
        assertThat(chooser.isMultiple()).isTrue();

        student.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("by-keyboard.gcode"))
                .focus();
        student.keyboard().press("Enter");
        assertThat(student).hasURL(Pattern.compile("/jobs/\\d+"));
        Locator cancel = student.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Cancel").setExact(true));
        cancel.focus();
        student.keyboard().press("Enter");
        assertThat(student.getByRole(AriaRole.DIALOG)).isVisible();
        student.keyboard().press("Escape");
        assertThat(student.getByRole(AriaRole.DIALOG)).isHidden();
        assertThat(cancel).isFocused();
    }

    @Test
    void aChosenThemeStays() {
        Page student = lab.signedIn(Person.STUDENT);
        assertThat(brightness(student)).isGreaterThan(LIGHT);
        student.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Switch between light and dark"))
                .click();
        assertThat(brightness(student)).isLessThan(DARK);
        student.navigate("/queue");
        assertThat(brightness(student)).isLessThan(DARK);
    }

    private static void shootDoor() {
        lookAt(lab.window(), "sign-in", "desktop");
        lookAt(phone(), "sign-in", "phone");
    }

    private static void walk(Person person, Map<String, String> pages) {
        Page desktop = lab.signedIn(person);
        Page phone = BrowserLab.signIn(phone(), person);
        pages.forEach((name, path) -> {
            desktop.navigate(path);
            lookAt(desktop, name, "desktop");
            phone.navigate(path);
            lookAt(phone, name, "phone");
        });
    }

    private static Page phone() {
        return lab.window(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setIsMobile(true)
                .setHasTouch(true));
    }

    private static void lookAt(Page page, String name, String screen) {
        assertThat(page.locator("h1").first()).isVisible();
        assertThat(page.locator(".link-lost:visible")).hasCount(0);
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            double brightness = brightness(page);
            if (scheme == ColorScheme.DARK) {
                assertThat(brightness).as("brightness of the dark %s", name).isLessThan(DARK);
            } else {
                assertThat(brightness).as("brightness of the light %s", name).isGreaterThan(LIGHT);
            }
            assertThat((Integer) page.evaluate(WIDER_BY))
                    .as("how much wider than the %s %s is", screen, name)
                    .isLessThanOrEqualTo(0);
            BrowserLab.shoot(page, name + "-" + screen + "-" + scheme.name().toLowerCase(Locale.ROOT));
        }
    }

    private static double brightness(Page page) {
        return ((Number) page.evaluate(BRIGHTNESS)).doubleValue();
    }
}
