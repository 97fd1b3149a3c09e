package io.printlab.testkit;

import io.printlab.account.Ownership;
import io.printlab.device.DeviceId;
import io.printlab.event.EventKind;
import io.printlab.event.EventLog;
import io.printlab.event.LabEvent;
import io.printlab.job.JobId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

final class MemoryEvents implements EventLog {
    private final List<LabEvent> events = new ArrayList<>();
    private long lastId;
    private long announcedId;

    synchronized void log(
            Instant at,
            EventKind kind,
            @Nullable JobId job,
            @Nullable DeviceId device,
            @Nullable Ownership owner,
            Map<String, String> details) {
        lastId++;
        events.add(new LabEvent(
                lastId,
                at,
                kind,
                job,
                device,
                owner == null ? null : owner.user(),
                owner == null ? null : owner.group(),
                details));
        notifyAll();
    }

    @Override
    public synchronized long latest() {
        return lastId;
    }

    @Override
    public synchronized List<LabEvent> after(long id, int limit) {
        return events.stream().filter(event -> event.id() > id).limit(limit).toList();
    }

    @Override
    public synchronized int removeBefore(Instant time) {
        int before = events.size();
        events.removeIf(event -> event.at().isBefore(time));
        return before - events.size();
    }

    @Override
    public synchronized void awaitNews(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toNanos(); announcedId == lastId && left > 0; left = end - System.nanoTime()) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        announcedId = lastId;
    }
}
