package io.printlab.persistence;

import io.printlab.account.UserId;
import io.printlab.device.DeviceId;
import io.printlab.job.ClaimTerms;
import io.printlab.job.DeviceNotReadyException;
import io.printlab.job.Fading;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.job.Tier;
import io.printlab.queue.Backlog;
import io.printlab.queue.CandidateWindow;
import io.printlab.queue.Lane;
import io.printlab.queue.QueuePlace;
import io.printlab.queue.QueueRepository;
import io.printlab.queue.Ranking;
import io.printlab.queue.Share;
import io.printlab.queue.WaitingJob;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.ibatis.session.SqlSession;

final class PostgresQueue implements QueueRepository {
    private static final int MOST_OWN = 10_000;

    private static final int FEW_OWNERS = 16;
    private static final Duration FADED_EVERY = Duration.ofHours(1);

    private final Transactor transactor;
    private final News news;

    PostgresQueue(Transactor transactor, News news) {
        this.transactor = transactor;
        this.news = news;
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
        return transactor.with(
                FrontMapper.class,
                front -> new FrontOfQueue(front, lanes, false).read(owners, jobsEach, FrontOfQueue::saysWhoIsFirst));
    }

    @Override
    public List<Job> claimFront(
            Collection<Lane> lanes,
            int most,
            boolean patient,
            ClaimTerms terms,
            Function<CandidateWindow, Map<JobId, DeviceId>> choice) {
        try {
            return ClaimWork.inTransaction(
                    transactor, news, session -> claimFront(session, lanes, most, patient, terms, choice));
        } catch (DeviceNotReadyException taken) {
            return List.of();
        }
    }

    @Override
    public Backlog backlog(UserId owner) {
        return transactor.with(QueueMapper.class, queue -> queue.backlog(owner));
    }

    @Override
    public List<WaitingJob> front(int limit) {
        return transactor.with(QueueMapper.class, queue -> {
            // Few owners mostly have the first jobs, and with them there is less to read.
            for (int owners = Math.max(FEW_OWNERS, limit / FEW_OWNERS); owners < limit; owners *= 4) {
                List<WaitingRow> found = queue.front(owners, limit);
                if (found.size() == limit) {
                    return waiting(found);
                }
            }
            return waiting(queue.front(limit, limit));
        });
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
    public int promoteDue(Instant now, Ranking ranking) {
        return transactor.with(QueueMapper.class, queue -> queue.promoteDue(now, loans(ranking)));
    }

    @Override
    public int weighShares(boolean byGroup) {
        return transactor.with(QueueMapper.class, queue -> queue.weighShares(byGroup));
    }

    @Override
    public boolean fadeShares(Instant now) {
        return transactor.inTransaction(session -> {
            QueueMapper queue = session.getMapper(QueueMapper.class);
            Instant before = queue.lockFading();
            boolean first = before.equals(Instant.EPOCH);
            if (!first && now.isBefore(before.plus(FADED_EVERY))) {
                return false;
            }
            queue.lockShares();
            queue.fade(first ? 1 : Fading.kept(Duration.between(before, now)));
            return queue.fadedAt(now) == 1;
        });
    }

    private static List<Job> claimFront(
            SqlSession session,
            Collection<Lane> lanes,
            int most,
            boolean patient,
            ClaimTerms terms,
            Function<CandidateWindow, Map<JobId, DeviceId>> choice) {
        Map<JobId, DeviceId> chosen = new LinkedHashMap<>();
        new FrontOfQueue(session.getMapper(FrontMapper.class), lanes, !patient)
                .read(most, most == 1 ? 1 : 2, window -> {
                    chosen.putAll(choice.apply(window));
                    return !chosen.isEmpty();
                });
        if (chosen.isEmpty()) {
            return ClaimWork.nothing(session);
        }
        return ClaimWork.claim(session, chosen, patient, !patient, terms);
    }

    private static Double[] loans(Ranking ranking) {
        return IntStream.range(0, Tier.values().length)
                .mapToObj(number -> ranking.loan(TierRank.tier(number)))
                .toArray(Double[]::new);
    }

    private static List<WaitingJob> waiting(List<WaitingRow> rows) {
        return rows.stream().map(WaitingRow::toWaitingJob).toList();
    }

    private static QueuePlace place(QueueMapper queue, OwnPlaceRow row) {
        if (row.ownBefore() < EXACT) {
            int before = queue.before(row.figure(), row.id(), EXACT);
            if (before < EXACT) {
                return new QueuePlace(row.toWaitingJob(), before + 1L, true);
            }
        }
        double cost = row.ownBefore() == 0 ? row.cost() : row.ownCost();
        long others = queue.estimatedBefore(row.owner(), row.figure(), cost);
        return new QueuePlace(row.toWaitingJob(), Math.max(EXACT + 1L, others + row.ownBefore() + 1), false);
    }
}
