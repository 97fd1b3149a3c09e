package io.printlab.app.soak;

import io.printlab.PrintLab;
import io.printlab.account.Actor;
import io.printlab.desk.Settlement;
import io.printlab.desk.SubmissionRequest;
import io.printlab.desk.VerdictRequest;
import io.printlab.device.BedState;
import io.printlab.device.Device;
import io.printlab.device.DeviceId;
import io.printlab.device.DeviceState;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.job.Job;
import io.printlab.job.JobQuery;
import io.printlab.job.JobState;
import io.printlab.outcome.OutcomeStage;
import io.printlab.outcome.PrintVerdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Students who hand in and cancel; staff who approve, settle, clear beds, press reset and plug in. By a seed; one thread. */
final class SoakPeople {
    private static final int WAITING = 30;
    private static final Duration TOO_LONG = Duration.ofSeconds(25);
    private static final String REASON = "The soak says so.";

    private final SoakLab soak;
    private final PrintLab lab;
    private final Actor staff;
    private final Random random;
    private final Clock clock;
    private final SoakPrints prints;
    private final Map<DeviceId, Instant> outOfContact = new HashMap<>();
    private final Map<ErrorCategory, Integer> refusals = new EnumMap<>(ErrorCategory.class);

    SoakPeople(SoakLab soak, SoakPrints prints, long seed, Clock clock) {
        this.soak = soak;
        this.lab = soak.lab();
        this.staff = soak.staff();
        this.prints = prints;
        this.random = new Random(seed);
        this.clock = clock;
    }

    /** What people were refused, because somebody or something was faster. */
    Map<ErrorCategory, Integer> refusals() {
        return refusals;
    }

    /** A round through the lab. */
    void step() {
        handIn();
        tidy(false);
    }

    /** No more jobs: whatever is open is brought to its end. */
    void closeDown() {
        tidy(true);
        open(JobState.QUEUED).forEach(job -> attempt(() -> lab.jobs().cancel(staff, job.id(), REASON)));
        open(JobState.HELD).forEach(job -> attempt(() -> lab.jobs().cancel(staff, job.id(), REASON)));
    }

    private void handIn() {
        for (int waiting = open(JobState.QUEUED).size(); waiting < WAITING; waiting++) {
            Actor person = one(soak.people());
            SoakFile file = random.nextInt(12) == 0 ? SoakFile.LONG : one(List.of(SoakFile.SMALL, SoakFile.LARGER));
            attempt(() -> submit(person, file));
        }
        if (random.nextInt(4) == 0) {
            List<Job> open = lab.store().jobs().list(JobQuery.newest(200).open());
            if (!open.isEmpty()) {
                Job job = one(open);
                Actor owner = soak.people().stream()
                        .filter(person -> person.is(job.submission().owner()))
                        .findFirst()
                        .orElseThrow();
                attempt(() -> lab.jobs().cancel(owner, job.id(), "I have found a better one."));
            }
        }
    }

    private void submit(Actor person, SoakFile file) {
        try {
            lab.jobs()
                    .submit(
                            person,
                            SubmissionRequest.of(file.fileName(), "web"),
                            new ByteArrayInputStream(file.bytes()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void tidy(boolean closing) {
        for (Job job : open(JobState.AWAITING_APPROVAL)) {
            attempt(() -> {
                if (closing || random.nextInt(4) == 0) {
                    lab.jobs().reject(staff, job.id(), REASON);
                } else {
                    lab.jobs().approve(staff, job.id());
                }
            });
        }
        for (Job job : open(JobState.INTERRUPTED)) {
            Settlement settlement = closing
                    ? Settlement.FAILED
                    : one(List.of(Settlement.FAILED, Settlement.REQUEUE, Settlement.CANCELLED));
            attempt(() -> lab.jobs().settle(staff, job.id(), settlement, REASON));
        }
        lab.store().jobs().onDevices().forEach(job -> watch(job, closing));
        lab.devices().devices(staff).forEach(this::look);
        lab.store()
                .outcomes()
                .in(OutcomeStage.AWAITING_VERDICT, clock.instant().plusSeconds(60), 100)
                .forEach(asked -> attempt(() -> lab.outcomes()
                        .judge(staff, asked.job(), new VerdictRequest(PrintVerdict.Kind.GOOD, null, null, null))));
    }

    private void watch(Job job, boolean closing) {
        boolean stuck = job.since().plus(TOO_LONG).isBefore(clock.instant());
        if (closing || stuck) {
            attempt(() -> lab.jobs().cancel(staff, job.id(), "It takes too long."));
            if (stuck
                    && job.lease() != null
                    && job.since().plus(TOO_LONG.multipliedBy(2)).isBefore(clock.instant())) {
                soak.printer(job.lease().device()).reset();
            }
        } else if (job.state() == JobState.PAUSED) {
            attempt(() -> lab.jobs().resume(staff, job.id()));
        } else if (job.state() == JobState.PRINTING && random.nextInt(200) == 0) {
            prints.notePause(job.id());
            attempt(() -> lab.jobs().pause(staff, job.id()));
        }
    }

    private void look(Device device) {
        DeviceState state = device.status().state();
        if (state == DeviceState.UNKNOWN) {
            Instant since = outOfContact.computeIfAbsent(device.id(), ignored -> clock.instant());
            if (since.plusSeconds(3).isBefore(clock.instant())) {
                soak.printer(device.id()).plugIn();
            }
            return;
        }
        outOfContact.remove(device.id());
        boolean free = lab.devices().jobOn(device.id()).isEmpty();
        if (free && state == DeviceState.IDLE && device.bed().state() != BedState.CLEAR) {
            lastOn(device.id()).ifPresent(job -> prints.check(job, soak.printer(device.id())));
            soak.printer(device.id()).forgetAccepted();
            if (random.nextInt(3) == 0) {
                soak.printer(device.id()).reset();
            }
            attempt(() -> lab.devices().clearBed(staff, device.id()));
        }
    }

    private Optional<Job> lastOn(DeviceId device) {
        return lab.store().jobs().list(JobQuery.newest(500).on(device)).stream()
                .filter(job -> job.lease() != null)
                .max(Comparator.comparing(job -> job.lease().claimedAt()));
    }

    private List<Job> open(JobState state) {
        return lab.store().jobs().list(JobQuery.newest(500).in(state));
    }

    private void attempt(Runnable wish) {
        try {
            wish.run();
        } catch (PrintLabException refused) {
            if (!Set.of(ErrorCategory.CONFLICT, ErrorCategory.USER).contains(refused.category())) {
                throw refused;
            }
            refusals.merge(refused.category(), 1, Integer::sum);
        }
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
