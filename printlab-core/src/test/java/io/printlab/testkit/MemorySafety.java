package io.printlab.testkit;

import io.printlab.device.DeviceId;
import io.printlab.event.EventKind;
import io.printlab.safety.SafetyRepository;
import io.printlab.safety.SafetySettings;
import io.printlab.safety.ThermalAlarm;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

final class MemorySafety implements SafetyRepository {
    private final Map<DeviceId, SafetySettings> settings = new HashMap<>();
    private final Map<Long, ThermalAlarm> alarms = new TreeMap<>();
    private final MemoryEvents events;

    MemorySafety(MemoryEvents events) {
        this.events = events;
    }

    @Override
    public synchronized Optional<SafetySettings> of(DeviceId device) {
        return Optional.ofNullable(settings.get(device));
    }

    @Override
    public synchronized boolean store(SafetySettings next, String by, Instant now) {
        long stored = of(next.device()).map(SafetySettings::version).orElse(0L);
        if (stored != next.version() - 1) {
            return false;
        }
        settings.put(next.device(), next);
        return true;
    }

    @Override
    public synchronized Optional<ThermalAlarm> raise(ThermalAlarm alarm) {
        boolean known = standing().stream()
                .anyMatch(other -> other.device().equals(alarm.device())
                        && other.heater().equals(alarm.heater())
                        && other.kind() == alarm.kind());
        if (known) {
            return Optional.empty();
        }
        ThermalAlarm kept = next(alarms.size() + 1L, alarm, null, null);
        alarms.put(kept.id(), kept);
        log(kept, kept.at());
        return Optional.of(kept);
    }

    @Override
    public synchronized List<ThermalAlarm> standing() {
        return alarms.values().stream().filter(ThermalAlarm::stands).toList();
    }

    @Override
    public synchronized Optional<ThermalAlarm> alarm(long id) {
        return Optional.ofNullable(alarms.get(id));
    }

    @Override
    public synchronized boolean acknowledge(long id, String by, Instant now) {
        ThermalAlarm alarm = alarms.get(id);
        if (alarm == null || !alarm.stands()) {
            return false;
        }
        ThermalAlarm done = next(id, alarm, by, now.truncatedTo(ChronoUnit.MICROS));
        alarms.put(id, done);
        log(done, now);
        return true;
    }

    private static ThermalAlarm next(long id, ThermalAlarm alarm, @Nullable String by, @Nullable Instant acknowledged) {
        return new ThermalAlarm(
                id,
                alarm.device(),
                alarm.job(),
                alarm.heater(),
                alarm.kind(),
                alarm.sentence(),
                alarm.at().truncatedTo(ChronoUnit.MICROS),
                by,
                acknowledged);
    }

    private void log(ThermalAlarm alarm, Instant now) {
        events.log(
                now,
                EventKind.ALARM_CHANGED,
                null,
                alarm.device(),
                null,
                Map.of(
                        "alarm", String.valueOf(alarm.id()),
                        "kind", alarm.kind().name(),
                        "stands", String.valueOf(alarm.stands()),
                        "sentence", alarm.sentence()));
    }
}
