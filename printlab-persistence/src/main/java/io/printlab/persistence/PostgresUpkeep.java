package io.printlab.persistence;

import io.printlab.device.DeviceId;
import io.printlab.event.EventKind;
import io.printlab.upkeep.Counters;
import io.printlab.upkeep.LogEntry;
import io.printlab.upkeep.UpkeepRepository;
import java.util.List;
import java.util.Map;

final class PostgresUpkeep implements UpkeepRepository {
    /** The line may be written in the transaction that changes the device, whose own events come first. */
    private static final int PLACE = 6;

    private final Transactor transactor;
    private final News news;

    PostgresUpkeep(Transactor transactor, News news) {
        this.transactor = transactor;
        this.news = news;
    }

    @Override
    public LogEntry write(LogEntry entry) {
        LogEntry written = transactor.inTransaction(session -> {
            LogEntry line = session.getMapper(UpkeepMapper.class)
                    .write(LogEntryRow.of(entry))
                    .toEntry();
            session.getMapper(EventMapper.class)
                    .log(
                            PLACE,
                            new EventRow(
                                    0,
                                    line.at(),
                                    EventKind.DEVICE_CHANGED,
                                    null,
                                    line.device(),
                                    null,
                                    null,
                                    new TextMap(Map.of("log", line.kind().name(), "text", line.text()))));
            return line;
        });
        transactor.afterCommit(news::announce);
        return written;
    }

    @Override
    public List<LogEntry> log(DeviceId device, int limit) {
        return transactor.with(UpkeepMapper.class, upkeep -> entries(upkeep.log(device, limit)));
    }

    @Override
    public List<LogEntry> toComeUp() {
        return transactor.with(UpkeepMapper.class, upkeep -> entries(upkeep.toComeUp()));
    }

    @Override
    public Counters counters(DeviceId device) {
        CountersRow row = transactor.with(UpkeepMapper.class, upkeep -> upkeep.counters(device));
        return new Counters(row.hours(), row.prints());
    }

    private static List<LogEntry> entries(List<LogEntryRow> rows) {
        return rows.stream().map(LogEntryRow::toEntry).toList();
    }
}
