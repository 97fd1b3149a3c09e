package io.printlab.persistence;

import io.printlab.device.DefinitionRepository;
import io.printlab.device.DefinitionSource;
import io.printlab.device.Device;
import io.printlab.device.DeviceId;
import io.printlab.device.NodeId;
import io.printlab.device.StaleDeviceException;
import io.printlab.error.PrintLabException;
import io.printlab.job.JobId;
import io.printlab.job.JobState;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.ibatis.session.SqlSession;

final class PostgresDefinitions implements DefinitionRepository {
    private final Transactor transactor;
    private final PostgresDevices devices;
    private final News news;
    private final Clock clock;

    PostgresDefinitions(Transactor transactor, PostgresDevices devices, News news, Clock clock) {
        this.transactor = transactor;
        this.devices = devices;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public Map<DeviceId, DefinitionSource> sources() {
        Map<DeviceId, DefinitionSource> sources = new TreeMap<>();
        transactor
                .with(DefinitionMapper.class, DefinitionMapper::sources)
                .forEach(row -> sources.put(row.device(), row.source()));
        return sources;
    }

    @Override
    public Device add(Device device) {
        Device added = transactor.inTransaction(session -> {
            DeviceMapper rows = session.getMapper(DeviceMapper.class);
            if (rows.add(DeviceRow.of(device), DefinitionSource.LAB) != 1) {
                throw PrintLabException.conflict(
                        "There is a device " + device.id() + " already. Choose another id, or change that one.");
            }
            session.getMapper(EventMapper.class).log(0, PostgresDevices.defined(device, clock.instant()));
            return Objects.requireNonNull(rows.byId(device.id())).toDevice();
        });
        transactor.afterCommit(news::announce);
        return added;
    }

    @Override
    public Device change(Device next) {
        boolean logged = transactor.inTransaction(session -> {
            DeviceRow stands = session.getMapper(DeviceMapper.class).lock(next.id());
            if (stands != null && !stands.toDevice().definition().isReachedAs(next.definition())) {
                requireNoJob(
                        session,
                        next.id(),
                        "Wait for its end, or cancel it.",
                        JobState.CLAIMED,
                        JobState.PRINTING,
                        JobState.PAUSED);
            }
            return devices.store(session, next);
        });
        if (logged) {
            transactor.afterCommit(news::announce);
        }
        return next;
    }

    @Override
    public void remove(Device last, Instant now) {
        transactor.inTransaction(session -> {
            session.getMapper(DeviceMapper.class).lock(last.id());
            requireNoJob(
                    session,
                    last.id(),
                    "Wait for its end, or say what became of it.",
                    JobState.CLAIMED,
                    JobState.PRINTING,
                    JobState.PAUSED,
                    JobState.INTERRUPTED);
            DefinitionMapper rows = session.getMapper(DefinitionMapper.class);
            if (rows.remove(last.id(), last.version(), now) != 1) {
                throw new StaleDeviceException(last.id(), last.version());
            }
            rows.forgetTelemetry(last.id());
            session.getMapper(EventMapper.class).log(0, PostgresDevices.defined(last, clock.instant()));
            return rows.dropOperations(last.id(), now);
        });
        transactor.afterCommit(news::announce);
    }

    @Override
    public void configured(NodeId node, Set<DeviceId> configured) {
        String[] ids = configured.stream().map(DeviceId::value).sorted().toArray(String[]::new);
        transactor.with(DefinitionMapper.class, rows -> rows.configured(node, ids));
    }

    private static void requireNoJob(SqlSession session, DeviceId id, String remedy, JobState... states) {
        String[] names = Arrays.stream(states).map(JobState::name).toArray(String[]::new);
        JobId job = session.getMapper(DefinitionMapper.class).jobOn(id, names);
        if (job != null) {
            throw PrintLabException.conflict("Device " + id + " has job " + job + ". " + remedy);
        }
    }
}
