package io.printlab.testkit;

import io.printlab.device.DeviceId;
import io.printlab.error.PrintLabException;
import io.printlab.event.EventKind;
import io.printlab.job.Job;
import io.printlab.job.JobEvent;
import io.printlab.job.JobQuery;
import io.printlab.job.Lease;
import io.printlab.upkeep.Counters;
import io.printlab.upkeep.LogEntry;
import io.printlab.upkeep.UpkeepRepository;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

final class MemoryUpkeep implements UpkeepRepository {
    private static final double MILLIS = Duration.ofHours(1).toMillis();

    private final MemoryEvents events;
    private final MemoryDevices devices;
    private final MemoryJobs jobs;
    private final List<LogEntry> entries = new ArrayList<>();

    MemoryUpkeep(MemoryEvents events, MemoryDevices devices, MemoryJobs jobs) {
        this.events = events;
        this.devices = devices;
        this.jobs = jobs;
    }

    @Override
    public synchronized LogEntry write(LogEntry entry) {
        if (devices.byId(entry.device()).isEmpty()) {
            throw PrintLabException.notFound("There is no such device. Look at the list of devices.");
        }
        Instant due = entry.dueAt();
        LogEntry line = new LogEntry(
                entries.size() + 1L,
                entry.device(),
                entry.at().truncatedTo(ChronoUnit.MICROS),
                entry.kind(),
                entry.task(),
                entry.text(),
                entry.by(),
                entry.dueHours(),
                due == null ? null : due.truncatedTo(ChronoUnit.MICROS));
        entries.add(line);
        events.log(
                line.at(),
                EventKind.DEVICE_CHANGED,
                null,
                line.device(),
                null,
                Map.of("log", line.kind().name(), "text", line.text()));
        return line;
    }

    @Override
    public synchronized List<LogEntry> log(DeviceId device, int limit) {
        List<LogEntry> newest = new ArrayList<>(
                entries.stream().filter(entry -> entry.device().equals(device)).toList());
        Collections.reverse(newest);
        return newest.stream().limit(limit).toList();
    }

    @Override
    public synchronized List<LogEntry> toComeUp() {
        Map<String, LogEntry> newest = new TreeMap<>();
        entries.stream()
                .filter(entry -> entry.task() != null)
                .forEach(entry -> newest.put(entry.device() + "\n" + entry.task(), entry));
        return newest.values().stream()
                .filter(entry -> entry.dueHours() != null || entry.dueAt() != null)
                .toList();
    }

    @Override
    public Counters counters(DeviceId device) {
        List<Duration> times = jobs.list(JobQuery.newest(500).on(device)).stream()
                .flatMap(job -> Optional.ofNullable(time(job)).stream())
                .toList();
        return new Counters(times.stream().mapToDouble(Duration::toMillis).sum() / MILLIS, times.size());
    }

    private @Nullable Duration time(Job job) {
        Lease lease = job.lease();
        return lease == null
                ? null
                : jobs.history(job.id()).stream()
                        .filter(event -> !event.at().isBefore(lease.claimedAt()))
                        .filter(event -> switch (event.move()) {
                            case COMPLETE, FAIL, CANCEL, INTERRUPT -> true;
                            default -> false;
                        })
                        .map(JobEvent::at)
                        .findFirst()
                        .map(end -> Duration.between(lease.claimedAt(), end))
                        .orElse(null);
    }
}
