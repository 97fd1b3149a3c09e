package io.printlab.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.rule.LabRules;
import io.printlab.rule.RuleSheet;
import io.printlab.testkit.SampleRules;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules through the real server: one form that loses nothing, and a history. */
class RulePagesTest {
    private static final String HOSTILE = "\"'><script>alert(1)</script>";

    @TempDir
    private Path folder;

    private LabScene scene;
    private Browser ada;
    private Browser stella;

    @BeforeEach
    void openTheLab() {
        scene = new LabScene(folder, 0, Instant.parse("2026-11-22T12:00:00Z"), "");
        ada = Browser.signedIn(scene, "ada.admin");
        stella = Browser.signedIn(scene, "stella.staff");
    }

    @AfterEach
    void closeTheLab() {
        scene.close();
    }

    @Test
    void staffSeeEveryFieldAndTryOthersAndStudentsSeeNothing() {
        String page = stella.get("/rules").body();
        RuleSheet.of(LabRules.DEFAULT)
                .values()
                .forEach((name, value) -> assertThat(page).contains("name=\"" + name + "\""));
        assertThat(page).contains("nobody has changed them yet").contains("href=\"/rules\" aria-current=\"page\"");
        HttpResponse<String> preview =
                stella.submit("/rules", form(Map.of("priority.classes.coursework", "4"), "preview", 0, ""));
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(preview.body())
                .contains("What these rules would do now")
                .contains("<dt>Coursework</dt>")
                .doesNotContain("value=\"publish\"");
        assertThat(stella.submit("/rules", form(Map.of("priority.classes.coursework", "4"), "publish", 0, "mine"))
                        .statusCode())
                .isEqualTo(403);
        Browser sam = Browser.signedIn(scene, "sam.student");
        assertThat(sam.get("/rules").statusCode()).isEqualTo(403);
        assertThat(sam.get("/rules/versions").statusCode()).isEqualTo(403);
        assertThat(sam.get("/").body()).doesNotContain("href=\"/rules\"");
        assertThat(ada.post("/rules", form(Map.of(), "preview", 0, "")).statusCode())
                .as("without the token")
                .isEqualTo(403);
    }

    @Test
    void wrongFieldsAreMarkedAndNothingTypedIsLost() {
        HttpResponse<String> answer = ada.submit(
                "/rules",
                form(
                        Map.of(
                                "priority.ageing", "fast " + HOSTILE,
                                "admission.quotas.0.group", "robotics",
                                "admission.quotas.0.period", "MONTH",
                                "admission.quotas.0.hours", "-7",
                                "approval.heavierThanGrams", "333"),
                        "preview",
                        0,
                        ""));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("2 fields are not right")
                .contains("A number from 0 to 10")
                .contains("id=\"priority.ageing-fault\"")
                .contains("value=\"fast &#34;&#39;>&lt;script")
                .contains("value=\"robotics\"")
                .contains("value=\"-7\"")
                .contains("value=\"333\"")
                .contains("<option value=\"MONTH\" selected>")
                .doesNotContain("<script>alert");
    }

    @Test
    void rowsComeAndGoWithoutAnythingElseChanging() {
        String added = ada.submit("/rules", form(Map.of("priority.ageing", "0.01"), "add dispatch.quiet", 0, ""))
                .body();
        assertThat(added).contains("name=\"dispatch.quiet.0.from\"").contains("value=\"0.01\"");
        Map<String, String> two = Map.of(
                "dispatch.quiet.0.days",
                "MONDAY",
                "dispatch.quiet.0.from",
                "22:00",
                "dispatch.quiet.0.to",
                "06:00",
                "dispatch.quiet.1.days",
                "SUNDAY",
                "dispatch.quiet.1.from",
                "12:00",
                "dispatch.quiet.1.to",
                "13:30");
        String removed = ada.submit("/rules", form(two, "remove dispatch.quiet.0", 0, ""))
                .body();
        assertThat(removed)
                .doesNotContain("dispatch.quiet.0")
                .contains("name=\"dispatch.quiet.1.from\" value=\"12:00\"");
        assertThat(ada.submit("/rules", form(Map.of(), "add users", 0, "")).statusCode())
                .isEqualTo(400);
        assertThat(ada.submit("/rules", form(Map.of(), "remove everything", 0, ""))
                        .statusCode())
                .isEqualTo(400);
        assertThat(ada.submit("/rules", form(Map.of(), "explode", 0, "")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void whatIsPublishedIsInTheHistoryAndComesBackFromThere() {
        HttpResponse<String> silent =
                ada.submit("/rules", form(RuleSheet.of(SampleRules.full()).values(), "publish", 0, " "));
        assertThat(silent.statusCode()).isEqualTo(400);
        assertThat(silent.body()).contains("Say why the rules change").contains("Publish as version 1");
        HttpResponse<String> published = ada.submit(
                "/rules", form(RuleSheet.of(SampleRules.full()).values(), "publish", 0, "Exam weeks " + HOSTILE));
        assertThat(Browser.location(published)).isEqualTo("/rules/versions?done=rules-published");
        assertThat(scene.store.rules().current().orElseThrow().rules()).isEqualTo(SampleRules.full());
        ada.submit("/rules", form(Map.of(), "publish", 1, "Exams are over"));
        String history = stella.get("/rules/versions").body();
        assertThat(history)
                .contains("Exam weeks", "&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert")
                .contains("Ada Admin")
                .contains("Holds now")
                .contains("no limit <span aria-hidden=\"true\">→</span>")
                .contains("robotics: 4000 g a month")
                .doesNotContain("Use this version again");
        assertThat(history.indexOf("Version 2")).isLessThan(history.indexOf("Version 1"));
        assertThat(ada.get("/rules/versions").body()).contains("href=\"/rules?from=1\"");
        assertThat(ada.get("/rules?from=1").body())
                .contains("These are the figures of version 1")
                .contains("name=\"expected\" value=\"2\"")
                .contains("value=\"Europe/Berlin\"");
        assertThat(ada.get("/rules?from=77").statusCode()).isEqualTo(404);
        assertThat(ada.get("/rules?from=x").statusCode()).isEqualTo(404);
        assertThat(ada.get("/rules/versions?before=2").body())
                .contains("Version 1")
                .doesNotContain("Version 2<");
    }

    @Test
    void whoIsOvertakenSeesWhatChangedMeanwhileAndKeepsTheOwnFigures() {
        ada.submit("/rules", form(Map.of("admission.mostWaiting", "5"), "publish", 0, "first"));
        HttpResponse<String> late =
                ada.submit("/rules", form(Map.of("approval.heavierThanGrams", "444"), "publish", 0, "second"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body())
                .contains("changed them meanwhile")
                .contains("What was changed meanwhile")
                .contains("5 jobs")
                .contains("value=\"444\"")
                .contains("name=\"expected\" value=\"1\"");
    }

    /** The form of the default rules with these fields in place of theirs. */
    private static String form(Map<String, String> changed, String deed, long expected, String why) {
        Map<String, String> fields =
                new LinkedHashMap<>(RuleSheet.of(LabRules.DEFAULT).values());
        fields.remove("approval.firstPrint");
        fields.putAll(changed);
        fields.put("do", deed);
        fields.put("expected", String.valueOf(expected));
        fields.put("why", why);
        return fields.entrySet().stream()
                .map(field -> Browser.encoded(field.getKey()) + "=" + Browser.encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }
}
