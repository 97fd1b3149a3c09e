package io.printlab.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.PrintLab;
import io.printlab.account.Actor;
import io.printlab.admission.AdmissionRequest;
import io.printlab.admission.AdmissionRule;
import io.printlab.admission.Verdict;
import io.printlab.device.Device;
import io.printlab.job.Claim;
import io.printlab.job.Job;
import io.printlab.job.JobEvent;
import io.printlab.job.JobId;
import io.printlab.job.JobState;
import io.printlab.job.JobTransition;
import io.printlab.job.Urgency;
import io.printlab.job.Wishes;
import io.printlab.testkit.LabInMemory;
import io.printlab.testkit.SampleLab;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SuccessionsTest {
    private final LabInMemory parts = new LabInMemory();
    private final PrintLab lab = parts.builder().build();
    private final SampleLab sample = new SampleLab(parts.store(), parts.clock());
    private final Successions successions =
            new Successions(parts.store(), (job, now) -> sample.place(io.printlab.job.Tier.NORMAL, 1, null));
    private Device device;

    @BeforeEach
    void addDevice() {
        device = sample.readyDevice("left");
    }

    @Test
    void aJobThatComesAfterAnotherWaitsUntilThatHasEndedWell() throws IOException {
        Job first = submit(parts.student(), null, 1).get(0);
        Job second = submit(parts.student(), first.id(), 1).get(0);
        assertThat(second.state()).isEqualTo(JobState.HELD);
        assertThat(second.reason()).contains("until job " + first.id() + " has ended well");
        assertThat(step()).isZero();
        Claim claim = claim(first).orElseThrow();
        claim = sample.claims().store(claim.start(now()));
        assertThat(step()).isZero();
        sample.claims().end(claim.complete(now()));
        assertThat(step()).isOne();
        assertThat(state(second)).isEqualTo(JobState.QUEUED);
        assertThat(step()).isZero();
        assertThat(Job.replay(parts.store().jobs().history(second.id())))
                .isEqualTo(parts.store().jobs().byId(second.id()).orElseThrow());
    }

    @Test
    void ifTheOtherEndsOtherwiseItStaysAndSaysWhatItsOwnerCanDo() throws IOException {
        Job first = submit(parts.student(), null, 1).get(0);
        Job second = submit(parts.student(), first.id(), 1).get(0);
        Job third = submit(parts.student(), second.id(), 1).get(0);
        lab.jobs().cancel(parts.student(), first.id(), null);
        assertThat(step()).isOne();
        assertThat(step()).as("said once").isZero();
        Job stays = parts.store().jobs().byId(second.id()).orElseThrow();
        assertThat(stays.state()).isEqualTo(JobState.HELD);
        assertThat(stays.reason()).contains("CANCELLED", "Release it", "or cancel it");
        assertThat(state(third)).isEqualTo(JobState.HELD);
        assertThat(lab.jobs().release(parts.student(), second.id()).state()).isEqualTo(JobState.QUEUED);
        assertThat(step()).isZero();
        assertThat(state(second)).as("the wish is dropped by the release").isEqualTo(JobState.QUEUED);
    }

    @Test
    void aHoldOfAPersonIsNotLiftedByTheOther() throws IOException {
        Job first = submit(parts.student(), null, 1).get(0);
        Job second = submit(parts.student(), first.id(), 1).get(0);
        lab.jobs().release(parts.student(), second.id());
        lab.jobs().hold(parts.student(), second.id(), null);
        sample.claims()
                .end(sample.claims()
                        .store(claim(first).orElseThrow().start(now()))
                        .complete(now()));
        assertThat(step()).isZero();
        assertThat(state(second)).isEqualTo(JobState.HELD);
    }

    @Test
    void whatCanNeverEndWellOrIsNotSeenIsRefused() throws IOException {
        Job first = submit(parts.student(), null, 1).get(0);
        assertThatThrownBy(() -> submit(parts.otherStudent(), first.id(), 1)).hasMessageContaining("may not see");
        assertThatThrownBy(() -> submit(parts.student(), new JobId(4711), 1)).hasMessageContaining("no job 4711");
        lab.jobs().cancel(parts.student(), first.id(), null);
        assertThatThrownBy(() -> submit(parts.student(), first.id(), 1)).hasMessageContaining("CANCELLED");
    }

    @Test
    void anEndedJobKeepsNobodyWaiting() throws IOException {
        Job first = submit(parts.student(), null, 1).get(0);
        sample.claims()
                .end(sample.claims()
                        .store(claim(first).orElseThrow().start(now()))
                        .complete(now()));
        assertThat(submit(parts.student(), first.id(), 1).get(0).state()).isEqualTo(JobState.QUEUED);
    }

    @Test
    void approvalComesFirstAndDoesNotOvertakeTheOther() throws IOException {
        AdmissionRule everything = new AdmissionRule() {
            @Override
            public String name() {
                return "everything";
            }

            @Override
            public Verdict review(AdmissionRequest request) {
                return Verdict.ask("Staff look at everything.");
            }
        };
        PrintLab strict = parts.builder().admissionRule(everything).build();
        Job first = submit(strict, parts.student(), null, 1).get(0);
        Job second = submit(strict, parts.student(), first.id(), 1).get(0);
        assertThat(second.state()).isEqualTo(JobState.AWAITING_APPROVAL);
        Job approved = strict.jobs().approve(parts.staff(), second.id());
        assertThat(approved.state()).isEqualTo(JobState.HELD);
        List<JobEvent> history = parts.store().jobs().history(second.id());
        assertThat(history.get(history.size() - 1).by()).isEqualTo(parts.staff().label());
        assertThat(history.get(history.size() - 1).move()).isEqualTo(JobTransition.AWAIT_OTHER);
    }

    @Test
    void copiesAreOneBatchAndTheRestOfItIsCancelledAtOnce() throws IOException {
        List<Job> copies = submit(parts.student(), null, 5);
        assertThat(copies).hasSize(5).allSatisfy(job -> assertThat(job.state()).isEqualTo(JobState.QUEUED));
        assertThat(copies)
                .extracting(job -> job.submission().wishes().copy().number())
                .containsExactly(1, 2, 3, 4, 5);
        assertThat(copies)
                .extracting(job -> job.submission().wishes().copy().batch())
                .containsOnly(copies.get(0).submission().wishes().copy().batch());
        assertThat(copies)
                .extracting(job -> job.submission().wishes().copy().of())
                .containsOnly(5);
        assertThat(claim(copies.get(1))).isPresent();
        assertThatThrownBy(() -> lab.jobs()
                        .cancelBatch(parts.otherStudent(), copies.get(0).id(), null))
                .hasMessageContaining("may not see");
        assertThat(lab.jobs().cancelBatch(parts.student(), copies.get(0).id(), "enough"))
                .hasSize(4);
        assertThat(state(copies.get(1))).isEqualTo(JobState.CLAIMED);
        assertThat(state(copies.get(4))).isEqualTo(JobState.CANCELLED);
        assertThatThrownBy(() -> submit(parts.student(), null, 51)).hasMessageContaining("1 to 50");
        Job alone = submit(parts.student(), null, 1).get(0);
        assertThatThrownBy(() -> lab.jobs().cancelBatch(parts.student(), alone.id(), null))
                .hasMessageContaining("no copy");
        assertThat(lab.jobs()
                        .reprint(parts.student(), copies.get(4).id())
                        .submission()
                        .wishes()
                        .copy())
                .isNull();
    }

    @Test
    void whatStaffHoldOnlyStaffRelease() throws IOException {
        Job job = submit(parts.student(), null, 1).get(0);
        lab.jobs().hold(parts.staff(), job.id(), "The file looks wrong.");
        Job held = parts.store().jobs().byId(job.id()).orElseThrow();
        assertThat(lab.jobs().mayRelease(parts.student(), held)).isFalse();
        assertThatThrownBy(() -> lab.jobs().release(parts.student(), job.id()))
                .hasMessageContaining("held by staff (The file looks wrong.)")
                .hasMessageContaining("Ask them");
        assertThat(lab.jobs().mayRelease(parts.staff(), held)).isTrue();
        assertThat(lab.jobs().release(parts.staff(), job.id()).state()).isEqualTo(JobState.QUEUED);
        lab.jobs().hold(parts.student(), job.id(), null);
        assertThat(lab.jobs().release(parts.student(), job.id()).state()).isEqualTo(JobState.QUEUED);
    }

    private List<Job> submit(Actor actor, @Nullable JobId after, int copies) throws IOException {
        return submit(lab, actor, after, copies);
    }

    private static List<Job> submit(PrintLab lab, Actor actor, @Nullable JobId after, int copies) throws IOException {
        SubmissionRequest request = new SubmissionRequest(
                "cube.gcode", "web", Urgency.NORMAL, null, null, new Wishes(null, null, after, null, Set.of()));
        return lab.jobs()
                .submit(actor, request, new ByteArrayInputStream("G28\n".getBytes(StandardCharsets.US_ASCII)), copies);
    }

    private java.util.Optional<Claim> claim(Job job) {
        return sample.claims().win(job.id(), device.id(), SampleLab.STAFF, now());
    }

    private int step() {
        return successions.step(now());
    }

    private JobState state(Job job) {
        return parts.store().jobs().byId(job.id()).orElseThrow().state();
    }

    private java.time.Instant now() {
        return parts.clock().instant();
    }
}
