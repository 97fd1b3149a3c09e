package io.printlab.persistence;

import io.printlab.device.DefinitionSource;
import io.printlab.device.Device;
import io.printlab.device.DeviceId;
import io.printlab.device.DeviceRepository;
import io.printlab.device.StaleDeviceException;
import io.printlab.device.Telemetry;
import io.printlab.event.EventKind;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.ibatis.session.SqlSession;

final class PostgresDevices implements DeviceRepository {
    private final Transactor transactor;
    private final News news;
    private final Clock clock;

    PostgresDevices(Transactor transactor, News news, Clock clock) {
        this.transactor = transactor;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public Device add(Device device) {
        return transactor.inTransaction(session -> {
            DeviceMapper devices = session.getMapper(DeviceMapper.class);
            devices.add(DeviceRow.of(device), DefinitionSource.SETTINGS_FILE);
            return Objects.requireNonNull(devices.byId(device.id())).toDevice();
        });
    }

    @Override
    public Optional<Device> byId(DeviceId id) {
        return transactor.with(
                DeviceMapper.class,
                devices -> Optional.ofNullable(devices.byId(id)).map(DeviceRow::toDevice));
    }

    @Override
    public List<Device> all() {
        return transactor.with(
                DeviceMapper.class,
                devices -> devices.all().stream().map(DeviceRow::toDevice).toList());
    }

    @Override
    public Device store(Device next) {
        boolean logged = transactor.inTransaction(session -> store(session, next));
        if (logged) {
            transactor.afterCommit(news::announce);
        }
        return next;
    }

    @Override
    public void report(Telemetry telemetry) {
        transactor.with(DeviceMapper.class, devices -> devices.report(TelemetryRow.of(telemetry)));
    }

    @Override
    public List<Telemetry> telemetry() {
        return transactor.with(
                DeviceMapper.class,
                devices -> devices.telemetry().stream()
                        .map(TelemetryRow::toTelemetry)
                        .toList());
    }

    /** @return whether there is an event to announce */
    boolean store(SqlSession session, Device next) {
        DeviceMapper devices = session.getMapper(DeviceMapper.class);
        DeviceRow before = devices.lock(next.id());
        if (before == null || devices.store(DeviceRow.of(next)) != 1) {
            throw new StaleDeviceException(next.id(), next.version() - 1);
        }
        List<EventRow> changes = changes(before.toDevice(), next);
        EventMapper events = session.getMapper(EventMapper.class);
        for (int place = 0; place < changes.size(); place++) {
            events.log(place, changes.get(place));
        }
        return !changes.isEmpty();
    }

    private List<EventRow> changes(Device before, Device after) {
        List<EventRow> changes = new ArrayList<>(2);
        if (!before.status().equals(after.status())
                || before.inService() != after.inService()
                || !before.definition().equals(after.definition())
                || !before.node().equals(after.node())
                || !before.fitting().equals(after.fitting())
                || !before.tags().equals(after.tags())) {
            changes.add(event(after, clock.instant(), EventKind.DEVICE_CHANGED, details(before, after)));
        }
        if (!before.bed().equals(after.bed())) {
            changes.add(event(
                    after,
                    after.bed().since(),
                    EventKind.BED_CHANGED,
                    Map.of(
                            "bed",
                            after.bed().state().name(),
                            "reason",
                            after.bed().reason())));
        }
        return changes;
    }

    private static Map<String, String> details(Device before, Device after) {
        Map<String, String> details = new HashMap<>();
        details.put("state", after.status().state().name());
        details.put("inService", Boolean.toString(after.inService()));
        details.put("evidence", after.status().evidence());
        if (!before.definition().equals(after.definition())) {
            details.put("definition", after.definition().name());
        }
        return details;
    }

    static EventRow defined(Device device, Instant now) {
        return event(
                device,
                now,
                EventKind.DEVICE_CHANGED,
                Map.of("definition", device.definition().name()));
    }

    private static EventRow event(Device device, Instant at, EventKind kind, Map<String, String> details) {
        return new EventRow(0, at, kind, null, device.id(), null, null, new TextMap(details));
    }
}
