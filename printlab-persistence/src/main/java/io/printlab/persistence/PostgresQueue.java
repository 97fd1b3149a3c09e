package io.printlab.persistence;

import io.printlab.account.UserId;
import io.printlab.queue.Lane;
import io.printlab.queue.QueueRepository;
import io.printlab.queue.Share;
import io.printlab.queue.WaitingJob;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

final class PostgresQueue implements QueueRepository {
    private final Transactor transactor;

    PostgresQueue(Transactor transactor) {
        this.transactor = transactor;
    }

    @Override
    public List<Lane> lanes() {
        return transactor.with(QueueMapper.class, QueueMapper::lanes);
    }

    @Override
    public List<WaitingJob> heads(Collection<Lane> lanes) {
        if (lanes.isEmpty()) {
            return List.of();
        }
        String[] wanted = lanes.stream().map(Lane::signature).toArray(String[]::new);
        return transactor.with(QueueMapper.class, queue -> waiting(queue.heads(wanted)));
    }

    @Override
    public List<WaitingJob> waiting(int limit) {
        return transactor.with(QueueMapper.class, queue -> waiting(queue.waiting(limit)));
    }

    @Override
    public long count() {
        return transactor.with(QueueMapper.class, QueueMapper::count);
    }

    @Override
    public Map<UserId, Share> shares() {
        return transactor.with(
                QueueMapper.class,
                queue -> queue.shares().stream().collect(Collectors.toMap(ShareRow::userId, ShareRow::toShare)));
    }

    @Override
    public int promoteDue(Instant now) {
        return transactor.with(QueueMapper.class, queue -> queue.promoteDue(now));
    }

    private static List<WaitingJob> waiting(List<WaitingRow> rows) {
        return rows.stream().map(WaitingRow::toWaitingJob).toList();
    }
}
