package io.printlab.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.PrintLab;
import io.printlab.account.Actor;
import io.printlab.account.Role;
import io.printlab.account.User;
import io.printlab.app.LabProcess;
import io.printlab.app.bench.WrongSignIns.Attempt;
import io.printlab.app.bench.WrongSignIns.Tally;
import io.printlab.app.config.SettingsReader;
import io.printlab.app.signin.Accounts;
import io.printlab.app.signin.OpenedSession;
import io.printlab.app.signin.Sender;
import io.printlab.app.signin.SignIn;
import io.printlab.desk.SubmissionRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a signed-in student's pages take while somebody guesses passwords; the figures are in target/sign-in-load.txt. */
@Tag("bench")
class SignInLoadTest {
    private static final int PER_SECOND = 200;
    private static final int ROUNDS = 4;
    private static final Duration PHASE = Duration.ofSeconds(4);
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final double BAR = 2;
    private static final List<String> PAGES = List.of("/", "/queue");
    private static final String PASSWORD = "correct horse battery";
    private static final Path REPORT = Path.of("target", "sign-in-load.txt");
    private static final List<String> lines = new ArrayList<>();

    private static final HttpClient browser =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static LabProcess process;
    private static URI lab;
    private static String cookie;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        process = LabProcess.serve(SettingsReader.read(
                null,
                Map.of(
                        "PRINTLAB_DATA_DIR", folder.toString(),
                        "PRINTLAB_HTTP_PORT", "0",
                        "PRINTLAB_TRUSTED_PROXIES", "127.0.0.1")));
        lab = URI.create("http://127.0.0.1:" + process.port());
        Accounts accounts = process.injector().getInstance(Accounts.class);
        accounts.add("ada.admin", "Ada Admin", Role.ADMINISTRATOR, PASSWORD);
        fillQueue(accounts.add("stella.student", "Stella Student", Role.STUDENT, PASSWORD));
        User sam = accounts.add("sam.student", "Sam Student", Role.STUDENT, PASSWORD);
        fillQueue(sam);
        OpenedSession session = (OpenedSession)
                process.injector().getInstance(SignIn.class).signIn(sam.name(), PASSWORD, Sender.at("192.0.2.1"));
        cookie = "printlab_session=" + session.token();
    }

    @AfterAll
    static void stop() {
        process.close();
    }

    @Test
    void oneAddressThatGuessesOnePasswordDoesNotSlowOthers() throws Exception {
        compare("one account, one address", n -> new Attempt("ada.admin", "198.51.100.1"));
    }

    @Test
    void oneAddressThatTriesManyNamesDoesNotSlowOthers() throws Exception {
        compare("many accounts, one address", n -> new Attempt("made.up." + n, "198.51.100.2"));
    }

    @Test
    void manyAddressesThatGuessOnePasswordDoNotSlowOthers() throws Exception {
        compare(
                "one account, each from an address of its own",
                n -> new Attempt("stella.student", "10." + (n >> 16) + "." + (n >> 8 & 255) + "." + (n & 255)));
    }

    private static void compare(String what, IntFunction<Attempt> attempts) throws Exception {
        look(WARM_UP);
        Map<String, PageTimes> quiet = look(PHASE);
        Map<String, PageTimes> loaded = new TreeMap<>();
        int sent = 0;
        int refused = 0;
        double seconds = 0;
        for (int round = 0; round < ROUNDS; round++) {
            int first = sent;
            long start = System.nanoTime();
            WrongSignIns load = WrongSignIns.start(lab, PER_SECOND, n -> attempts.apply(first + n));
            try (load) {
                join(loaded, look(PHASE));
                seconds += (System.nanoTime() - start) / 1e9;
            }
            Tally tally = load.tally();
            assertThat(tally.answered()).as("answered of %s", tally).isEqualTo(tally.sent());
            sent += tally.sent();
            refused += tally.refused();
            join(quiet, look(PHASE));
        }
        say("%s: %.0f a second, %.1f %% of %d refused", what, sent / seconds, 100.0 * refused / sent, sent);
        for (String page : PAGES) {
            report(page, quiet.get(page), loaded.get(page));
        }
        assertThat(sent / seconds).as("sign-ins a second").isBetween(0.95 * PER_SECOND, 1.05 * PER_SECOND);
        assertThat(refused).as("answered with 429").isGreaterThanOrEqualTo((int) (0.95 * sent));
        for (String page : PAGES) {
            assertThat(loaded.get(page).median() / quiet.get(page).median())
                    .as("medians of %s, %s", page, what)
                    .isLessThanOrEqualTo(BAR);
            assertThat(loaded.get(page).p95() / quiet.get(page).p95())
                    .as("95th percentiles of %s, %s", page, what)
                    .isLessThanOrEqualTo(BAR);
        }
    }

    private static void report(String page, PageTimes quiet, PageTimes loaded) throws IOException {
        say(
                "  %-6s median %.1f ms, with load %.1f ms: ratio %.2f; 95th percentile %.1f ms, with load %.1f ms: ratio %.2f"
                        + " (%d and %d loads)",
                page,
                quiet.median(),
                loaded.median(),
                loaded.median() / quiet.median(),
                quiet.p95(),
                loaded.p95(),
                loaded.p95() / quiet.p95(),
                quiet.count(),
                loaded.count());
    }

    /** One student at the pages, again and again. */
    private static Map<String, PageTimes> look(Duration time) throws IOException, InterruptedException {
        Map<String, PageTimes> times = new TreeMap<>();
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - end < 0) {
            for (String page : PAGES) {
                HttpRequest request = HttpRequest.newBuilder(lab.resolve(page))
                        .header("Cookie", cookie)
                        .build();
                long start = System.nanoTime();
                HttpResponse<String> answer = browser.send(request, HttpResponse.BodyHandlers.ofString());
                times.computeIfAbsent(page, first -> new PageTimes()).add((System.nanoTime() - start) / 1e6);
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).contains("part-0.gcode");
            }
        }
        return times;
    }

    private static void join(Map<String, PageTimes> all, Map<String, PageTimes> more) {
        more.forEach((page, times) ->
                all.computeIfAbsent(page, first -> new PageTimes()).addAll(times));
    }

    private static void fillQueue(User owner) throws IOException {
        PrintLab printLab = process.injector().getInstance(PrintLab.class);
        for (int n = 0; n < 10; n++) {
            byte[] content = ("; made by hand, " + n + "\nG28\nG1 X10 Y10\nM84\n").getBytes(StandardCharsets.UTF_8);
            printLab.jobs()
                    .submit(
                            Actor.of(owner),
                            SubmissionRequest.of("part-" + n + ".gcode", "web"),
                            new ByteArrayInputStream(content));
        }
    }

    private static void say(String format, Object... values) throws IOException {
        lines.add(String.format(Locale.ROOT, format, values));
        Files.createDirectories(REPORT.getParent());
        Files.write(REPORT, lines);
    }
}
