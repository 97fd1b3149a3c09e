package io.printlab.persistence;

import io.printlab.account.UserId;
import io.printlab.device.DeviceId;
import io.printlab.device.NodeId;
import io.printlab.job.ClaimTerms;
import io.printlab.job.DeviceNotReadyException;
import io.printlab.job.Job;
import io.printlab.job.JobChange;
import io.printlab.job.JobEvent;
import io.printlab.job.JobId;
import io.printlab.job.JobQuery;
import io.printlab.job.JobRepository;
import io.printlab.job.JobState;
import io.printlab.job.StaleJobException;
import io.printlab.job.Submission;
import io.printlab.ledger.Bookkeeping;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.ibatis.session.SqlSession;
import org.jspecify.annotations.Nullable;

final class PostgresJobs implements JobRepository {
    private final Transactor transactor;
    private final News news;

    PostgresJobs(Transactor transactor, News news) {
        this.transactor = transactor;
        this.news = news;
    }

    @Override
    public JobId nextId() {
        return new JobId(transactor.with(JobMapper.class, JobMapper::nextId));
    }

    @Override
    public Job store(JobChange change) {
        if (isRevision(change) || Bookkeeping.concerns(change)) {
            transactor.inTransaction(session -> {
                int stored = store(session, change, 0);
                PostgresLedger.follow(session, change, null);
                return stored;
            });
        } else {
            transactor.with(JobMapper.class, jobs -> store(jobs, change, 0));
        }
        transactor.afterCommit(news::announce);
        return change.after();
    }

    private static boolean isRevision(JobChange change) {
        return change.before() != null && change.event().submission() != null;
    }

    /** As the other; a move that changes what was handed in is two statements. */
    static int store(SqlSession session, JobChange change, int place) {
        int stored = store(session.getMapper(JobMapper.class), change, place);
        Submission next = change.event().submission();
        if (isRevision(change)
                && next != null
                && session.getMapper(ConversationMapper.class)
                                .revise(change.after().id(), change.after().version(), next)
                        != 1) {
            throw new StaleJobException(change);
        }
        return stored;
    }

    /** @param place which of the transaction's moves this is, from 0 */
    static int store(JobMapper jobs, JobChange change, int place) {
        MoveRow move = MoveRow.of(change, place);
        int stored = change.before() == null ? jobs.submit(move) : jobs.move(move);
        if (stored != 1) {
            throw new StaleJobException(change);
        }
        return stored;
    }

    @Override
    public List<Job> claim(Map<JobId, DeviceId> wanted, boolean patient, ClaimTerms terms) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        try {
            return ClaimWork.inTransaction(
                    transactor, news, session -> ClaimWork.claim(session, wanted, patient, false, terms));
        } catch (DeviceNotReadyException taken) {
            return wanted.size() == 1
                    ? List.of()
                    : wanted.entrySet().stream()
                            .flatMap(one -> claim(Map.of(one.getKey(), one.getValue()), patient, terms).stream())
                            .toList();
        }
    }

    @Override
    public Optional<Job> byId(JobId id) {
        return transactor.with(
                JobMapper.class, jobs -> Optional.ofNullable(jobs.byId(id)).map(JobRow::toJob));
    }

    @Override
    public List<Job> byIds(Collection<JobId> ids) {
        Long[] wanted = ids.stream().map(JobId::value).toArray(Long[]::new);
        return transactor.with(JobMapper.class, jobs -> jobs(jobs.byIds(wanted)));
    }

    @Override
    public List<Job> batch(JobId batch) {
        return transactor.with(JobMapper.class, jobs -> jobs(jobs.batch(batch.toString())));
    }

    @Override
    public List<JobEvent> history(JobId id) {
        return transactor.with(
                JobMapper.class,
                jobs -> jobs.history(id).stream().map(JobEventRow::toEvent).toList());
    }

    @Override
    public List<Job> list(JobQuery query) {
        JobQuery.Within within = query.within();
        String[] states = query.states().stream().map(Enum::name).toArray(String[]::new);
        return transactor.with(
                JobMapper.class,
                jobs -> jobs(jobs.list(
                        query.owner(),
                        within == null ? null : within.user(),
                        within == null ? new String[0] : within.groups().toArray(String[]::new),
                        query.device(),
                        states,
                        query.before(),
                        query.limit())));
    }

    @Override
    public Map<JobState, Long> countByState() {
        Map<JobState, Long> counts = new EnumMap<>(JobState.class);
        for (JobState state : JobState.values()) {
            if (!state.isEnd()) {
                counts.put(state, 0L);
            }
        }
        transactor
                .with(JobMapper.class, JobMapper::countByState)
                .forEach(found -> counts.put(found.state(), found.count()));
        return counts;
    }

    @Override
    public List<Job> waitingNotPlacedBy(String policy, @Nullable UserId from, int limit) {
        long first = from == null ? Long.MIN_VALUE : from.value();
        return transactor.with(JobMapper.class, jobs -> jobs(jobs.waitingNotPlacedBy(policy, first, limit)));
    }

    @Override
    public List<Job> onDevices() {
        return transactor.with(JobMapper.class, jobs -> jobs(jobs.onDevices()));
    }

    @Override
    public List<Job> onDevicesOf(NodeId node) {
        return transactor.with(JobMapper.class, jobs -> jobs(jobs.onDevicesOf(node)));
    }

    @Override
    public List<Job> expired(Instant now) {
        return transactor.with(JobMapper.class, jobs -> jobs(jobs.expired(now)));
    }

    @Override
    public Set<Long> renew(Collection<Long> fences, Instant leaseUntil) {
        Long[] wanted = fences.toArray(Long[]::new);
        return new HashSet<>(transactor.with(JobMapper.class, jobs -> jobs.renew(wanted, leaseUntil)));
    }

    private static List<Job> jobs(List<JobRow> rows) {
        return rows.stream().map(JobRow::toJob).toList();
    }
}
