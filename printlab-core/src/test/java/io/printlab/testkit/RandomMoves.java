package io.printlab.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.account.UserId;
import io.printlab.admission.Periods;
import io.printlab.admission.PrintRecord;
import io.printlab.admission.PrintRecord.Use;
import io.printlab.admission.PrintRecord.Uses;
import io.printlab.device.DeviceId;
import io.printlab.file.PrintFileId;
import io.printlab.job.Claim;
import io.printlab.job.Claims;
import io.printlab.job.Fading;
import io.printlab.job.Job;
import io.printlab.job.JobChange;
import io.printlab.job.JobEvent;
import io.printlab.job.JobId;
import io.printlab.job.JobState;
import io.printlab.job.JobTransition;
import io.printlab.job.Submission;
import io.printlab.job.Tier;
import io.printlab.job.Urgency;
import io.printlab.job.Wishes;
import io.printlab.ledger.Amount;
import io.printlab.queue.PriorityWeights;
import io.printlab.store.LabStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;

/** Moves jobs at random by legal moves, and finds after each that the history leads to the stored job. */
final class RandomMoves {
    private final LabStore store;
    private final SettableClock clock;
    private final Random random;
    private final SampleLab lab;
    private final Claims claims;
    private final List<UserId> users = new ArrayList<>();
    private final List<DeviceId> devices = new ArrayList<>();
    private final List<JobId> jobs = new ArrayList<>();
    private final Map<JobId, Claim> held = new HashMap<>();

    RandomMoves(LabStore store, SettableClock clock, long seed) {
        this.store = store;
        this.clock = clock;
        this.random = new Random(seed);
        this.lab = new SampleLab(store, clock);
        this.claims = lab.claims();
        for (int i = 0; i < 3; i++) {
            users.add(lab.user("user" + i));
            devices.add(lab.readyDevice("device-" + i).id());
        }
    }

    void run(int moves) {
        for (int i = 0; i < moves; i++) {
            // Odd nanoseconds: a store may be less precise than the clock, but then everywhere alike.
            clock.advance(Duration.ofSeconds(random.nextInt(600), 1_000L * random.nextInt(1_000_000)));
            JobId moved = jobs.isEmpty() || random.nextInt(8) == 0 ? submit() : move(one(jobs));
            Job stored = store.jobs().byId(moved).orElseThrow();
            assertThat(Job.replay(store.jobs().history(moved))).isEqualTo(stored);
        }
        long waiting = jobs.stream()
                .filter(id -> store.jobs().byId(id).orElseThrow().state() == JobState.QUEUED)
                .count();
        assertThat(store.queue().count()).isEqualTo(waiting);
        assertThat(store.queue().waiting(1000)).hasSize((int) waiting);
        double earlier = 0;
        for (UserId user : users) {
            PrintRecord record = assertRecord(user);
            earlier += record.month().total().hours() - record.week().total().hours();
            double charged = jobs.stream()
                    .map(id -> store.jobs().byId(id).orElseThrow())
                    .filter(job -> job.submission().owner().equals(user))
                    .mapToDouble(job -> charges(store.jobs().history(job.id())))
                    .sum();
            assertThat(store.queue().shares().get(user).virtualTime()).isGreaterThanOrEqualTo(charged - 1e-6);
        }
        assertThat(earlier).as("hours that ended before the later start").isPositive();
        assertThat(store.ledger().balances(null, null))
                .as("nothing stays reserved for what has ended")
                .allSatisfy(balance -> {
                    long open = open(balance.owner(), balance.group());
                    assertThat(balance.reserved()).isEqualTo(new Amount(open * 40 * 60_000, open * 3500, 0));
                });
    }

    /** What the store says of a person is what all jobs of the person say. */
    private PrintRecord assertRecord(UserId user) {
        List<Job> own = jobs.stream()
                .map(id -> store.jobs().byId(id).orElseThrow())
                .filter(job -> job.submission().owner().equals(user))
                .toList();
        Periods since = new Periods(
                clock.instant().minus(Duration.ofHours(8)), clock.instant().minus(Duration.ofDays(2)));
        PrintRecord expected = PrintRecordOfJobs.of(own, since);
        PrintRecord found = store.admissions().record(user, since);
        assertThat(new PrintRecord(found.waiting(), found.completed(), found.lastFailures(), Use.NONE, Use.NONE))
                .isEqualTo(new PrintRecord(
                        expected.waiting(), expected.completed(), expected.lastFailures(), Use.NONE, Use.NONE));
        assertUses(found.week(), expected.week());
        assertUses(found.month(), expected.month());
        return found;
    }

    /** Jobs that were let in and have not ended. */
    private long open(UserId user, @Nullable String group) {
        return jobs.stream()
                .map(id -> store.jobs().byId(id).orElseThrow())
                .filter(job -> job.submission().owner().equals(user))
                .filter(job -> Objects.equals(job.submission().group(), group))
                .filter(job -> job.needs() != null && !job.state().isEnd())
                .count();
    }

    private static void assertUses(Uses found, Uses expected) {
        Set<String> groups = new HashSet<>(found.byGroup().keySet());
        groups.addAll(expected.byGroup().keySet());
        groups.forEach(group -> assertUse(
                found.byGroup().getOrDefault(group, Use.NONE),
                expected.byGroup().getOrDefault(group, Use.NONE)));
    }

    private static void assertUse(Use found, Use expected) {
        assertThat(found.hours()).isCloseTo(expected.hours(), Offset.offset(0.001));
        assertThat(found.grams()).isCloseTo(expected.grams(), Offset.offset(0.001));
    }

    /** What a history has charged: corrections have faded since the claim. */
    private static double charges(List<JobEvent> history) {
        double before = 0;
        double sum = 0;
        Instant claimedAt = Instant.EPOCH;
        for (JobEvent event : history) {
            boolean claim = event.move() == JobTransition.CLAIM;
            claimedAt = claim ? event.at() : claimedAt;
            sum += (event.charged() - before) * (claim ? 1 : Fading.kept(Duration.between(claimedAt, event.at())));
            before = event.charged();
        }
        return sum;
    }

    private JobId submit() {
        UserId owner = one(users);
        JobId id = (random.nextBoolean()
                        ? lab.submitted(owner)
                        : lab.submittedFor(owner, one(List.of("cad", "design"))))
                .id();
        jobs.add(id);
        return id;
    }

    private JobId move(JobId id) {
        Job job = store.jobs().byId(id).orElseThrow();
        Instant now = clock.instant();
        switch (job.state()) {
            case ANALYSING ->
                store(
                        random.nextInt(5) == 0
                                ? random.nextBoolean()
                                        ? job.awaitOther(lab.needs("PLA"), "after 1", SampleLab.STAFF, now)
                                        : job.requestApproval(lab.needs("PLA"), "large", SampleLab.STAFF, now)
                                : job.enqueue(
                                        lab.needs(random.nextBoolean() ? "PLA" : "PETG"),
                                        place(),
                                        SampleLab.STAFF,
                                        now));
            case AWAITING_APPROVAL ->
                store(
                        switch (random.nextInt(7)) {
                            case 0 -> job.reject("no", SampleLab.STAFF, now);
                            case 1 -> job.askChange("thicker walls", SampleLab.STAFF, now);
                            case 2 -> job.answer("large", SampleLab.STAFF, now);
                            case 3 -> job.revise(another(job), lab.needs("PETG"), "smaller", SampleLab.STAFF, now);
                            default -> job.approve(place(), SampleLab.STAFF, now);
                        });
            case QUEUED -> fromQueue(job, now);
            case HELD ->
                store(
                        random.nextInt(9) == 0
                                ? job.awaitOther(null, "after 1", SampleLab.STAFF, now)
                                : random.nextInt(6) == 0
                                        ? job.withdraw(null, SampleLab.STAFF, now)
                                        : job.release(place(), SampleLab.STAFF, now));
            case CLAIMED, PRINTING, PAUSED -> onDevice(job, now);
            case INTERRUPTED ->
                store(
                        switch (random.nextInt(4)) {
                            case 0 -> job.settleCompleted("fine", SampleLab.STAFF, now);
                            case 1 -> job.settleFailed("spaghetti", SampleLab.STAFF, now);
                            case 2 -> job.settleCancelled(null, SampleLab.STAFF, now);
                            default -> job.settleRequeue(place(), "once more", SampleLab.STAFF, now);
                        });
            default -> assertThat(job.state().isEnd()).isTrue();
        }
        return id;
    }

    private Submission another(Job job) {
        Submission before = job.submission();
        return new Submission(
                before.owner(),
                new PrintFileId("cd".repeat(32)),
                "smaller.gcode",
                "api",
                Urgency.LOW,
                null,
                null,
                before.at(),
                Wishes.NONE,
                before.group());
    }

    private void fromQueue(Job job, Instant now) {
        switch (random.nextInt(7)) {
            case 3 -> store(job.boost(place(), "exhibition", SampleLab.STAFF, now));
            case 2 -> store(job.placeAgain(place(), SampleLab.STAFF, now));
            case 0 -> store(job.hold("later", SampleLab.STAFF, now));
            case 1 -> store.queue().promoteDue(now, PriorityWeights.DEFAULT.ranking());
            default ->
                claims.win(job.id(), one(devices), SampleLab.STAFF, now).ifPresent(claim -> held.put(job.id(), claim));
        }
    }

    private void onDevice(Job job, Instant now) {
        Claim claim = held.get(job.id());
        JobChange change = switch (job.state()) {
            case CLAIMED -> random.nextInt(4) == 0 ? claim.giveBack("not yet", now) : claim.start(now);
            case PAUSED ->
                random.nextInt(4) == 0 ? claim.cancel("asked", SampleLab.STAFF, now) : claim.resume("on", now);
            default ->
                switch (random.nextInt(5)) {
                    case 0 -> claim.pause("asked", now);
                    case 1 -> claim.fail("jam", now);
                    case 2 -> claim.interrupt("contact lost", now);
                    default -> claim.complete(now);
                };
        };
        if (change.after().state().isOnDevice()) {
            held.put(job.id(), claims.store(change));
        } else {
            claims.end(change);
            held.remove(job.id());
        }
    }

    private void store(JobChange change) {
        assertThat(store.jobs().store(change)).isEqualTo(change.after());
    }

    private io.printlab.job.Placement place() {
        Tier[] tiers = Tier.values();
        return lab.place(
                tiers[random.nextInt(tiers.length)],
                random.nextInt(1, 500) / 60.0,
                random.nextBoolean() ? clock.instant().plusSeconds(random.nextInt(7200)) : null);
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
