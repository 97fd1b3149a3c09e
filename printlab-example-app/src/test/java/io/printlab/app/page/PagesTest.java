package io.printlab.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.account.Actor;
import io.printlab.app.http.Route;
import io.printlab.device.BedState;
import io.printlab.device.DeviceId;
import io.printlab.device.NodeId;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.job.JobState;
import io.printlab.port.SeenPort;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages through the real server, in a lab where every text from outside is hostile. */
class PagesTest {
    private static final String HOSTILE = "\"'><script>alert(1)";
    private static final List<String> ALL =
            List.of("/", "/queue", "/printers", "/printers/mk4-left", "/printers/mini-2", "/calendar", "/account");
    private static final List<String> FORMS = List.of(
            "/sign-out",
            "/jobs/1/cancel",
            "/jobs/1/pause",
            "/jobs/1/resume",
            "/jobs/1/hold",
            "/jobs/1/release",
            "/jobs/1/reprint",
            "/jobs/1/cancel-batch",
            "/jobs/1/approve",
            "/jobs/1/reject",
            "/jobs/1/settle",
            "/printers/xl/clear-bed",
            "/printers/xl/maintenance",
            "/printers/xl/maintenance-over",
            "/printers/xl/log",
            "/printers/xl/fitting",
            "/printers/xl/emergency-stop",
            "/printers/xl/spool",
            "/printers/xl/spool-out",
            "/spools",
            "/spools/1/describe",
            "/spools/1/correct",
            "/spools/1/empty",
            "/spools/1/discard",
            "/printers/xl/tags",
            "/calendar",
            "/calendar/1/remove",
            "/rules",
            "/account/keys",
            "/account/keys/1/revoke");

    @TempDir
    static Path folder;

    private static LabScene scene;
    private static Browser sam;
    private static Browser stella;

    @BeforeAll
    static void openTheLab() {
        scene = new LabScene(folder, 0, Instant.parse("2026-11-22T12:00:00Z"), HOSTILE);
        sam = Browser.signedIn(scene, "sam.student");
        stella = Browser.signedIn(scene, "stella.staff");
    }

    @AfterAll
    static void closeTheLab() {
        scene.close();
    }

    @Test
    void hostileTextIsEscapedOnEveryPage() {
        for (String path : ALL) {
            harmless(path, sam.get(path));
            harmless(path, stella.get(path));
        }
        harmless("/desk", stella.get("/desk"));
        harmless("/rules", stella.get("/rules"));
        harmless("/rules/versions", stella.get("/rules/versions"));
        harmless("/desk/forecasts", stella.get("/desk/forecasts"));
        for (Job job : scene.lab.jobs().list(Actor.of(scene.staff), io.printlab.job.JobQuery.newest(100))) {
            harmless("job " + job.state(), stella.get("/jobs/" + job.id()));
        }
        assertThat(stella.get("/printers/xl/temperatures").body()).contains("\"heater\":\"nozzle\"");
    }

    @Test
    void staffKeepAPrinterFreeAndEverybodySeesItInTheCalendar() {
        String reservation = "device=xl&from=2026-11-24T09:00&to=2026-11-24T11:30&user=sam.student&group=&purpose="
                + Browser.encoded(HOSTILE);
        assertThat(sam.submit("/calendar", reservation).statusCode()).isEqualTo(403);
        HttpResponse<String> made = stella.submit("/calendar", reservation);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
        assertThat(Browser.location(made)).startsWith("/calendar?week=2026-11-24");
        String week = sam.get("/calendar?week=2026-11-26").body();
        harmless("/calendar", sam.get("/calendar?week=2026-11-26"));
        assertThat(week).contains("09:00–11:30").doesNotContain("/remove");
        assertThat(stella.submit("/calendar", reservation).statusCode()).isEqualTo(409);
        assertThat(stella.submit("/calendar", reservation.replace("from=2026", "from=yesterday"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(stella.get("/calendar?week=never").statusCode()).isEqualTo(400);
        String page = stella.get("/calendar?week=2026-11-26").body();
        int at = page.indexOf("/remove\"");
        String remove = page.substring(page.lastIndexOf("/calendar/", at), at + "/remove".length());
        assertThat(stella.submit(remove, "back=/calendar").statusCode()).isEqualTo(303);
        assertThat(sam.get("/calendar?week=2026-11-26").body()).doesNotContain("09:00–11:30");
    }

    @Test
    void staffChangeFilamentAndTagsOnThePrintersPage() {
        assertThat(sam.submit("/spools", "material=PLA").statusCode()).isEqualTo(403);
        HttpResponse<String> made = stella.submit(
                "/spools",
                "material=pla&colour=red&net=1000&left=120&low=150&code=r-1&vendor=" + Browser.encoded(HOSTILE));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
        String page = Browser.location(made).replaceAll("\\?.*", "");
        assertThat(sam.submit("/printers/xl/spool", "code=R-1").statusCode()).isEqualTo(403);
        assertThat(stella.submit("/printers/xl/spool", "code=R-9").statusCode()).isEqualTo(404);
        stella.submit("/printers/xl/spool", "code=R-1&back=/printers/xl");
        stella.submit("/printers/xl/tags", "tags=enclosed,+overnight&back=/printers/xl");
        assertThat(sam.submit("/printers/xl/fitting", "nozzle=0.6").statusCode())
                .isEqualTo(403);
        assertThat(stella.submit("/printers/xl/fitting", "nozzle=66").statusCode())
                .isEqualTo(400);
        stella.submit("/printers/xl/fitting", "nozzle=0,8&hardened=true&surface=textured&back=/printers/xl");
        assertThat(sam.get("/printers/xl").body()).contains("0.8 mm nozzle");
        stella.submit("/printers/xl/fitting", "nozzle=&surface=&back=/printers/xl");
        assertThat(sam.get("/printers/xl").body())
                .contains("PLA, red", "enclosed, overnight")
                .doesNotContain("120 g", "Scan the label");
        assertThat(stella.get("/printers/xl").body()).contains("PLA, red, 120 g left", "Scan the label", "R-1");
        assertThat(stella.get("/desk").body()).contains("Spools running out", "120 g left, in ");
        assertThat(sam.get("/spools").body()).contains("PLA", "1 spool").doesNotContain("R-1", "120 g");
        assertThat(sam.get(page).statusCode()).isEqualTo(403);
        for (String path : List.of("/spools", page, page + "/label")) {
            harmless(path, stella.get(path));
            assertThat(stella.get(path).body()).as(path).contains("R-1");
        }
        assertThat(stella.submit(page + "/correct", "left=much&reason=weighed").statusCode())
                .isEqualTo(400);
        stella.submit(page + "/correct", "left=640,5&reason=weighed&back=" + page);
        assertThat(stella.get(page).body()).contains("641 g", "Put right", "weighed", "Loaded into ");
        stella.submit("/printers/xl/spool-out", "back=/printers/xl");
        assertThat(sam.get("/printers/xl").body()).doesNotContain("PLA, red");
        stella.submit(page + "/discard", "reason=wet&back=" + page);
        assertThat(stella.get("/spools").body()).contains("Empty or thrown away (1)");
    }

    @Test
    void staffKeepAPrinterFromTheQueueWithAReasonAndWriteItsLog() {
        assertThat(sam.submit("/printers/xl/maintenance", "reason=belt").statusCode())
                .isEqualTo(403);
        assertThat(stella.submit("/printers/xl/maintenance", "reason=+").statusCode())
                .isEqualTo(400);
        stella.submit("/printers/xl/maintenance", "reason=" + Browser.encoded(HOSTILE) + "&back=/printers/xl");
        harmless("/printers/xl", stella.get("/printers/xl"));
        harmless("/printers/xl", sam.get("/printers/xl"));
        assertThat(sam.get("/printers/xl").body()).contains("In maintenance: ").doesNotContain("Write to the log");
        stella.submit(
                "/printers/xl/log", "text=New+belt&task=Tighten+the+belt&hours=200&day=2026-11-23&back=/printers/xl");
        assertThat(stella.submit("/printers/xl/log", "text=x&day=never").statusCode())
                .isEqualTo(400);
        assertThat(stella.submit("/printers/xl/log", "text=x&hours=2").statusCode())
                .as("a task that is due again has a name")
                .isEqualTo(400);
        stella.submit("/printers/xl/maintenance-over", "back=/printers/xl");
        assertThat(sam.get("/printers/xl").body()).doesNotContain("In maintenance: ");
        assertThat(stella.get("/printers/xl").body())
                .contains("Tighten the belt", "New belt", "Back to the queue", "Into maintenance");
    }

    @Test
    void whoConfiguresPrintersSeesWhatIsPluggedIn() {
        scene.lab
                .store()
                .ports()
                .report(
                        new NodeId("pi-1"),
                        List.of(new SeenPort("/dev/" + HOSTILE, List.of(), 0x1a86, 0x7523, HOSTILE, "a board")),
                        scene.clock.instant());
        assertThat(sam.get("/ports").statusCode()).isEqualTo(403);
        harmless("/ports", stella.get("/ports"));
        assertThat(stella.get("/ports").body()).contains("Not yet configured", "a board", "1a86:7523", "pi-1");
    }

    @Test
    void hostileTextIsEscapedAtTheDoor() {
        HttpResponse<String> wrong = new Browser(scene.server.port())
                .post("/sign-in", "name=" + Browser.encoded(HOSTILE) + "&password=x&next=" + Browser.encoded(HOSTILE));
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).contains("do not belong together").doesNotContain("<script>alert");
    }

    @Test
    void everyPageHasARuleAndNobodyGetsPastItWithoutSigningIn() {
        Browser stranger = new Browser(scene.server.port());
        List<String> open = scene.server.declared().stream()
                .filter(route -> !route.path().startsWith("/api/"))
                .filter(route -> route.rule().isOpen())
                .map(Route::path)
                .distinct()
                .toList();
        assertThat(open).contains("/sign-in").doesNotContain("/", "/queue", "/printers", "/desk", "/jobs/{id}");
        for (String path : List.of("/", "/queue", "/printers", "/printers/xl", "/jobs/1", "/jobs/1/file", "/desk")) {
            HttpResponse<String> answer = stranger.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(303);
            assertThat(Browser.location(answer)).startsWith("/sign-in?next=");
        }
        for (String form : FORMS) {
            assertThat(Browser.location(stranger.post(form, ""))).as(form).isEqualTo("/sign-in");
            assertThat(stella.post(form, "").statusCode())
                    .as(form + " without the token")
                    .isEqualTo(403);
        }
    }

    @Test
    void theDoorLeadsOnlyToPagesOfTheLab() {
        String right = "name=sam.student&password=" + Browser.encoded(LabScene.PASSWORD) + "&next=";
        Browser somebody = new Browser(scene.server.port());
        assertThat(Browser.location(somebody.post("/sign-in", right + Browser.encoded("//evil.example"))))
                .isEqualTo("/");
        assertThat(Browser.location(somebody.post("/sign-in", right + Browser.encoded("/queue"))))
                .isEqualTo("/queue");
    }

    @Test
    void tooManyAttemptsAreAnsweredPlainly() {
        Browser guesser = new Browser(scene.server.port());
        HttpResponse<String> answer = guesser.post("/sign-in", "name=olga.other&password=wrong");
        for (int attempt = 0; attempt < 10 && answer.statusCode() == 401; attempt++) {
            answer = guesser.post("/sign-in", "name=olga.other&password=wrong");
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).contains("Too many attempts to sign in. Wait ");
    }

    @Test
    void studentsSeeOthersInTheQueueWithoutTheirNamesAndTitles() {
        String queue = sam.get("/queue").body();
        assertThat(queue)
                .contains("A job of somebody else")
                .contains("cable-clip")
                .doesNotContain("planter");
        assertThat(queue).doesNotContain("Olga");
        assertThat(stella.get("/queue").body()).contains("planter").contains("Olga");
        assertThat(sam.get("/jobs/" + scene.job("planter").id()).statusCode()).isEqualTo(403);
        assertThat(sam.get("/desk").statusCode()).isEqualTo(403);
        assertThat(sam.get("/desk/forecasts").statusCode()).isEqualTo(403);
        assertThat(sam.submit("/printers/mk4-right/clear-bed", "").statusCode()).isEqualTo(403);
        assertThat(sam.get("/printers").body()).doesNotContain("Bed is clear</button>");
    }

    @Test
    void onlyTheLivePartIsSentWhereThatIsAskedFor() {
        String part =
                sam.get("/queue", "HX-Request", "true", "HX-Target", "live").body();
        assertThat(part).contains("Waiting").doesNotContain("<html").doesNotContain("<nav");
        assertThat(sam.get("/queue", "HX-Request", "true", "HX-Target", "main").body())
                .contains("<main id=\"main\"");
    }

    @Test
    void theNavigationTellsStaffHowMuchWaitsAndNobodyElse() {
        long tasks = scene.store.jobs().countByState().get(JobState.INTERRUPTED)
                + scene.store.jobs().countByState().get(JobState.AWAITING_APPROVAL)
                + stella.get("/desk").body().split("/clear-bed\"", -1).length
                - 1;
        assertThat(tasks).isPositive();
        assertThat(stella.get("/queue").body())
                .containsPattern("<span id=\"desk-badge\" class=\"badge\">(?s:.*?)</span>" + tasks + "<span")
                .doesNotContain("hx-swap-oob");
        assertThat(stella.get("/queue", "HX-Request", "true", "HX-Target", "live")
                        .body())
                .containsPattern("<span id=\"desk-badge\" class=\"badge\" hx-swap-oob=\"true\">");
        assertThat(sam.get("/queue").body()).doesNotContain("desk-badge");
        assertThat(sam.get("/queue", "HX-Request", "true", "HX-Target", "live").body())
                .doesNotContain("desk-badge");
    }

    @Test
    void staffClearABedWithOneFormAndComeBack() {
        HttpResponse<String> answer =
                stella.submit("/printers/mk4-right/clear-bed", "back=" + Browser.encoded("/desk"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Browser.location(answer)).isEqualTo("/desk");
        assertThat(scene.store
                        .devices()
                        .byId(new DeviceId("mk4-right"))
                        .orElseThrow()
                        .bed()
                        .state())
                .isEqualTo(BedState.CLEAR);
    }

    @Test
    void anOwnerHoldsReleasesAndCancels() {
        JobId id = scene.job("violin").id();
        sam.submit("/jobs/" + id + "/hold", "back=/");
        assertThat(state(id)).isEqualTo(JobState.HELD);
        sam.submit("/jobs/" + id + "/release", "back=/");
        assertThat(state(id)).isEqualTo(JobState.QUEUED);
        sam.submit("/jobs/" + id + "/cancel", "back=/&reason=" + Browser.encoded("Too long."));
        assertThat(state(id)).isEqualTo(JobState.CANCELLED);
        assertThat(sam.get("/jobs/" + id).body())
                .contains("cancelled it before it was printed.")
                .contains("Too long.");
        HttpResponse<String> again = sam.submit("/jobs/" + id + "/reprint", "");
        assertThat(Browser.location(again)).matches("/jobs/\\d+\\?done=submitted");
        sam.submit(Browser.location(again).replaceAll("\\?.*", "/cancel"), "");
    }

    @Test
    void staffSettleAnInterruptedJob() {
        JobId id = scene.job("gear-pump").id();
        assertThat(stella.get("/desk").body()).contains("gear-pump");
        assertThat(stella.submit("/jobs/" + id + "/settle", "as=NONSENSE").statusCode())
                .isEqualTo(400);
        stella.submit("/jobs/" + id + "/settle", "as=FAILED&back=/desk");
        assertThat(state(id)).isEqualTo(JobState.FAILED);
    }

    @Test
    void aKeyIsShownOnceAndRevoked() {
        String made = sam.submit("/account/keys", "name=Workshop&scope=SUBMIT&lastDay=2026-12-31")
                .body();
        assertThat(made).containsPattern("pl_[0-9a-f]{12}_[0-9a-f]{64}");
        String later = sam.get("/account").body();
        assertThat(later)
                .contains("Workshop")
                .contains("Send jobs")
                .contains("Expires")
                .doesNotContainPattern("pl_[0-9a-f]{12}_[0-9a-f]{64}");
        long id = scene.store.apiKeys().ofOwner(scene.student.id()).stream()
                .filter(key -> key.name().equals("Workshop"))
                .findFirst()
                .orElseThrow()
                .id();
        sam.submit("/account/keys/" + id + "/revoke", "");
        assertThat(sam.get("/account").body()).doesNotContain("Workshop");
    }

    @Test
    void aWrongAddressIsAPageThatSaysSo() {
        HttpResponse<String> answer = sam.get("/jobs/999999");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is no job 999999").contains("/static/printlab.css");
        assertThat(sam.get("/jobs/x").statusCode()).isEqualTo(404);
    }

    private static JobState state(JobId id) {
        return scene.store.jobs().byId(id).orElseThrow().state();
    }

    private static void harmless(String where, HttpResponse<String> page) {
        assertThat(page.statusCode()).as(where).isEqualTo(200);
        assertThat(page.body())
                .as(where)
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert")
                .doesNotContainPattern("<[^>]*\\sstyle=")
                .doesNotContainPattern("<script(?![^>]*src=)")
                .doesNotContainPattern("<[a-z]+[^>]*\\son[a-z]+=");
    }
}
