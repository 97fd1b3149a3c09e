package io.printlab.persistence;

import io.printlab.device.DeviceId;
import io.printlab.event.EventKind;
import io.printlab.safety.SafetyRepository;
import io.printlab.safety.SafetySettings;
import io.printlab.safety.ThermalAlarm;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.ibatis.session.SqlSession;
import org.jspecify.annotations.Nullable;

final class PostgresSafety implements SafetyRepository {
    private final Transactor transactor;
    private final News news;

    PostgresSafety(Transactor transactor, News news) {
        this.transactor = transactor;
        this.news = news;
    }

    @Override
    public Optional<SafetySettings> of(DeviceId device) {
        return transactor.with(SafetyMapper.class, rows -> Optional.ofNullable(rows.of(device)));
    }

    @Override
    public boolean store(SafetySettings next, String by, Instant now) {
        return transactor.with(
                        SafetyMapper.class,
                        rows -> next.version() == 1 ? rows.insert(next, by, now) : rows.update(next, by, now))
                == 1;
    }

    @Override
    public Optional<ThermalAlarm> raise(ThermalAlarm alarm) {
        Optional<ThermalAlarm> kept = transactor.inTransaction(session -> {
            ThermalAlarm raised = session.getMapper(SafetyMapper.class).raise(alarm);
            return logged(session, raised, alarm.at());
        });
        transactor.afterCommit(news::announce);
        return kept;
    }

    @Override
    public List<ThermalAlarm> standing() {
        return transactor.with(SafetyMapper.class, SafetyMapper::standing);
    }

    @Override
    public Optional<ThermalAlarm> alarm(long id) {
        return transactor.with(SafetyMapper.class, rows -> Optional.ofNullable(rows.byId(id)));
    }

    @Override
    public boolean acknowledge(long id, String by, Instant now) {
        Optional<ThermalAlarm> done = transactor.inTransaction(session -> {
            ThermalAlarm acknowledged = session.getMapper(SafetyMapper.class).acknowledge(id, by, now);
            return logged(session, acknowledged, now);
        });
        transactor.afterCommit(news::announce);
        return done.isPresent();
    }

    private static Optional<ThermalAlarm> logged(SqlSession session, @Nullable ThermalAlarm alarm, Instant now) {
        if (alarm == null) {
            return Optional.empty();
        }
        session.getMapper(EventMapper.class)
                .log(
                        0,
                        new EventRow(
                                0,
                                now,
                                EventKind.ALARM_CHANGED,
                                null,
                                alarm.device(),
                                null,
                                null,
                                new TextMap(Map.of(
                                        "alarm", String.valueOf(alarm.id()),
                                        "kind", alarm.kind().name(),
                                        "stands", String.valueOf(alarm.stands()),
                                        "sentence", alarm.sentence()))));
        return Optional.of(alarm);
    }
}
