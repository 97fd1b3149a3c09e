package io.printlab.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.printlab.app.Forms;
import io.printlab.app.RunningApp;
import io.printlab.app.signin.OpenedSession;
import io.printlab.device.Device;
import io.printlab.guice.PrintLabBinder;
import io.printlab.job.Claim;
import io.printlab.job.JobId;
import io.printlab.outcome.PickUpKeeper;
import io.printlab.queue.PriorityWeights;
import io.printlab.rule.AdmissionLimits;
import io.printlab.rule.AfterPrint;
import io.printlab.rule.ApprovalLimits;
import io.printlab.rule.DispatchLimits;
import io.printlab.rule.LabRules;
import io.printlab.rule.Prices;
import io.printlab.rule.Quota;
import io.printlab.rule.RuleBook;
import io.printlab.testkit.SampleLab;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * In this lab staff judge every print, an hour costs 60 cents and a gram 4, a week has 80 minutes, and a print is kept for a week. A print
 * is expected to take 40 minutes and 12.5 g: 90 cents.
 */
class VerdictTest {
    private static final LabRules RULES = new LabRules(
            PriorityWeights.DEFAULT,
            new AdmissionLimits(null, List.of(new Quota(null, Quota.Period.WEEK, 80 / 60.0, null))),
            ApprovalLimits.NONE,
            DispatchLimits.NONE,
            new Prices("EUR", 60, 4000, List.of()),
            new AfterPrint(AfterPrint.VerdictBy.STAFF, true, List.of(), 3, 7, true));

    @TempDir
    private Path folder;

    private RunningApp app;
    private SampleLab bench;
    private Device device;

    @BeforeEach
    void start() {
        app = new RunningApp(
                folder, binder -> PrintLabBinder.printLabBinder(binder).rules().toInstance(RuleBook.fixed(RULES)));
        bench = new SampleLab(app.store, app.clock);
        device = bench.readyDevice("bench");
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void theChargeFollowsTheVerdictOfStaff() {
        long job = printed();
        assertThat(outcome(job).at("/outcome/stage").asText()).isEqualTo("AWAITING_VERDICT");
        assertThat(outcome(job).at("/reserved/money").asLong()).isEqualTo(90);
        assertThat(post(job, "verdict", "{\"verdict\": \"GOOD\"}", app.samsKey).statusCode())
                .isEqualTo(403);
        assertThat(post(job, "verdict", "{\"verdict\": \"PARTIAL\", \"share\": 100}", app.stellasKey)
                        .statusCode())
                .isEqualTo(400);
        HttpResponse<String> partial =
                post(job, "verdict", "{\"verdict\": \"PARTIAL\", \"share\": 50}", app.stellasKey);
        assertThat(app.tree(partial).get("stage").asText()).isEqualTo("AWAITING_PICK_UP");
        assertThat(outcome(job).at("/charged/money").asLong())
                .as("half of 30 min and 12.5 g")
                .isEqualTo(40);
        post(job, "verdict", "{\"verdict\": \"FAILED\", \"reason\": \"wrong settings in the slicer\"}", app.stellasKey);
        assertThat(outcome(job).at("/charged/money").asLong())
                .as("its owner's fault")
                .isEqualTo(80);
        HttpResponse<String> unknown =
                post(job, "verdict", "{\"verdict\": \"FAILED\", \"reason\": \"bad luck\"}", app.stellasKey);
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(app.tree(unknown).get("detail").asText()).contains("came off the bed");
        JsonNode balance = get("/api/v1/ledger/balance", app.samsKey);
        assertThat(balance.at("/balances/0/used/money").asLong()).isEqualTo(80);
        assertThat(balance.at("/balances/0/reserved/money").asLong()).isZero();
        assertThat(balance.at("/limits/quotas/0/usedHours").asDouble()).isEqualTo(0.5);
    }

    @Test
    void whatTheLabSpoiltIsPrintedAgainForNothingOnce() {
        long job = printed();
        post(job, "verdict", "{\"verdict\": \"FAILED\", \"reason\": \"Came off the bed\"}", app.stellasKey);
        assertThat(outcome(job).at("/outcome/fault").asText()).isEqualTo("LAB");
        assertThat(outcome(job).at("/charged/money").asLong()).isZero();
        // Two fill the week's 80 minutes; the reprint comes in all the same.
        submitted();
        submitted();
        HttpResponse<String> again = post(job, "reprint", "", app.stellasKey);
        assertThat(again.statusCode()).isEqualTo(201);
        JobId free = new JobId(app.tree(again).get("id").asLong());
        assertThat(app.store.jobs().byId(free).orElseThrow().submission().owner())
                .isEqualTo(app.sam.id());
        assertThat(app.store.ledger().account(free).terms().isFree()).isTrue();
        HttpResponse<String> twice = post(job, "reprint", "", app.samsKey);
        assertThat(twice.statusCode()).isEqualTo(409);
        assertThat(app.tree(twice).get("rule").asText()).isEqualTo("quota");
    }

    @Test
    void aPrintIsRemindedOfAndThrownAwayByAPersonAlone() {
        long job = printed();
        assertThat(post(job, "pick-up", "", app.samsKey).statusCode())
                .as("before the verdict")
                .isEqualTo(409);
        post(job, "verdict", "{\"verdict\": \"GOOD\"}", app.stellasKey);
        PickUpKeeper keeper = new PickUpKeeper(app.store.outcomes(), RuleBook.fixed(RULES));
        app.clock.advance(Duration.ofDays(2));
        assertThat(keeper.step(app.clock.instant())).isZero();
        app.clock.advance(Duration.ofDays(2));
        assertThat(keeper.step(app.clock.instant())).isOne();
        assertThat(keeper.step(app.clock.instant())).as("reminded once").isZero();
        HttpResponse<String> early = post(job, "dispose", "", app.stellasKey);
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(app.tree(early).get("detail").asText()).contains("keeps prints for 7 days");
        app.clock.advance(Duration.ofDays(4));
        assertThat(page("/desk", app.signIn(app.stella))).contains("May be thrown away", "/jobs/" + job + "/dispose");
        assertThat(post(job, "dispose", "", app.samsKey).statusCode()).isEqualTo(403);
        assertThat(outcome(job).at("/outcome/stage").asText())
                .as("nothing goes by itself")
                .isEqualTo("AWAITING_PICK_UP");
        assertThat(post(job, "dispose", "", app.stellasKey).statusCode()).isEqualTo(200);
        assertThat(post(job, "pick-up", "", app.samsKey).statusCode()).isEqualTo(409);
        assertThat(outcome(job).get("history").findValuesAsText("move"))
                .containsExactly("END", "JUDGE", "REMIND", "DISPOSE");
    }

    @Test
    void theDeskOffersVerdictAndBedTogetherAndTheOwnerPicksUp() {
        long job = printed();
        app.store
                .devices()
                .store(app.store
                        .devices()
                        .byId(device.id())
                        .orElseThrow()
                        .withBed(app.store
                                .devices()
                                .byId(device.id())
                                .orElseThrow()
                                .bed()
                                .occupy("printed", "test", app.clock.instant())));
        OpenedSession stella = app.signIn(app.stella);
        assertThat(page("/desk", stella))
                .contains("Waiting for a verdict", "/jobs/" + job + "/verdict", "/printers/bench/clear-bed")
                .containsOnlyOnce("/printers/bench/clear-bed");
        assertThat(page("/jobs/" + job, app.signIn(app.sam)))
                .contains("Waiting for a verdict", "Nothing is charged before the verdict.")
                .doesNotContain("/verdict\"");
        form("/jobs/" + job + "/verdict", "verdict=GOOD&reason=Well+done", stella);
        OpenedSession sam = app.signIn(app.sam);
        assertThat(page("/jobs/" + job, sam)).contains("Well done", "Charged: 0.50 h, 12.5 g, 0.80 EUR.");
        assertThat(page("/desk", stella)).contains("Waiting for pick-up");
        form("/jobs/" + job + "/pick-up", "", sam);
        assertThat(outcome(job).at("/outcome/stage").asText()).isEqualTo("PICKED_UP");
    }

    @Test
    void aStatementIsTheOwnAndItsWordsAreNoFormulas() {
        long job = printed();
        post(job, "verdict", "{\"verdict\": \"GOOD\"}", app.stellasKey);
        String wish =
                "{\"user\": \"sam.student\", \"hours\": -0.25, \"money\": -0.31, \"reason\": \"=HYPERLINK(\\\"http://x\\\")\"}";
        assertThat(app.post("/api/v1/ledger/corrections", wish, "X-Api-Key", app.samsKey)
                        .statusCode())
                .isEqualTo(403);
        assertThat(app.post("/api/v1/ledger/corrections", wish, "X-Api-Key", app.stellasKey)
                        .statusCode())
                .isEqualTo(201);
        assertThat(app.post(
                                "/api/v1/ledger/corrections",
                                "{\"user\": \"sam.student\", \"money\": 0.005, \"reason\": \"half a cent\"}",
                                "X-Api-Key",
                                app.stellasKey)
                        .statusCode())
                .isEqualTo(400);
        HttpResponse<String> csv = app.get("/api/v1/ledger/statement?owner=me", "X-Api-Key", app.samsKey);
        assertThat(csv.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(csv.body())
                .contains("\"CHARGED\",1800.000,12.500,0.80,\"EUR\"", "\"CORRECTED\",-900.000,0.000,-0.31,\"EUR\"")
                .contains("\"'=HYPERLINK(\"\"http://x\"\")\"")
                .contains(
                        ",\"total reserved\",0.000,0.000,0.00,\"EUR\",",
                        ",\"total used\",900.000,12.500,0.49,\"EUR\",");
        long stella = app.stella.id().value();
        assertThat(app.get("/api/v1/ledger/statement?owner=" + stella, "X-Api-Key", app.samsKey)
                        .statusCode())
                .isEqualTo(403);
        assertThat(app.get("/api/v1/ledger?owner=" + stella, "X-Api-Key", app.samsKey)
                        .statusCode())
                .isEqualTo(403);
        assertThat(get("/api/v1/ledger", app.samsKey).get("entries").findValuesAsText("kind"))
                .containsExactly("RESERVED", "RELEASED", "CHARGED", "CORRECTED");
        assertThat(page("/account/statement", app.signIn(app.sam)))
                .contains("0.49 EUR", "=HYPERLINK(", "/account/statement.csv?from=");
        assertThat(page("/desk/ledger?person=sam.student", app.signIn(app.stella)))
                .contains("Sam Student", "0.49 EUR");
        assertThat(app.get("/desk/ledger", "Cookie", cookie(app.signIn(app.sam)))
                        .statusCode())
                .isEqualTo(403);
        assertThat(get("/api/v1/ledger?limit=1", app.stellasKey).get("next").isNull())
                .isFalse();
    }

    /** A job of Sam that took half an hour. */
    private long printed() {
        long job = submitted();
        Claim claim = bench.claims()
                .win(new JobId(job), device.id(), SampleLab.STAFF, app.clock.instant())
                .orElseThrow();
        Claim printing = bench.claims().store(claim.start(app.clock.instant()));
        bench.claims().end(printing.complete(app.clock.advance(Duration.ofMinutes(30))));
        return job;
    }

    private long submitted() {
        HttpResponse<String> sent = Forms.send(app, "/api/v1/jobs", app.samsKey, Forms.file("a.gcode", Forms.GCODE));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
        return app.tree(sent).get("id").asLong();
    }

    private JsonNode outcome(long job) {
        return get("/api/v1/jobs/" + job + "/outcome", app.samsKey);
    }

    private JsonNode get(String path, String key) {
        HttpResponse<String> answer = app.get(path, "X-Api-Key", key);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return app.tree(answer);
    }

    private HttpResponse<String> post(long job, String what, String body, String key) {
        return app.post("/api/v1/jobs/" + job + "/" + what, body, "X-Api-Key", key);
    }

    private String page(String path, OpenedSession session) {
        HttpResponse<String> answer = app.get(path, "Cookie", cookie(session));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private void form(String path, String fields, OpenedSession session) {
        HttpResponse<String> answer = app.post(
                path,
                "_csrf=" + URLEncoder.encode(session.csrfToken(), StandardCharsets.UTF_8) + "&" + fields,
                "Cookie",
                cookie(session),
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    private static String cookie(OpenedSession session) {
        return "printlab_session=" + session.token();
    }
}
