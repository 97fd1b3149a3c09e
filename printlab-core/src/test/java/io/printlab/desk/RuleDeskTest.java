package io.printlab.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.printlab.NodeRole;
import io.printlab.PrintLab;
import io.printlab.PrintLabConfig;
import io.printlab.account.Actor;
import io.printlab.account.Role;
import io.printlab.device.NodeId;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.job.Job;
import io.printlab.job.Urgency;
import io.printlab.job.Wishes;
import io.printlab.job.WorkClass;
import io.printlab.queue.FirstInFirstOutPolicy;
import io.printlab.revision.RulePreview;
import io.printlab.rule.InvalidRulesException;
import io.printlab.rule.LabRules;
import io.printlab.rule.RuleBook;
import io.printlab.rule.RuleSheet;
import io.printlab.rule.RuleVersion;
import io.printlab.rule.StaleRulesException;
import io.printlab.testkit.LabInMemory;
import io.printlab.testkit.SampleRules;
import io.printlab.testkit.SettableClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rules from a desk to the jobs, over two nodes of one lab. */
class RuleDeskTest {
    private final LabInMemory parts = new LabInMemory();
    private final Actor administrator =
            Actor.of(parts.store().users().add("ann.admin", "Ann Admin", Role.ADMINISTRATOR, SettableClock.START));
    private final PrintLab lab = parts.builder().build();
    private final PrintLab other = parts.builder()
            .config(PrintLabConfig.defaults().withNode(new NodeId("web-only")).withRoles(Set.of(NodeRole.WEB)))
            .build();
    private final RuleDesk desk = lab.ruleDesk();

    @AfterEach
    void close() {
        other.close();
        lab.close();
    }

    @Test
    void everyNodeTakesANewVersionAndEveryJobNamesTheOneThatPlacedIt() throws IOException {
        lab.start();
        other.start();
        Job waiting = submit(lab);
        assertThat(policyOf(waiting)).isEqualTo("fair-share");
        RulePreview preview = desk.preview(parts.staff(), coursework("4"));
        assertThat(preview.moves())
                .singleElement()
                .satisfies(move -> assertThat(move.costAfter()).isEqualTo(move.costBefore() / 4));
        RuleVersion first = desk.publish(administrator, coursework("4"), 0, " Thesis season ");
        assertThat(first.why()).isEqualTo("Thesis season");
        assertThat(first.by()).isEqualTo(administrator.label());
        assertThat(policyOf(submit(lab))).isEqualTo("fair-share v1");
        await().until(() -> other.rules().version().number() == 1);
        assertThat(policyOf(submit(other))).isEqualTo("fair-share v1");
        await().untilAsserted(() -> assertThat(policyOf(lab.jobs().job(parts.staff(), waiting.id())))
                .isEqualTo("fair-share v1"));
        assertThat(Objects.requireNonNull(
                                lab.jobs().job(parts.staff(), waiting.id()).placement())
                        .cost())
                .isEqualTo(preview.moves().get(0).costAfter());
        assertThat(desk.history(parts.staff(), Long.MAX_VALUE, 10)).containsExactly(first);
    }

    @Test
    void aRestartBeginsWithThePublishedRules() {
        desk.publish(administrator, coursework("4"), 0, "Thesis season");
        other.start();
        assertThat(other.ruleDesk().current(parts.staff()).number()).isEqualTo(1);
        assertThat(other.ruleDesk().version(parts.staff(), 0).rules()).isEqualTo(LabRules.DEFAULT);
    }

    @Test
    void whoPublishesOnAnOldVersionIsTold() {
        desk.publish(administrator, coursework("4"), 0, "first");
        assertThatThrownBy(() -> desk.publish(administrator, coursework("2"), 0, "second"))
                .isInstanceOf(StaleRulesException.class);
        assertThat(desk.publish(administrator, coursework("2"), 1, "second").number())
                .isEqualTo(2);
    }

    @Test
    void studentsSeeNothingAndStaffChangeNothing() {
        assertCategory(() -> desk.current(parts.student()), ErrorCategory.FORBIDDEN);
        assertCategory(() -> desk.preview(parts.student(), coursework("4")), ErrorCategory.FORBIDDEN);
        assertCategory(() -> desk.history(parts.student(), 9, 1), ErrorCategory.FORBIDDEN);
        assertCategory(() -> desk.publish(parts.staff(), coursework("4"), 0, "because"), ErrorCategory.FORBIDDEN);
        assertThat(desk.current(parts.staff()).number()).isZero();
    }

    @Test
    void wrongRulesARulesWithoutAReasonAndTheSameRulesAreRefused() {
        assertThatThrownBy(() -> desk.publish(administrator, coursework("-4"), 0, "because"))
                .isInstanceOf(InvalidRulesException.class);
        assertThatThrownBy(() -> desk.preview(parts.staff(), coursework("much")))
                .isInstanceOf(InvalidRulesException.class);
        assertCategory(() -> desk.publish(administrator, coursework("4"), 0, "  "), ErrorCategory.USER);
        assertCategory(
                () -> desk.publish(administrator, coursework("4"), 0, "x".repeat(RuleVersion.LONGEST_REASON + 1)),
                ErrorCategory.USER);
        assertThatThrownBy(() -> desk.publish(administrator, RuleSheet.of(LabRules.DEFAULT), 0, "because"))
                .hasMessageContaining("Nothing differs");
        assertCategory(() -> desk.version(parts.staff(), 7), ErrorCategory.NOT_FOUND);
        assertThat(parts.store().rules().current()).isEmpty();
    }

    @Test
    void aLabWithRulesOfItsProgramShowsThemAndKeepsThem() {
        PrintLab own = parts.builder().rules(RuleBook.fixed(SampleRules.full())).build();
        assertThat(own.ruleDesk().canChange()).isFalse();
        assertThat(own.ruleDesk().current(parts.staff()).rules()).isEqualTo(SampleRules.full());
        assertCategory(
                () -> own.ruleDesk().publish(administrator, coursework("4"), 0, "because"), ErrorCategory.CONFLICT);
    }

    @Test
    void aPolicyOfTheLabsOwnIsLeftAlone() throws IOException {
        PrintLab own = parts.builder().policy(new FirstInFirstOutPolicy()).build();
        assertThat(own.ruleDesk().ordersByWeights()).isFalse();
        own.start();
        submit(own);
        assertThat(own.ruleDesk().preview(parts.staff(), coursework("4")).moving())
                .isZero();
        own.ruleDesk().publish(administrator, coursework("4"), 0, "because");
        assertThat(policyOf(submit(own))).isEqualTo("first-in-first-out");
        own.close();
    }

    private Job submit(PrintLab at) throws IOException {
        return at.jobs()
                .submit(
                        parts.student(),
                        new SubmissionRequest(
                                "a.gcode",
                                "web",
                                Urgency.NORMAL,
                                null,
                                null,
                                new Wishes(WorkClass.COURSEWORK, null, null, null)),
                        new ByteArrayInputStream("G28 X0 Y0".getBytes(StandardCharsets.UTF_8)));
    }

    private static String policyOf(Job job) {
        return Objects.requireNonNull(job.placement()).policy();
    }

    private static RuleSheet coursework(String weight) {
        Map<String, String> values =
                new HashMap<>(RuleSheet.of(LabRules.DEFAULT).values());
        values.put("priority.classes.coursework", weight);
        return new RuleSheet(values);
    }

    private static void assertCategory(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call, ErrorCategory category) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        PrintLabException.class,
                        thrown -> assertThat(thrown.category()).isEqualTo(category));
    }
}
