package io.printlab.event;

import io.printlab.device.DeviceId;
import io.printlab.device.Telemetry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The telemetry of the devices that this process drives: the newest, and the last half hour. Thread-safe. */
public final class TelemetryBoard {
    private static final Logger log = LoggerFactory.getLogger(TelemetryBoard.class);
    private static final Duration STEP = Duration.ofSeconds(2);
    private static final int KEPT = 900;

    private final Map<DeviceId, Telemetry> newest = new ConcurrentHashMap<>();
    private final Map<DeviceId, Deque<Telemetry>> recent = new ConcurrentHashMap<>();
    private final List<TelemetryListener> listeners = new CopyOnWriteArrayList<>();

    /** Tells the listener of every report from now on. */
    public void addListener(TelemetryListener listener) {
        listeners.add(listener);
    }

    public void removeListener(TelemetryListener listener) {
        listeners.remove(listener);
    }

    public void report(Telemetry telemetry) {
        newest.put(telemetry.device(), telemetry);
        recent.compute(telemetry.device(), (id, kept) -> appended(kept == null ? new ArrayDeque<>() : kept, telemetry));
        for (TelemetryListener listener : listeners) {
            try {
                listener.reported(telemetry);
            } catch (RuntimeException fault) {
                log.error("A telemetry listener failed on a report of {}", telemetry.device(), fault);
            }
        }
    }

    public Collection<Telemetry> newest() {
        return List.copyOf(newest.values());
    }

    /** Oldest first. */
    public List<Telemetry> recent(DeviceId id) {
        List<Telemetry> copy = new ArrayList<>();
        recent.computeIfPresent(id, (key, kept) -> {
            copy.addAll(kept);
            return kept;
        });
        return copy;
    }

    private static Deque<Telemetry> appended(Deque<Telemetry> kept, Telemetry telemetry) {
        Telemetry last = kept.peekLast();
        if (last == null || !telemetry.at().isBefore(last.at().plus(STEP))) {
            kept.addLast(telemetry);
            if (kept.size() > KEPT) {
                kept.removeFirst();
            }
        }
        return kept;
    }
}
