package io.printlab.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.account.Actor;
import io.printlab.account.UserId;
import io.printlab.device.DeviceId;
import io.printlab.device.NodeId;
import io.printlab.device.Requirements;
import io.printlab.file.PrintFileId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JobLifecycleTest {
    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final Actor SOMEBODY = Actor.part("test");
    private static final Submission SUBMISSION = new Submission(
            new UserId(1),
            new PrintFileId("a".repeat(64)),
            "cube.gcode",
            "web",
            Urgency.NORMAL,
            null,
            null,
            NOW,
            Wishes.NONE);
    private static final Needs NEEDS = new Needs(Requirements.NONE, new PrintEstimate(Duration.ofMinutes(90), 12.0));
    private static final Placement PLACE = new Placement(Tier.NORMAL, null, null, NOW, 1.5, 7, "fair-share");

    static Stream<Object[]> pairs() {
        return Stream.of(JobState.values())
                .flatMap(state -> Stream.of(JobTransition.values()).map(move -> new Object[] {state, move}));
    }

    @ParameterizedTest(name = "{1} from {0}")
    @MethodSource("pairs")
    void everyMoveFromEveryStateIsDoneOrRefusedAsTheTableSays(JobState state, JobTransition move) {
        Job job = in(state);
        if (move == JobTransition.SUBMIT) {
            assertThat(move.isLegalFrom(state)).isFalse();
        } else if (move.isLegalFrom(state)) {
            JobChange change = apply(job, move, NOW);
            assertThat(change.after().state()).isEqualTo(move.target());
            assertThat(change.after().version()).isEqualTo(job.version() + 1);
            assertThat(change.event().seq()).isEqualTo(job.version() + 1);
            assertThat(change.event().from()).isEqualTo(state);
            assertThat(change.event().to()).isEqualTo(move.target());
        } else {
            assertThatThrownBy(() -> apply(job, move, NOW))
                    .isInstanceOf(IllegalJobMoveException.class)
                    .hasMessageContaining("Job 7")
                    .hasMessageContaining(state.name())
                    .hasMessageContaining(move.name())
                    .hasMessageContaining(move.sources().iterator().next().name());
        }
    }

    @Test
    void everyStateIsReachedAndOnlyEndsHaveNoWayOut() {
        for (JobState state : JobState.values()) {
            assertThat(Stream.of(JobTransition.values()).anyMatch(move -> move.target() == state))
                    .as("into " + state)
                    .isTrue();
            assertThat(Stream.of(JobTransition.values()).noneMatch(move -> move.isLegalFrom(state)))
                    .as("out of " + state)
                    .isEqualTo(state.isEnd());
        }
    }

    @Test
    void aClaimChargesTheEstimateAndTheEndSettlesItByWhatWasUsed() {
        JobChange claimed = apply(in(JobState.QUEUED), JobTransition.CLAIM, NOW);
        assertThat(claimed.charge()).isEqualTo(1.5);
        JobChange printing = apply(claimed.after(), JobTransition.START, NOW.plusSeconds(10));
        JobChange done = apply(printing.after(), JobTransition.COMPLETE, NOW.plus(Duration.ofHours(1)));
        assertThat(done.charge()).isEqualTo(-0.5 * Fading.kept(Duration.ofHours(1)));
        assertThat(done.after().charged()).isEqualTo(1.0);
    }

    @Test
    void anHourIsSettledAtTheRateAtWhichTheJobWasPlaced() {
        Placement half = new Placement(Tier.NORMAL, null, null, NOW, 0.75, 7, "fair-share");
        Job queued = apply(in(JobState.QUEUED), JobTransition.HOLD, NOW)
                .after()
                .release(half, SOMEBODY, NOW)
                .after();
        Job printing = apply(apply(queued, JobTransition.CLAIM, NOW).after(), JobTransition.START, NOW)
                .after();
        assertThat(apply(printing, JobTransition.COMPLETE, NOW.plus(Duration.ofHours(3)))
                        .after()
                        .charged())
                .isEqualTo(1.5);
    }

    @Test
    void aFailureAndAReturnGiveTheWholeChargeBack() {
        Job claimed = apply(in(JobState.QUEUED), JobTransition.CLAIM, NOW).after();
        assertThat(apply(claimed, JobTransition.RETURN, NOW).charge()).isEqualTo(-1.5);
        assertThat(apply(claimed, JobTransition.FAIL, NOW).charge()).isEqualTo(-1.5);
        Job interrupted = apply(claimed, JobTransition.INTERRUPT, NOW).after();
        assertThat(interrupted.charged()).isEqualTo(1.5);
        assertThat(apply(interrupted, JobTransition.SETTLE_REQUEUE, NOW).charge())
                .isEqualTo(-1.5);
        assertThat(apply(interrupted, JobTransition.SETTLE_COMPLETED, NOW).charge())
                .isZero();
    }

    @Test
    void onlyAMoveFromADeviceNeedsTheFencingToken() {
        assertThat(apply(in(JobState.QUEUED), JobTransition.CLAIM, NOW).requiredFence())
                .isNull();
        assertThat(apply(in(JobState.CLAIMED), JobTransition.START, NOW).requiredFence())
                .isEqualTo(99L);
        assertThat(apply(in(JobState.INTERRUPTED), JobTransition.SETTLE_FAILED, NOW)
                        .requiredFence())
                .isNull();
    }

    @Test
    void replayingAnyHistoryGivesTheJob() {
        Random random = new Random(20260105);
        for (int run = 0; run < 500; run++) {
            JobChange first = Job.submit(new JobId(7), SUBMISSION, SOMEBODY, NOW);
            List<JobEvent> history = new ArrayList<>(List.of(first.event()));
            Job job = first.after();
            for (int step = 0; step < 20 && !job.state().isEnd(); step++) {
                JobState state = job.state();
                List<JobTransition> legal = Stream.of(JobTransition.values())
                        .filter(move -> move.isLegalFrom(state))
                        .toList();
                JobChange change =
                        apply(job, legal.get(random.nextInt(legal.size())), NOW.plusSeconds(random.nextInt(100_000)));
                history.add(change.event());
                job = change.after();
            }
            assertThat(Job.replay(history)).isEqualTo(job);
        }
    }

    @Test
    void aDamagedHistoryIsRefused() {
        JobChange first = Job.submit(new JobId(7), SUBMISSION, SOMEBODY, NOW);
        JobChange second = first.after().enqueue(NEEDS, PLACE, SOMEBODY, NOW);
        JobChange third = second.after().hold(null, SOMEBODY, NOW);
        assertThatThrownBy(() -> Job.replay(List.of(first.event(), third.event())))
                .hasMessageContaining("does not follow");
        assertThatThrownBy(() -> Job.replay(List.of())).hasMessageContaining("without a history");
    }

    private static Job in(JobState state) {
        boolean wasClaimed = state.isOnDevice() || state == JobState.INTERRUPTED;
        return new Job(
                new JobId(7),
                5,
                state,
                NOW,
                SUBMISSION,
                NEEDS,
                PLACE,
                wasClaimed ? new Lease(new DeviceId("a"), new NodeId("main"), 99, NOW) : null,
                null,
                wasClaimed ? 1.5 : 0);
    }

    private static JobChange apply(Job job, JobTransition move, Instant now) {
        return switch (move) {
            case SUBMIT -> throw new AssertionError("SUBMIT makes a job");
            case ENQUEUE -> job.enqueue(NEEDS, PLACE, SOMEBODY, now);
            case REQUEST_APPROVAL -> job.requestApproval(NEEDS, "long", SOMEBODY, now);
            case REJECT -> job.reject("no", SOMEBODY, now);
            case APPROVE -> job.approve(PLACE, SOMEBODY, now);
            case ASK_CHANGE -> job.askChange("thicker", SOMEBODY, now);
            case ANSWER -> job.answer("long", SOMEBODY, now);
            case REVISE -> job.revise(SUBMISSION, NEEDS, "changed", SOMEBODY, now);
            case HOLD -> job.hold("later", SOMEBODY, now);
            case PLACE_AGAIN -> job.placeAgain(PLACE, SOMEBODY, now);
            case AWAIT_OTHER -> job.awaitOther(NEEDS, "after 3", SOMEBODY, now);
            case BOOST -> job.boost(PLACE, "exhibition", SOMEBODY, now);
            case RELEASE -> job.release(PLACE, SOMEBODY, now);
            case WITHDRAW -> job.withdraw(null, SOMEBODY, now);
            case CLAIM -> job.claimBy(new DeviceId("a"), new NodeId("main"), 99, SOMEBODY, now);
            case INTERRUPT -> job.interrupt("lost", SOMEBODY, now);
            case FIND_AGAIN -> job.findAgain("seen", now, SOMEBODY, now);
            case SETTLE_COMPLETED -> job.settleCompleted(null, SOMEBODY, now);
            case SETTLE_FAILED -> job.settleFailed(null, SOMEBODY, now);
            case SETTLE_REQUEUE -> job.settleRequeue(PLACE, null, SOMEBODY, now);
            case SETTLE_CANCELLED -> job.settleCancelled(null, SOMEBODY, now);
            case RETURN, START, PAUSE, RESUME, COMPLETE, FAIL, CANCEL -> job.onDevice(move, "seen", SOMEBODY, now);
        };
    }
}
