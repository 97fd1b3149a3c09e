package io.printlab.camera;

import io.printlab.device.DeviceId;
import io.printlab.error.PrintLabException;
import io.printlab.event.EventKind;
import io.printlab.event.LabEvent;
import io.printlab.event.LabEventListener;
import io.printlab.job.JobId;
import io.printlab.job.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes pictures of devices that somebody looks at, one fetch for however many look, and of prints that have just ended. One thread steps
 * it; the other methods are for any thread and never wait for a camera.
 */
public final class CameraRoom implements LabEventListener {
    private static final Logger log = LoggerFactory.getLogger(CameraRoom.class);
    private static final Duration PACE = Duration.ofSeconds(4);
    private static final Duration PACE_AFTER_FAULT = Duration.ofSeconds(30);
    private static final Duration LOOKED_AT = Duration.ofSeconds(20);
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final int MOST_ENDED = 200;
    private static final int MOST_ATTEMPTS = 3;
    private static final Set<JobState> ENDS =
            Set.of(JobState.COMPLETED, JobState.FAILED, JobState.CANCELLED, JobState.INTERRUPTED);
    private static final Set<JobState> PRINTED = Set.of(JobState.PRINTING, JobState.PAUSED);

    private final CameraRepository cameras;
    private final Camera camera;
    private final Predicate<DeviceId> driven;
    private final Map<DeviceId, View> views = new HashMap<>();
    private final Queue<Ended> ended = new ArrayDeque<>();

    /** @param driven whether this process drives the device: it takes the pictures of its prints */
    public CameraRoom(CameraRepository cameras, Camera camera, Predicate<DeviceId> driven) {
        this.cameras = cameras;
        this.camera = camera;
        this.driven = driven;
    }

    private record Ended(JobId job, DeviceId device, int attempts, Instant due) {}

    private static final class View {
        private Instant lookedAt = Instant.EPOCH;
        private Instant due = Instant.EPOCH;
        private @Nullable Snapshot newest;
        private @Nullable String fault;
    }

    /** The newest picture, if it is fresh; another one is on its way in any case. */
    public synchronized Optional<Snapshot> look(DeviceId device, Instant now) {
        View view = views.computeIfAbsent(device, id -> new View());
        view.lookedAt = now;
        Snapshot newest = view.newest;
        return newest == null || newest.at().isBefore(now.minus(FRESH)) ? Optional.empty() : Optional.of(newest);
    }

    /** Why there is no picture, for administrators. */
    public synchronized Optional<String> fault(DeviceId device) {
        View view = views.get(device);
        return view == null ? Optional.empty() : Optional.ofNullable(view.fault);
    }

    /** Its address is another one: what is known of it does not count any more. */
    public synchronized void forget(DeviceId device) {
        views.remove(device);
    }

    @Override
    public synchronized void happened(LabEvent event) {
        DeviceId device = event.device();
        JobId job = event.job();
        if (event.kind() != EventKind.JOB_MOVED || device == null || job == null || !driven.test(device)) {
            return;
        }
        String from = event.details().get("from");
        String to = event.details().get("to");
        boolean ends = from != null
                && to != null
                && PRINTED.contains(JobState.valueOf(from))
                && ENDS.contains(JobState.valueOf(to));
        if (ends && ended.size() < MOST_ENDED) {
            ended.add(new Ended(job, device, 0, event.at()));
        }
    }

    /** Takes at most one picture; returns whether another is due at once. */
    public boolean step(Instant now) {
        Ended print = dueEnd(now);
        if (print != null) {
            attach(print, now);
            return true;
        }
        DeviceId device = dueView(now);
        if (device == null) {
            return false;
        }
        show(device, now);
        return true;
    }

    private synchronized @Nullable Ended dueEnd(Instant now) {
        Ended due = ended.stream()
                .filter(print -> !print.due().isAfter(now))
                .findFirst()
                .orElse(null);
        if (due != null) {
            ended.remove(due);
        }
        return due;
    }

    private synchronized @Nullable DeviceId dueView(Instant now) {
        views.values().removeIf(view -> view.lookedAt.isBefore(now.minus(Duration.ofHours(1))));
        return views.entrySet().stream()
                .filter(view -> view.getValue().lookedAt.isAfter(now.minus(LOOKED_AT))
                        && !view.getValue().due.isAfter(now))
                .min(Map.Entry.comparingByValue(Comparator.comparing(view -> view.due)))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private void attach(Ended print, Instant now) {
        Optional<CameraAddress> address = cameras.address(print.device());
        if (address.isEmpty() || cameras.hasSnapshot(print.job())) {
            return;
        }
        try {
            cameras.keep(print.job(), camera.take(address.get()));
        } catch (PrintLabException fault) {
            log.info(
                    "Job {}: no picture of its end (attempt {}): {}",
                    print.job(),
                    print.attempts() + 1,
                    fault.getMessage());
            if (print.attempts() + 1 < MOST_ATTEMPTS) {
                again(new Ended(print.job(), print.device(), print.attempts() + 1, now.plus(PACE_AFTER_FAULT)));
            }
        }
    }

    private synchronized void again(Ended print) {
        ended.add(print);
    }

    private void show(DeviceId device, Instant now) {
        Optional<CameraAddress> address = cameras.address(device);
        Snapshot taken = null;
        String fault = null;
        try {
            taken = address.isEmpty() ? null : camera.take(address.get());
        } catch (PrintLabException failed) {
            fault = failed.getMessage();
        }
        shown(device, taken, fault, now);
    }

    private synchronized void shown(DeviceId device, @Nullable Snapshot taken, @Nullable String fault, Instant now) {
        View view = views.get(device);
        if (view == null) {
            return;
        }
        view.due = now.plus(taken == null ? PACE_AFTER_FAULT : PACE);
        view.fault = fault;
        view.newest = taken == null ? view.newest : taken;
    }
}
