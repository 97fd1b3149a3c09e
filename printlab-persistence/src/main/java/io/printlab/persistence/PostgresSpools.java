package io.printlab.persistence;

import io.printlab.device.DeviceId;
import io.printlab.event.EventKind;
import io.printlab.job.JobId;
import io.printlab.spool.Spool;
import io.printlab.spool.SpoolChange;
import io.printlab.spool.SpoolEvent;
import io.printlab.spool.SpoolId;
import io.printlab.spool.SpoolRepository;
import io.printlab.spool.StaleSpoolException;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.session.SqlSession;

final class PostgresSpools implements SpoolRepository {
    /** Events of spools may share a transaction with those of the jobs that took filament, which come first. */
    private static final int FIRST_PLACE = 8;

    private final Transactor transactor;
    private final News news;

    PostgresSpools(Transactor transactor, News news) {
        this.transactor = transactor;
        this.news = news;
    }

    @Override
    public SpoolId nextId() {
        return new SpoolId(transactor.with(SpoolMapper.class, SpoolMapper::nextId));
    }

    @Override
    public Optional<Spool> byId(SpoolId id) {
        return transactor.with(
                SpoolMapper.class,
                spools -> Optional.ofNullable(spools.byId(id.value())).map(SpoolRow::toSpool));
    }

    @Override
    public Optional<Spool> byCode(String code) {
        return transactor.with(
                SpoolMapper.class,
                spools -> Optional.ofNullable(spools.byCode(code)).map(SpoolRow::toSpool));
    }

    @Override
    public Optional<Spool> in(DeviceId device) {
        return transactor.with(
                SpoolMapper.class,
                spools -> Optional.ofNullable(spools.in(device)).map(SpoolRow::toSpool));
    }

    @Override
    public List<Spool> inStock() {
        return transactor.with(SpoolMapper.class, spools -> spools(spools.inStock()));
    }

    @Override
    public List<Spool> gone(int limit) {
        return transactor.with(SpoolMapper.class, spools -> spools(spools.gone(limit)));
    }

    @Override
    public List<SpoolEvent> history(SpoolId id) {
        return transactor.with(SpoolMapper.class, spools -> events(spools.history(id.value())));
    }

    @Override
    public List<SpoolEvent> takenBy(JobId job, long fence) {
        return transactor.with(SpoolMapper.class, spools -> events(spools.takenBy(job, fence)));
    }

    @Override
    public void store(List<SpoolChange> changes) {
        boolean told = transactor.inTransaction(session -> {
            int place = FIRST_PLACE;
            for (SpoolChange change : changes) {
                store(session.getMapper(SpoolMapper.class), change);
                place += tell(session, change, place);
            }
            return place > FIRST_PLACE;
        });
        if (told) {
            transactor.afterCommit(news::announce);
        }
    }

    private static void store(SpoolMapper spools, SpoolChange change) {
        SpoolRow row = SpoolRow.of(change.after());
        int stored = change.before() == null ? spools.add(row) : spools.move(row);
        if (stored != 1 || spools.remember(SpoolEventRow.of(change.event())) != 1) {
            throw new StaleSpoolException(change);
        }
    }

    /** @return how many events it logged */
    private static int tell(SqlSession session, SpoolChange change, int place) {
        DeviceId device = change.event().device();
        if (device == null) {
            return 0;
        }
        EventRow event = new EventRow(
                0,
                change.event().at(),
                EventKind.DEVICE_CHANGED,
                null,
                device,
                null,
                null,
                new TextMap(change.details()));
        return session.getMapper(EventMapper.class).log(place, event);
    }

    private static List<Spool> spools(List<SpoolRow> rows) {
        return rows.stream().map(SpoolRow::toSpool).toList();
    }

    private static List<SpoolEvent> events(List<SpoolEventRow> rows) {
        return rows.stream().map(SpoolEventRow::toEvent).toList();
    }
}
