package io.printlab.persistence;

import io.printlab.device.DeviceId;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.job.ClaimTerms;
import io.printlab.job.Claims;
import io.printlab.job.DeviceNotReadyException;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.ibatis.session.SqlSession;

/** Stores claims inside a transaction. */
final class ClaimWork {
    private ClaimWork() {}

    /** Runs work that claims, in a transaction, and tells the lab. */
    static List<Job> inTransaction(Transactor transactor, News news, Function<SqlSession, List<Job>> work) {
        List<Job> won = transactor.inTransaction(work);
        if (!won.isEmpty()) {
            news.announce();
        }
        return won;
    }

    /** Ends the transaction at once: a commit would wait for the disk only to let go of the locks. */
    static List<Job> nothing(SqlSession session) {
        session.rollback(true);
        return List.of();
    }

    /**
     * @param locked whether an earlier statement of the transaction locked the shares of the owners
     * @throws DeviceNotReadyException if one of the devices got a job while this transaction waited for it; the next look will see it
     */
    static List<Job> claim(
            SqlSession session, Map<JobId, DeviceId> wanted, boolean patient, boolean locked, ClaimTerms terms) {
        if (wanted.size() > Claims.MOST_AT_ONCE) {
            throw new PrintLabException(
                    ErrorCategory.INTERNAL,
                    "At most " + Claims.MOST_AT_ONCE + " jobs are claimed at once, not " + wanted.size() + ".");
        }
        JobMapper jobs = session.getMapper(JobMapper.class);
        Integer most = terms.mostRunning();
        Map<JobId, DeviceId> possible = most == null ? wanted : new RunningLimit(jobs, most).within(wanted, patient);
        if (possible.isEmpty()) {
            return nothing(session);
        }
        Map<JobId, Job> won = new HashMap<>();
        try {
            jobs.claim(ClaimsRow.of(possible, terms), patient, locked || most != null).stream()
                    .map(JobRow::toJob)
                    .forEach(job -> won.put(job.id(), job));
        } catch (RuntimeException e) {
            if (DatabaseFailure.violates(e, "job_one_on_device")) {
                Map.Entry<JobId, DeviceId> any = wanted.entrySet().iterator().next();
                throw new DeviceNotReadyException(any.getValue(), any.getKey());
            }
            throw e;
        }
        if (won.isEmpty()) {
            return nothing(session);
        }
        return wanted.keySet().stream().map(won::get).filter(Objects::nonNull).toList();
    }
}
