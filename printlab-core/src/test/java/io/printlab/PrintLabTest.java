package io.printlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.printlab.desk.Settlement;
import io.printlab.desk.SubmissionRequest;
import io.printlab.device.BedState;
import io.printlab.device.DeviceId;
import io.printlab.device.DeviceState;
import io.printlab.driver.PrintPhase;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.event.LabEvent;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.job.JobQuery;
import io.printlab.job.JobState;
import io.printlab.job.Submission;
import io.printlab.job.Urgency;
import io.printlab.job.Wishes;
import io.printlab.notification.Notification;
import io.printlab.notification.Notifier;
import io.printlab.queue.PriorityWeights;
import io.printlab.rule.AdmissionLimits;
import io.printlab.rule.ApprovalLimits;
import io.printlab.rule.DispatchLimits;
import io.printlab.rule.LabRules;
import io.printlab.rule.RuleBook;
import io.printlab.testkit.LabInMemory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole lab with its threads, over stores in memory and a scripted device. */
class PrintLabTest {
    private static final DeviceId LEFT = new DeviceId("left");

    private final LabInMemory parts = new LabInMemory();
    private final List<Notification> news = new CopyOnWriteArrayList<>();
    private final List<LabEvent> events = new CopyOnWriteArrayList<>();
    private PrintLab lab = parts.builder()
            .notifier((Notifier) news::add)
            .listener(event -> {
                throw new IllegalStateException("a listener with a defect");
            })
            .listener(events::add)
            .rules(RuleBook.fixed(new LabRules(
                    PriorityWeights.DEFAULT,
                    new AdmissionLimits(4, List.of()),
                    new ApprovalLimits(Duration.ofHours(8), null, Set.of(), false, null),
                    DispatchLimits.NONE)))
            .build();

    @AfterEach
    void stop() {
        lab.close();
    }

    @Test
    void aFileBecomesAFinishedPrintAndEverybodyHearsOfIt() throws IOException {
        lab.start();
        await().until(() -> lab.devices().device(parts.student(), LEFT).status().state() == DeviceState.IDLE);
        JobId id = submit("G28").id();
        Job waiting = lab.jobs().job(parts.student(), id);
        assertThat(waiting.state()).isEqualTo(JobState.QUEUED);
        assertThat(lab.queue().explain(parts.student(), id).orElseThrow().reasons())
                .contains("The left one fits and is waiting for the bed to be cleared.");

        lab.devices().clearBed(parts.staff(), LEFT);
        await().until(() -> parts.driver().calls().contains("start " + id));
        parts.driver().seenPrint(PrintPhase.PRINTING, 0.5, "");
        awaitState(id, JobState.PRINTING);
        parts.driver().seenPrint(PrintPhase.FINISHED, 1, "");
        awaitState(id, JobState.COMPLETED);

        assertThat(lab.devices().device(parts.student(), LEFT).bed().state()).isEqualTo(BedState.OCCUPIED);
        await().until(() -> news.stream()
                .map(Notification::kind)
                .toList()
                .equals(List.of(Notification.Kind.STARTED, Notification.Kind.COMPLETED)));
        assertThat(news.get(1).deviceName()).isEqualTo("The left one");
        assertThat(events).extracting(LabEvent::id).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void cancelAskedByTheOwnerReachesTheDevice() throws IOException {
        lab.start();
        lab.devices().clearBed(parts.staff(), LEFT);
        JobId id = submit("G28").id();
        await().until(() -> parts.driver().calls().contains("start " + id));
        parts.driver().seenPrint(PrintPhase.PRINTING, 0.5, "");
        awaitState(id, JobState.PRINTING);
        lab.jobs().cancel(parts.student(), id, "wrong file");
        await().until(() -> parts.driver().calls().contains("cancel"));
        parts.driver().seenPrint(PrintPhase.CANCELLED, 0.5, "");
        awaitState(id, JobState.CANCELLED);
        assertThat(lab.jobs().job(parts.student(), id).reason()).isEqualTo("wrong file");
    }

    @Test
    void anEmergencyStopDoesNotWaitForAStartThatBlocks() throws IOException {
        lab.start();
        lab.devices().clearBed(parts.staff(), LEFT);
        CountDownLatch release = parts.driver().blockNextStart();
        JobId id = submit("G28").id();
        await().until(() -> parts.driver().calls().contains("start " + id));
        lab.devices().emergencyStop(parts.staff(), LEFT);
        await().until(() -> parts.driver().calls().contains("stop"));
        release.countDown();
    }

    @Test
    void whatTheDriverCannotDoIsRefusedBeforeItIsPosted() throws IOException {
        parts.driver().withoutFeatures();
        lab.start();
        lab.devices().clearBed(parts.staff(), LEFT);
        JobId id = submit("G28").id();
        await().until(() -> parts.driver().calls().contains("start " + id));
        assertCategory(() -> lab.jobs().cancel(parts.student(), id, null), ErrorCategory.CONFLICT, "cannot do CANCEL");
        assertCategory(
                () -> lab.devices().emergencyStop(parts.staff(), LEFT),
                ErrorCategory.CONFLICT,
                "cannot do EMERGENCY_STOP");
    }

    @Test
    void aRestartAfterACrashGivesWhatWasPrintingToAPerson() throws IOException {
        lab.start();
        lab.devices().clearBed(parts.staff(), LEFT);
        JobId id = submit("G28").id();
        await().until(() -> parts.driver().calls().contains("start " + id));
        parts.driver().seenPrint(PrintPhase.PRINTING, 0.5, "");
        awaitState(id, JobState.PRINTING);

        PrintLab second = parts.builder().build();
        try {
            second.start();
            assertThat(second.jobs().job(parts.student(), id).state()).isEqualTo(JobState.INTERRUPTED);
            assertThat(second.devices().device(parts.student(), LEFT).bed().state())
                    .isEqualTo(BedState.OCCUPIED);
            assertThatThrownBy(() -> second.jobs().settle(parts.student(), id, Settlement.COMPLETED, null))
                    .hasMessageContaining("You may not settle");
            assertThat(second.jobs()
                            .settle(parts.staff(), id, Settlement.REQUEUE, "looked fine")
                            .state())
                    .isEqualTo(JobState.QUEUED);
        } finally {
            second.close();
        }
    }

    @Test
    void aLongPrintWaitsForStaff() throws IOException {
        lab.start();
        Job job = submit("G" + "1".repeat(9 * 60));
        assertThat(job.state()).isEqualTo(JobState.AWAITING_APPROVAL);
        assertThat(job.reason()).isEqualTo("It prints for 9 h 1 min; above 8 h staff approve it first.");
        assertThatThrownBy(() -> lab.jobs().approve(parts.student(), job.id())).hasMessageContaining("may not approve");
        assertThat(lab.jobs().approve(parts.staff(), job.id()).state()).isEqualTo(JobState.QUEUED);
    }

    @Test
    void whatTheRulesRefuseLeavesNoJobAndNoContent() throws IOException {
        for (int i = 0; i < 4; i++) {
            submit("G" + i);
        }
        long kept = parts.files().contents();
        assertCategory(
                () -> submit("G28 and more"), ErrorCategory.CONFLICT, "You have 4 waiting jobs; the lab allows 4.");
        JobId first =
                lab.jobs().list(parts.student(), JobQuery.newest(1)).get(0).id();
        assertCategory(() -> lab.jobs().reprint(parts.student(), first), ErrorCategory.CONFLICT, "allows 4");
        assertThat(lab.jobs().list(parts.staff(), JobQuery.newest(10))).hasSize(4);
        assertThat(parts.files().contents()).isEqualTo(kept);
        assertThat(lab.admission().allowance(parts.student()).waiting()).isEqualTo(4);
        lab.jobs().cancel(parts.student(), first, null);
        assertThat(submit("G28 and more").state()).isEqualTo(JobState.QUEUED);
    }

    @Test
    void whatACrashLeftUnreadGoesByTheRulesToo() throws IOException {
        Job before = submit("G1");
        JobId unread = left(before.submission());
        Submission longer = submit("G" + "1".repeat(9 * 60)).submission();
        JobId large = left(longer);
        lab.start();
        assertThat(lab.jobs().job(parts.student(), unread).state()).isEqualTo(JobState.QUEUED);
        assertThat(lab.jobs().job(parts.student(), large).reason()).contains("above 8 h");
        List<JobId> tooMany = List.of(left(before.submission()), left(longer));
        PrintLab second = parts.builder().rules(lab.rules()).build();
        try {
            second.start();
            assertThat(tooMany).allSatisfy(id -> {
                Job rejected = second.jobs().job(parts.student(), id);
                assertThat(rejected.state()).isEqualTo(JobState.REJECTED);
                assertThat(rejected.reason()).contains("the lab allows 4");
            });
        } finally {
            second.close();
        }
    }

    private JobId left(Submission submission) {
        return parts.store()
                .jobs()
                .store(Job.submit(
                        parts.store().jobs().nextId(),
                        submission,
                        parts.student(),
                        parts.clock().instant()))
                .id();
    }

    @Test
    void badFilesMakeNoJob() {
        lab.start();
        assertCategory(() -> submit(""), ErrorCategory.USER, "is empty");
        assertCategory(() -> submit("PNG"), ErrorCategory.USER, "is not G-code");
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'G';
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                java.util.Arrays.fill(into, offset, offset + length, (byte) 'G');
                return length;
            }
        };
        PrintLab small = parts.builder()
                .config(PrintLabConfig.defaults().withFileLimitBytes(1000))
                .build();
        assertCategory(
                () -> small.jobs().submit(parts.student(), SubmissionRequest.of("big.gcode", "web"), endless),
                ErrorCategory.TOO_LARGE,
                "1000");
        assertThat(lab.jobs().list(parts.staff(), JobQuery.newest(10))).isEmpty();
        assertThat(parts.files().contents())
                .as("what is refused leaves no content behind")
                .isZero();
    }

    @Test
    void somebodyElsesJobIsNotSeenAndUrgencyIsForStaff() throws IOException {
        JobId id = submit("G28").id();
        assertCategory(() -> lab.jobs().job(parts.otherStudent(), id), ErrorCategory.FORBIDDEN, "job " + id);
        assertCategory(() -> lab.jobs().cancel(parts.otherStudent(), id, null), ErrorCategory.FORBIDDEN, "job " + id);
        assertThat(lab.jobs().list(parts.otherStudent(), JobQuery.newest(10))).isEmpty();
        assertThat(lab.jobs().list(parts.staff(), JobQuery.newest(10))).hasSize(1);
        SubmissionRequest urgent = new SubmissionRequest("a.gcode", "web", Urgency.HIGH, null, null, Wishes.NONE);
        assertCategory(
                () -> lab.jobs().submit(parts.student(), urgent, content("G28")), ErrorCategory.FORBIDDEN, "staff");
        assertThat(lab.jobs().submit(parts.staff(), urgent, content("G28")).state())
                .isEqualTo(JobState.QUEUED);
    }

    @Test
    void holdReleaseAndPrintAgain() throws IOException {
        JobId id = submit("G28").id();
        assertThat(lab.jobs().hold(parts.student(), id, null).state()).isEqualTo(JobState.HELD);
        assertThat(lab.queue().board(parts.student(), 10)).isEmpty();
        assertThat(lab.jobs().release(parts.student(), id).state()).isEqualTo(JobState.QUEUED);
        JobId again = lab.jobs().reprint(parts.student(), id).id();
        assertThat(lab.queue().board(parts.student(), 10))
                .extracting(entry -> entry.job().id())
                .containsExactly(id, again);
        assertThat(lab.jobs().cancel(parts.student(), again, null).state()).isEqualTo(JobState.CANCELLED);
        assertCategory(() -> lab.jobs().pause(parts.student(), id), ErrorCategory.CONFLICT, "QUEUED");
    }

    @Test
    void aDatabaseThatIsAwayAtTheStartIsToldAndNothingRuns() {
        parts.store().reachable(false);
        assertCategory(() -> lab.start(), ErrorCategory.UNAVAILABLE, "");
        parts.store().reachable(true);
    }

    private interface Attempt {
        Object run() throws IOException;
    }

    private static void assertCategory(Attempt attempt, ErrorCategory category, String words) {
        assertThatThrownBy(attempt::run)
                .isInstanceOfSatisfying(
                        PrintLabException.class,
                        error -> assertThat(error.category()).isEqualTo(category))
                .hasMessageContaining(words);
    }

    private Job submit(String text) throws IOException {
        return lab.jobs().submit(parts.student(), SubmissionRequest.of("../cube.gcode", "web"), content(text));
    }

    private static InputStream content(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private void awaitState(JobId id, JobState state) {
        await().until(() -> lab.jobs().job(parts.student(), id).state() == state);
    }
}
