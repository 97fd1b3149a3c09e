package io.printlab.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.PrintLab;
import io.printlab.account.Actor;
import io.printlab.audit.AuditAction;
import io.printlab.audit.AuditEntry;
import io.printlab.audit.AuditQuery;
import io.printlab.conversation.JobMessage;
import io.printlab.device.NodeId;
import io.printlab.error.PrintLabException;
import io.printlab.job.Claims;
import io.printlab.job.Job;
import io.printlab.job.JobEvent;
import io.printlab.job.JobId;
import io.printlab.job.JobState;
import io.printlab.job.JobTransition;
import io.printlab.job.Lease;
import io.printlab.job.Urgency;
import io.printlab.job.Wishes;
import io.printlab.notification.Notification;
import io.printlab.queue.PriorityWeights;
import io.printlab.rule.AdmissionLimits;
import io.printlab.rule.ApprovalLimits;
import io.printlab.rule.DispatchLimits;
import io.printlab.rule.LabRules;
import io.printlab.rule.RuleBook;
import io.printlab.testkit.LabInMemory;
import io.printlab.testkit.SampleLab;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In this lab staff approve what prints for more than half an hour: a file of 31 letters or more. */
final class ApprovalDeskTest {
    private static final String LONG = "G" + "1".repeat(39);
    private static final String LONGER = "G" + "1".repeat(49);
    private static final String SHORT = "G28";

    private final LabInMemory parts = new LabInMemory();
    private final List<Notification> news = new CopyOnWriteArrayList<>();
    private PrintLab lab;

    @BeforeEach
    void start() {
        lab = parts.builder()
                .rules(RuleBook.fixed(new LabRules(
                        PriorityWeights.DEFAULT,
                        AdmissionLimits.NONE,
                        new ApprovalLimits(Duration.ofMinutes(30), null, Set.of(), false, null),
                        DispatchLimits.NONE)))
                .notifier(news::add)
                .build()
                .start();
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    @Test
    void staffAskTheOwnerAnswersAndTheJobSaysSo() throws IOException {
        Job job = submitted(parts.student(), LONG);
        assertThat(job.state()).isEqualTo(JobState.AWAITING_APPROVAL);
        Job asked = lab.approvals().askForChange(parts.staff(), job.id(), "Please use fewer supports.");
        assertThat(asked.state()).isEqualTo(JobState.AWAITING_APPROVAL);
        assertThat(asked.since()).isEqualTo(job.since());
        assertThat(asked.reason()).isEqualTo("Staff ask for a change: Please use fewer supports.");
        assertThat(lab.approvals().conversation(parts.student(), job.id()).isChangeAsked())
                .isTrue();

        assertThat(lab.approvals()
                        .write(parts.student(), job.id(), "They are needed.")
                        .kind())
                .isEqualTo(JobMessage.Kind.ANSWER);
        assertThat(lab.jobs().job(parts.student(), job.id()).reason()).isEqualTo(job.reason());
        assertThat(lab.approvals().write(parts.staff(), job.id(), "I see.").kind())
                .isEqualTo(JobMessage.Kind.MESSAGE);
        assertThat(lab.approvals().conversation(parts.staff(), job.id()))
                .satisfies(
                        conversation -> assertThat(conversation.isChangeAsked()).isFalse())
                .satisfies(conversation -> assertThat(conversation.messages())
                        .extracting(JobMessage::text)
                        .containsExactly("Please use fewer supports.", "They are needed.", "I see."));
        assertThat(lab.jobs().approve(parts.staff(), job.id()).state()).isEqualTo(JobState.QUEUED);
        Awaitility.await()
                .untilAsserted(() -> assertThat(news)
                        .extracting(Notification::kind)
                        .contains(
                                Notification.Kind.AWAITING_APPROVAL,
                                Notification.Kind.CHANGE_ASKED,
                                Notification.Kind.CHANGE_ANSWERED,
                                Notification.Kind.MESSAGE,
                                Notification.Kind.APPROVED));
        assertThat(actions())
                .contains(AuditAction.JOB_CHANGE_ASKED, AuditAction.JOB_CHANGE_ANSWERED, AuditAction.JOB_APPROVED);
    }

    @Test
    void anotherFileIsReadGoesPastTheRulesAndStillWaits() throws IOException {
        Job job = submitted(parts.student(), LONG);
        lab.approvals().askForChange(parts.staff(), job.id(), "Smaller");
        Job revised = lab.approvals()
                .revise(parts.student(), job.id(), request("small.gcode"), content(SHORT), "Here it is.");
        assertThat(revised.id()).isEqualTo(job.id());
        assertThat(revised.state()).isEqualTo(JobState.AWAITING_APPROVAL);
        assertThat(revised.submission().title()).isEqualTo("small.gcode");
        assertThat(revised.needs().estimate().printTime()).isEqualTo(Duration.ofMinutes(3));
        assertThat(revised.reason()).contains("owner has changed it");
        assertThat(lab.approvals().conversation(parts.staff(), job.id()).isChangeAsked())
                .isFalse();

        Job longer = lab.approvals().revise(parts.student(), job.id(), request("longer.gcode"), content(LONGER), null);
        assertThat(longer.reason()).contains("50 min");
        Job rewished = lab.approvals()
                .rewish(
                        parts.student(),
                        job.id(),
                        new SubmissionRequest(
                                "ignored", "web", Urgency.NORMAL, null, null, new Wishes(null, "Red", null, null)),
                        null);
        assertThat(rewished.submission().wishes().colour()).isEqualTo("red");
        assertThat(rewished.submission().file()).isEqualTo(longer.submission().file());
        assertThatThrownBy(() -> lab.approvals()
                        .revise(parts.student(), job.id(), request("broken.gcode"), content("no code"), null))
                .hasMessageContaining("not G-code");
        assertThat(lab.jobs().job(parts.student(), job.id())).isEqualTo(rewished);
        assertThat(Job.replay(lab.jobs().history(parts.student(), job.id()))).isEqualTo(rewished);
    }

    @Test
    void whatWasRevisedSinceItWasLookedAtIsNotApproved() throws IOException {
        Job seen = submitted(parts.student(), LONG);
        lab.approvals().write(parts.student(), seen.id(), "It is urgent.");
        lab.approvals().revise(parts.student(), seen.id(), request("other.gcode"), content(LONGER), null);
        assertThatThrownBy(() -> lab.jobs().approve(parts.staff(), seen.id(), seen.version()))
                .hasMessageContaining("since you looked at it");
        assertThat(lab.approvals().approveAll(parts.staff(), List.of(seen.id()), Map.of(seen.id(), seen.version())))
                .allSatisfy(outcome -> assertThat(outcome.done()).isFalse());
        Job asked = lab.approvals().askForChange(parts.staff(), seen.id(), "Why?");
        lab.approvals().write(parts.student(), seen.id(), "Because.");
        assertThat(lab.jobs().approve(parts.staff(), seen.id(), asked.version()).state())
                .isEqualTo(JobState.QUEUED);
    }

    @Test
    void onlyTheOwnerRevisesAndOnlyWhatWaits() throws IOException {
        Job job = submitted(parts.student(), LONG);
        for (Actor other : List.of(parts.otherStudent(), parts.staff())) {
            assertThatThrownBy(() -> lab.approvals().revise(other, job.id(), request("x.gcode"), content(SHORT), null))
                    .isInstanceOf(PrintLabException.class);
        }
        assertThatThrownBy(() -> lab.approvals().conversation(parts.otherStudent(), job.id()))
                .isInstanceOf(PrintLabException.class);
        assertThatThrownBy(() -> lab.approvals().write(parts.otherStudent(), job.id(), "Hello"))
                .isInstanceOf(PrintLabException.class);
        assertThatThrownBy(() -> lab.approvals().askForChange(parts.student(), job.id(), "Hello"))
                .isInstanceOf(PrintLabException.class);
        assertThatThrownBy(() -> lab.approvals().waiting(parts.student(), null, 10))
                .isInstanceOf(PrintLabException.class);
        for (String bad : List.of("", "  ", "x".repeat(JobMessage.LONGEST + 1), "a\u0000b")) {
            assertThatThrownBy(() -> lab.approvals().write(parts.student(), job.id(), bad))
                    .hasMessageContaining("Write something");
        }
        lab.jobs().approve(parts.staff(), job.id());
        assertThatThrownBy(() ->
                        lab.approvals().revise(parts.student(), job.id(), request("x.gcode"), content(SHORT), null))
                .hasMessageContaining("waits for approval");
        assertThatThrownBy(() -> lab.approvals().askForChange(parts.staff(), job.id(), "Late"))
                .isInstanceOf(PrintLabException.class);
    }

    @Test
    void severalAreDecidedAtOnceEachWithItsOwnOutcome() throws IOException {
        Job one = submitted(parts.student(), LONG);
        Job two = submitted(parts.otherStudent(), LONG);
        Job quick = submitted(parts.student(), SHORT);
        assertThat(lab.approvals().waiting(parts.staff(), null, 10))
                .extracting(Job::id)
                .containsExactly(two.id(), one.id());
        List<JobId> chosen = List.of(one.id(), quick.id(), two.id(), new JobId(9_999), one.id());
        assertThatThrownBy(() -> lab.approvals().approveAll(parts.student(), chosen))
                .isInstanceOf(PrintLabException.class);
        assertThat(lab.approvals().approveAll(parts.staff(), chosen))
                .extracting(ApprovalDesk.Outcome::job, ApprovalDesk.Outcome::done)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(one.id(), true),
                        org.assertj.core.groups.Tuple.tuple(quick.id(), false),
                        org.assertj.core.groups.Tuple.tuple(two.id(), true),
                        org.assertj.core.groups.Tuple.tuple(new JobId(9_999), false));
        Job three = submitted(parts.student(), LONG);
        assertThat(lab.approvals().rejectAll(parts.staff(), List.of(three.id()), ""))
                .allSatisfy(outcome -> assertThat(outcome.done()).isFalse());
        assertThat(lab.approvals().rejectAll(parts.staff(), List.of(three.id()), "Not here"))
                .allSatisfy(outcome -> assertThat(outcome.done()).isTrue());
        assertThatThrownBy(() -> lab.approvals().approveAll(parts.staff(), List.of()))
                .hasMessageContaining("1 to 100");
    }

    @Test
    void theTableHasNoWayFromApprovalToADeviceButThroughTheDecisionOfStaff() {
        Set<JobState> reached = EnumSet.of(JobState.AWAITING_APPROVAL);
        int before = 0;
        while (before < reached.size()) {
            before = reached.size();
            for (JobTransition move : JobTransition.values()) {
                // AWAIT_OTHER is how an approved job goes on that comes after another.
                boolean approval = move == JobTransition.APPROVE || move == JobTransition.AWAIT_OTHER;
                if (!approval && move.sources().stream().anyMatch(reached::contains)) {
                    reached.add(move.target());
                }
            }
        }
        assertThat(reached)
                .containsExactlyInAnyOrder(JobState.AWAITING_APPROVAL, JobState.REJECTED, JobState.CANCELLED);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nothingIsClaimedBeforeItsApprovalWhateverPeopleDo(long seed) throws IOException {
        Random random = new Random(seed);
        SampleLab bench = new SampleLab(parts.store(), parts.clock());
        bench.readyDevice("bench");
        Claims claims = new Claims(parts.store().jobs(), new NodeId("bench"), Duration.ofSeconds(30));
        List<JobId> jobs = new ArrayList<>();
        int claimed = 0;
        for (int step = 0; step < 250; step++) {
            parts.clock().advance(Duration.ofSeconds(1));
            if (jobs.isEmpty() || random.nextInt(6) == 0) {
                String file = random.nextInt(5) == 0 ? SHORT : LONG;
                Wishes after = jobs.isEmpty() || random.nextInt(4) > 0
                        ? Wishes.NONE
                        : new Wishes(null, null, jobs.get(random.nextInt(jobs.size())), null);
                attempt(() -> jobs.add(lab.jobs()
                        .submit(
                                parts.student(),
                                new SubmissionRequest("a.gcode", "web", Urgency.NORMAL, null, null, after),
                                content(file))
                        .id()));
            }
            if (jobs.isEmpty()) {
                continue;
            }
            JobId id = jobs.get(random.nextInt(jobs.size()));
            Actor owner = parts.student();
            Actor staff = parts.staff();
            Actor anybody = List.of(owner, staff, parts.otherStudent()).get(random.nextInt(3));
            attempt(
                    switch (random.nextInt(12)) {
                        case 0 -> () -> lab.jobs().approve(anybody, id);
                        case 1 -> () -> lab.jobs().reject(anybody, id, "no");
                        case 2 -> () -> lab.approvals().askForChange(anybody, id, "thicker");
                        case 3 -> () -> lab.approvals().write(anybody, id, "hello");
                        case 4 -> () -> lab.approvals().revise(anybody, id, request("b.gcode"), content(SHORT), null);
                        case 5 -> () -> lab.approvals().rewish(anybody, id, request("c.gcode"), null);
                        case 6 -> () -> lab.jobs().hold(anybody, id, null);
                        case 7 -> () -> lab.jobs().release(anybody, id);
                        case 8 -> () -> lab.jobs().boost(anybody, id, "soon");
                        case 9 -> () -> lab.approvals().approveAll(anybody, List.of(id));
                        case 10 -> () -> jobs.add(lab.jobs().reprint(owner, id).id());
                        default -> () -> lab.jobs().settle(anybody, id, Settlement.REQUEUE, null);
                    });
            var won = claims.win(
                    id,
                    new io.printlab.device.DeviceId("bench"),
                    SampleLab.STAFF,
                    parts.clock().instant());
            if (won.isPresent()) {
                claimed++;
                claims.end(won.get().giveBack("a test", parts.clock().instant()));
            }
        }
        assertThat(claimed).as("claims that the test has seen").isPositive();
        for (JobId id : jobs) {
            assertApprovedBeforeClaimed(parts.store().jobs().history(id));
        }
    }

    private static void assertApprovedBeforeClaimed(List<JobEvent> history) {
        boolean waits = false;
        for (JobEvent event : history) {
            boolean byStaff = event.move() == JobTransition.APPROVE
                    || (event.move() == JobTransition.AWAIT_OTHER && event.from() == JobState.AWAITING_APPROVAL);
            waits = event.to() == JobState.AWAITING_APPROVAL || (waits && !byStaff);
            Lease lease = event.lease();
            if (lease != null || event.to().isOnDevice()) {
                assertThat(waits)
                        .as("job %s was claimed before its approval: %s", event.job(), history)
                        .isFalse();
            }
        }
    }

    /** One thing that people try. */
    private interface Try {
        void run() throws IOException;
    }

    private static void attempt(Try act) throws IOException {
        try {
            act.run();
        } catch (PrintLabException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    private List<AuditAction> actions() {
        return parts.store().audit().search(AuditQuery.newest(100)).stream()
                .map(AuditEntry::action)
                .toList();
    }

    private static SubmissionRequest request(String name) {
        return SubmissionRequest.of(name, "web");
    }

    private static InputStream content(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private Job submitted(Actor owner, String file) throws IOException {
        return lab.jobs().submit(owner, request("vase.gcode"), content(file));
    }
}
