package io.printlab.persistence;

import io.printlab.account.UserId;
import io.printlab.job.JobId;
import io.printlab.queue.CandidateWindow;
import io.printlab.queue.Lane;
import io.printlab.queue.QueuePlace;
import io.printlab.queue.QueueRepository;
import io.printlab.queue.Share;
import io.printlab.queue.WaitingJob;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

final class PostgresQueue implements QueueRepository {
    private static final int MOST_OWN = 10_000;

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
    public CandidateWindow candidates(Collection<Lane> lanes, int owners, int jobsEach) {
        if (lanes.isEmpty()) {
            return new CandidateWindow(List.of(), Map.of(), Set.of(), false);
        }
        return transactor.with(QueueMapper.class, queue -> new FrontOfQueue(queue, lanes, owners).read(jobsEach));
    }

    @Override
    public List<WaitingJob> front(int limit) {
        return transactor.with(QueueMapper.class, queue -> waiting(queue.front(limit)));
    }

    @Override
    public Optional<QueuePlace> place(JobId id) {
        return transactor.with(
                QueueMapper.class,
                queue -> Optional.ofNullable(queue.ownPlace(id, MOST_OWN)).map(row -> place(queue, row)));
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

    private static QueuePlace place(QueueMapper queue, OwnPlaceRow row) {
        if (row.ownBefore() < EXACT) {
            int before = queue.before(row, EXACT);
            if (before < EXACT) {
                return new QueuePlace(row.toWaitingJob(), before + 1L, true);
            }
        }
        double cost = row.ownBefore() == 0 ? row.cost() : row.ownCost();
        long others = queue.estimatedBefore(row.owner(), row.at(), cost);
        return new QueuePlace(row.toWaitingJob(), Math.max(EXACT + 1L, others + row.ownBefore() + 1), false);
    }
}
