package io.printlab.persistence;

import io.printlab.event.EventLog;
import io.printlab.event.LabEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

final class PostgresEvents implements EventLog {
    private final Transactor transactor;
    private final NewsListener listener;

    PostgresEvents(Transactor transactor, NewsListener listener) {
        this.transactor = transactor;
        this.listener = listener;
    }

    @Override
    public long latest() {
        return transactor.with(EventMapper.class, EventMapper::latest);
    }

    @Override
    public List<LabEvent> after(long id, int limit) {
        return transactor.with(
                EventMapper.class,
                events ->
                        events.after(id, limit).stream().map(EventRow::toEvent).toList());
    }

    @Override
    public int removeBefore(Instant time) {
        return transactor.inTransaction(session -> {
            EventMapper events = session.getMapper(EventMapper.class);
            events.rememberNewest(time);
            return events.removeBefore(time);
        });
    }

    @Override
    public void awaitNews(Duration atMost) throws InterruptedException {
        listener.await(atMost);
    }
}
