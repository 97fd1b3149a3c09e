package io.printlab.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.printlab.app.Forms;
import io.printlab.app.RunningApp;
import io.printlab.app.signin.OpenedSession;
import io.printlab.guice.PrintLabBinder;
import io.printlab.job.JobId;
import io.printlab.job.JobQuery;
import io.printlab.queue.PriorityWeights;
import io.printlab.rule.AdmissionLimits;
import io.printlab.rule.ApprovalLimits;
import io.printlab.rule.DispatchLimits;
import io.printlab.rule.LabRules;
import io.printlab.rule.Quota;
import io.printlab.rule.RuleBook;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In this lab two jobs of a person may wait, and a week has one hour, or two and 100 g in the group design. A print takes 40 minutes. */
class RefusalTest {
    private static final String FULL =
            "You have 2 waiting jobs; the lab allows 2. Cancel one or wait until one is printed.";

    @TempDir
    private Path folder;

    private RunningApp app;

    @BeforeEach
    void start() {
        LabRules rules = new LabRules(
                PriorityWeights.DEFAULT,
                new AdmissionLimits(
                        2,
                        List.of(
                                new Quota(null, Quota.Period.WEEK, 1.0, null),
                                new Quota("design", Quota.Period.WEEK, 2.0, 100.0))),
                ApprovalLimits.NONE,
                DispatchLimits.NONE);
        app = new RunningApp(
                folder, binder -> PrintLabBinder.printLabBinder(binder).rules().toInstance(RuleBook.fixed(rules)));
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void aRefusalNamesRuleFigureAndRemedyAndLeavesNoJob() {
        assertThat(send("a.gcode").statusCode()).isEqualTo(201);
        HttpResponse<String> refused = send("b.gcode");
        assertThat(refused.statusCode()).isEqualTo(409);
        JsonNode problem = app.tree(refused);
        assertThat(problem.get("rule").asText()).isEqualTo("quota");
        assertThat(problem.get("detail").asText())
                .isEqualTo(
                        "This print takes 40 min, and you have used 40 min of the 1 h that everybody has this week. What"
                                + " waits and prints is counted in. Send a smaller print, cancel one that waits, or wait until"
                                + " Monday, 12 January.");
        assertThat(app.lab.store().jobs().list(JobQuery.newest(9))).hasSize(1);

        makeDesign();
        assertThat(put("sam.student", app.stellasKey).statusCode()).isEqualTo(200);
        assertThat(send("b.gcode").statusCode()).isEqualTo(201);
        problem = app.tree(send("c.gcode"));
        assertThat(problem.get("rule").asText()).isEqualTo("waiting jobs");
        assertThat(problem.get("detail").asText()).isEqualTo(FULL);
    }

    @Test
    void aSlicerShowsTheSentenceAndPrintingAgainIsNoWayAround() {
        fill();
        HttpResponse<String> slicer =
                Forms.send(app, "/api/files/local", app.samsKey, Forms.file("c.gcode", Forms.GCODE));
        assertThat(slicer.statusCode()).isEqualTo(409);
        assertThat(slicer.body()).isEqualTo(FULL);
        JobId first = app.lab.store().jobs().list(JobQuery.newest(9)).get(0).id();
        HttpResponse<String> again = app.post("/api/v1/jobs/" + first + "/reprint", "", "X-Api-Key", app.samsKey);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(app.tree(again).get("rule").asText()).isEqualTo("waiting jobs");

        OpenedSession sam = app.signIn(app.sam);
        HttpResponse<String> page = app.post(
                "/jobs/" + first + "/reprint",
                "_csrf=" + URLEncoder.encode(sam.csrfToken(), StandardCharsets.UTF_8),
                "Cookie",
                "printlab_session=" + sam.token(),
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body()).contains(FULL);
        assertThat(app.lab.store().jobs().list(JobQuery.newest(9))).hasSize(2);

        app.post("/api/v1/jobs/" + first + "/cancel", "", "X-Api-Key", app.samsKey);
        assertThat(send("c.gcode").statusCode()).isEqualTo(201);
    }

    @Test
    void staffPrintWithoutLimits() {
        for (int i = 0; i < 4; i++) {
            assertThat(Forms.send(app, "/api/v1/jobs", app.stellasKey, Forms.file("a.gcode", Forms.GCODE))
                            .statusCode())
                    .isEqualTo(201);
        }
        JsonNode allowance =
                app.tree(app.get("/api/v1/me", "X-Api-Key", app.stellasKey)).get("allowance");
        assertThat(allowance.get("waiting").asInt()).isEqualTo(4);
        assertThat(allowance.get("mostWaiting").isNull()).isTrue();
        assertThat(allowance.get("quotas")).isEmpty();
    }

    @Test
    void everybodySeesWhatIsUsedOfWhatIsAllowed() {
        fill();
        JsonNode me = app.tree(app.get("/api/v1/me", "X-Api-Key", app.samsKey));
        assertThat(me.at("/groups/0/name").asText()).isEqualTo("design");
        JsonNode allowance = me.get("allowance");
        assertThat(allowance.get("waiting").asInt()).isEqualTo(2);
        assertThat(allowance.get("mostWaiting").asInt()).isEqualTo(2);
        JsonNode quota = allowance.get("quotas").get(0);
        assertThat(quota.get("group").asText()).isEqualTo("design");
        assertThat(quota.get("period").asText()).isEqualTo("WEEK");
        assertThat(quota.get("hours").asDouble()).isEqualTo(2);
        assertThat(quota.get("usedHours").asDouble()).isEqualTo(1.333);
        assertThat(quota.get("usedGrams").asDouble()).isEqualTo(25);
        assertThat(quota.get("nextBegins").asText()).isEqualTo("2026-01-12");

        String page = app.get(
                        "/account",
                        "Cookie",
                        "printlab_session=" + app.signIn(app.sam).token())
                .body();
        assertThat(page)
                .contains("Student, group Design")
                .contains("2 of 2")
                .contains("1.3 of 2 h")
                .contains("25 g of 100 g")
                .contains("Begins anew on Monday, 12 January.");
    }

    @Test
    void onlyStaffSayWhoIsInWhichGroup() {
        makeDesign();
        assertThat(put("sam.student", app.samsKey).statusCode()).isEqualTo(403);
        assertThat(put("no.body", app.stellasKey).statusCode()).isEqualTo(404);
        assertThat(app.tree(put("sam.student", app.stellasKey))
                        .at("/members/0/name")
                        .asText())
                .isEqualTo("sam.student");
        HttpResponse<String> out = app.delete("/api/v1/groups/design/members/sam.student", "X-Api-Key", app.stellasKey);
        assertThat(app.tree(out).get("members")).isEmpty();
        HttpResponse<String> wrong = app.post("/api/v1/groups", "{\"name\": \"<b>\"}", "X-Api-Key", app.stellasKey);
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(app.tree(wrong).get("detail").asText()).contains("1 to 40");
    }

    @Test
    void aJobIsForOneOfThePersonsGroupsOrForNone() {
        makeDesign();
        app.post("/api/v1/groups", "{\"name\": \"crafts\"}", "X-Api-Key", app.stellasKey);
        assertThat(app.tree(sendFor(null)).get("group").isNull()).isTrue();
        put("sam.student", app.stellasKey);
        assertThat(app.tree(sendFor("design")).get("group").asText()).isEqualTo("design");
        assertThat(sendFor("crafts").statusCode()).isEqualTo(403);
    }

    @Test
    void theQuotaOfTheGroupHoldsThatTheJobIsFor() {
        makeDesign();
        put("sam.student", app.stellasKey);
        assertThat(sendFor("-").statusCode()).isEqualTo(201);
        HttpResponse<String> refused = sendFor("-");
        assertThat(app.tree(refused).get("detail").asText()).contains("of the 1 h that everybody has");
        assertThat(app.tree(sendFor(null)).get("group").asText()).isEqualTo("design");
    }

    private void fill() {
        makeDesign();
        put("sam.student", app.stellasKey);
        assertThat(send("a.gcode").statusCode()).isEqualTo(201);
        assertThat(send("b.gcode").statusCode()).isEqualTo(201);
    }

    private HttpResponse<String> send(String name) {
        return Forms.send(app, "/api/v1/jobs", app.samsKey, Forms.file(name, Forms.GCODE));
    }

    private HttpResponse<String> sendFor(@Nullable String group) {
        String file = Forms.file("g.gcode", Forms.GCODE);
        return Forms.send(app, "/api/v1/jobs", app.samsKey, group == null ? file : Forms.field("group", group) + file);
    }

    private void makeDesign() {
        HttpResponse<String> made =
                app.post("/api/v1/groups", "{\"name\": \"Design\", \"kind\": \"TEAM\"}", "X-Api-Key", app.stellasKey);
        assertThat(made.statusCode()).isEqualTo(201);
    }

    private HttpResponse<String> put(String user, String key) {
        return app.send(app.request("/api/v1/groups/design/members/" + user, "X-Api-Key", key)
                .PUT(HttpRequest.BodyPublishers.noBody()));
    }
}
