package io.printlab.app.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/** This machine's chromium, driven by the Playwright driver that {@code PRINTLAB_PLAYWRIGHT} names. One thread uses it. */
final class Chromium implements AutoCloseable {
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(ARGUMENTS));
    }

    /** Aborts the test on a machine without a browser, except in a build whose purpose it is to run every test. */
    static Chromium launch() {
        Path executable =
                executable().orElseThrow(() -> missing("chromium is not installed (or set PRINTLAB_CHROMIUM)"));
        Path driver = driver().orElseThrow(() -> missing("PRINTLAB_PLAYWRIGHT names no folder with node and package"));
        System.setProperty("playwright.cli.dir", driver.toString());
        return new Chromium(executable);
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }

    private static Optional<Path> executable() {
        String named = System.getenv("PRINTLAB_CHROMIUM");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named)).filter(Files::isExecutable);
        }
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "chromium"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> driver() {
        return Optional.ofNullable(System.getenv("PRINTLAB_PLAYWRIGHT"))
                .filter(named -> !named.isBlank())
                .map(Path::of)
                .filter(folder -> Files.isExecutable(folder.resolve("node"))
                        && Files.isReadable(folder.resolve("package").resolve("cli.js")))
                .map(Path::toAbsolutePath);
    }

    private static RuntimeException missing(String what) {
        return "true".equals(System.getenv("CI"))
                ? new IllegalStateException("The browser tests cannot run: " + what)
                : new TestAbortedException("The browser tests are left out: " + what);
    }
}
