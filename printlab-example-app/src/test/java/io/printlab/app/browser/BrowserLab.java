package io.printlab.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotCaret;
import io.printlab.PrintLab;
import io.printlab.account.Actor;
import io.printlab.account.User;
import io.printlab.app.LabProcess;
import io.printlab.app.config.SettingsReader;
import io.printlab.app.signin.Accounts;
import io.printlab.desk.SubmissionRequest;
import io.printlab.device.BuildVolume;
import io.printlab.device.Capabilities;
import io.printlab.device.DeviceDefinition;
import io.printlab.device.DeviceId;
import io.printlab.job.Job;
import io.printlab.persistence.PostgresSettings;
import io.printlab.persistence.testkit.PostgresFixture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A lab as {@code serve} starts it, for one test class, and people who open it in a browser. After each test their windows
 * are closed, and nothing may have gone wrong in any of them.
 */
final class BrowserLab implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    /** Prints {@link GCode#NAME_TAG} in about 10 seconds. */
    static final DeviceId QUICK = new DeviceId("mk3s-quick");

    /** Prints {@link GCode#CABLE_CLIP} in about 30 seconds, so that people have time to act. */
    static final DeviceId STEADY = new DeviceId("mini-steady");

    static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final double PATIENCE_MILLIS = 25_000;

    private final PostgresFixture postgres = new PostgresFixture();
    private final Faults faults = new Faults();
    private final Map<Person, User> users = new EnumMap<>(Person.class);
    private final List<BrowserContext> windows = new ArrayList<>();
    private @Nullable Chromium chromium;
    private @Nullable LabProcess process;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        chromium = Chromium.launch();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        postgres.beforeAll(context);
        Files.createDirectories(Path.of("target"));
        process = start(postgres.settings(), Files.createTempDirectory(Path.of("target"), "browser-lab-"));
        Accounts accounts = process.injector().getInstance(Accounts.class);
        for (Person person : Person.values()) {
            users.put(person, accounts.add(person.signInName(), person.displayName(), person.role(), Person.PASSWORD));
        }
    }

    private static LabProcess start(PostgresSettings database, Path data) {
        return LabProcess.serve(SettingsReader.read(
                        null,
                        Map.of(
                                "PRINTLAB_HTTP_PORT", "0",
                                "PRINTLAB_DATA_DIR", data.toString(),
                                "PRINTLAB_DATABASE_URL", database.url(),
                                "PRINTLAB_DATABASE_USER", database.user(),
                                "PRINTLAB_DATABASE_PASSWORD", database.password()))
                .withDevices(List.of(
                        printer(QUICK, "MK3S quick", "MK3S", "i3", "PLA", 210, 60),
                        printer(STEADY, "Mini steady", "MINI", "fast", "PETG", 180, 30))));
    }

    private static DeviceDefinition printer(
            DeviceId id, String name, String model, String machine, String material, int side, int speed) {
        return new DeviceDefinition(
                id,
                name,
                "simulated-marlin",
                Map.of("printer", id.value(), "model", machine, "speed", Integer.toString(speed), "seed", "7"),
                new Capabilities(model, Set.of(material), 0.4, new BuildVolume(side, side, side)));
    }

    PrintLab lab() {
        return process().injector().getInstance(PrintLab.class);
    }

    int port() {
        return process().port();
    }

    Actor actor(Person person) {
        return Actor.of(user(person));
    }

    Faults faults() {
        return faults;
    }

    /** A job that somebody handed in without this browser. */
    Job submit(Person owner, GCode file, String fileName) {
        try {
            return lab().jobs()
                    .submit(
                            actor(owner),
                            SubmissionRequest.of(fileName, "web"),
                            new ByteArrayInputStream(file.bytes()));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Staff looked at a printer and its bed was clear. */
    void clearBed(DeviceId device) {
        lab().devices().clearBed(actor(Person.STAFF), device);
    }

    /** A new window of a desktop computer, on the sign-in page. */
    Page window() {
        return window(new Browser.NewContextOptions().setViewportSize(1280, 900));
    }

    Page window(Browser.NewContextOptions options) {
        return window(options, port());
    }

    /** @param port where the lab is reached from this window */
    Page window(Browser.NewContextOptions options, int port) {
        if (chromium == null) {
            throw new IllegalStateException("the browser is not started");
        }
        BrowserContext context = chromium.browser()
                .newContext(options.setBaseURL("http://127.0.0.1:" + port)
                        .setLocale("en-GB")
                        .setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        faults.watch(context);
        windows.add(context);
        Page page = context.newPage();
        page.navigate("/sign-in");
        return page;
    }

    /** A new window of a desktop computer in which a person signed in; it shows their first page. */
    Page signedIn(Person person) {
        return signIn(window(), person);
    }

    static Page signIn(Page door, Person person) {
        door.getByLabel("Name").fill(person.signInName());
        door.getByLabel("Password").fill(Person.PASSWORD);
        door.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        PlaywrightAssertions.assertThat(door.locator(".person-name")).containsText(person.displayName());
        return door;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        try {
            context.getExecutionException().ifPresent(broken -> picture("broken-" + context.getDisplayName()));
            List<String> seen = faults.take();
            if (context.getExecutionException().isEmpty()) {
                assertThat(seen).as("faults that the browser saw").isEmpty();
            }
        } finally {
            windows.forEach(BrowserContext::close);
            windows.clear();
        }
    }

    /** Keeps a picture of the whole page. Hiding the caret would leave style attributes, which the pages' policy forbids. */
    static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setCaret(ScreenshotCaret.INITIAL)
                .setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    private void picture(String test) {
        int number = 0;
        for (BrowserContext window : windows) {
            for (Page page : window.pages()) {
                shoot(page, test.replaceAll("[^A-Za-z0-9-]", "") + "-" + number++);
            }
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (chromium != null) {
            chromium.close();
        }
        if (process != null) {
            process.close();
        }
        postgres.afterAll(context);
    }

    private LabProcess process() {
        if (process == null) {
            throw new IllegalStateException("the lab is not started");
        }
        return process;
    }

    private User user(Person person) {
        User user = users.get(person);
        if (user == null) {
            throw new IllegalStateException("the lab has no " + person);
        }
        return user;
    }
}
