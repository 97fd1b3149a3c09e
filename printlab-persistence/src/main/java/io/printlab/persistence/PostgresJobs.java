package io.printlab.persistence;

import io.printlab.account.UserId;
import io.printlab.device.NodeId;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.job.Claims;
import io.printlab.job.DeviceNotReadyException;
import io.printlab.job.Job;
import io.printlab.job.JobChange;
import io.printlab.job.JobEvent;
import io.printlab.job.JobId;
import io.printlab.job.JobQuery;
import io.printlab.job.JobRepository;
import io.printlab.job.JobState;
import io.printlab.job.StaleJobException;
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
    public List<Long> nextFences(int count) {
        return count == 0 ? List.of() : transactor.with(JobMapper.class, jobs -> jobs.nextFences(count));
    }

    @Override
    public Job store(JobChange change) {
        MoveRow move = MoveRow.of(change);
        int stored =
                transactor.with(JobMapper.class, jobs -> change.before() == null ? jobs.submit(move) : jobs.move(move));
        return announced(change, stored);
    }

    @Override
    public List<Job> storeClaims(List<JobChange> claims, Instant leaseUntil, boolean patient) {
        if (claims.size() > Claims.MOST_AT_ONCE) {
            throw new PrintLabException(
                    ErrorCategory.INTERNAL,
                    "At most " + Claims.MOST_AT_ONCE + " jobs are claimed at once, not " + claims.size() + ".");
        }
        if (claims.isEmpty()) {
            return List.of();
        }
        Set<JobId> stored;
        try {
            stored = transactor.inTransaction(session -> claim(session, claims, leaseUntil, patient));
        } catch (StaleJobException nothingWon) {
            return List.of();
        } catch (DeviceNotReadyException overtaken) {
            return claims.size() == 1
                    ? List.of()
                    : claims.stream()
                            .flatMap(claim -> storeClaims(List.of(claim), leaseUntil, patient).stream())
                            .toList();
        }
        if (!stored.isEmpty()) {
            news.announce();
        }
        return claims.stream()
                .map(JobChange::after)
                .filter(job -> stored.contains(job.id()))
                .toList();
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
    public List<JobEvent> history(JobId id) {
        return transactor.with(
                JobMapper.class,
                jobs -> jobs.history(id).stream().map(JobEventRow::toEvent).toList());
    }

    @Override
    public List<Job> list(JobQuery query) {
        String[] states = query.states().stream().map(Enum::name).toArray(String[]::new);
        return transactor.with(
                JobMapper.class,
                jobs -> jobs(jobs.list(query.owner(), query.device(), states, query.before(), query.limit())));
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

    private static Set<JobId> claim(SqlSession session, List<JobChange> claims, Instant leaseUntil, boolean patient) {
        JobMapper jobs = session.getMapper(JobMapper.class);
        List<JobChange> possible = ClaimsRow.forDevices(
                claims,
                jobs.lockDevices(claims.stream()
                        .map(claim -> ClaimsRow.device(claim).value())
                        .toArray(String[]::new)));
        if (possible.isEmpty()) {
            throw new StaleJobException(claims.get(0));
        }
        try {
            Set<JobId> won = new HashSet<>(jobs.claim(ClaimsRow.of(possible, leaseUntil), patient));
            if (won.isEmpty()) {
                // Rolled back: a commit would wait for the disk only to let go of the locks.
                throw new StaleJobException(possible.get(0));
            }
            return won;
        } catch (StaleJobException nothingWon) {
            throw nothingWon;
        } catch (RuntimeException e) {
            // A claim for one of the devices was committed while this one waited for the device's lock: the next look
            // will see it.
            if (DatabaseFailure.violates(e, "job_one_on_device")) {
                throw new DeviceNotReadyException(
                        ClaimsRow.device(possible.get(0)),
                        possible.get(0).after().id());
            }
            throw e;
        }
    }

    private Job announced(JobChange change, int stored) {
        if (stored != 1) {
            throw new StaleJobException(change);
        }
        news.announce();
        return change.after();
    }

    private static List<Job> jobs(List<JobRow> rows) {
        return rows.stream().map(JobRow::toJob).toList();
    }
}
