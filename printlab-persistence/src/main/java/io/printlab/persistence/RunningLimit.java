package io.printlab.persistence;

import io.printlab.account.UserId;
import io.printlab.device.DeviceId;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * At most so many jobs of one owner on devices. Every claimer under the limit holds the owner's share from its count to its commit, so each
 * count sees all claims before it.
 */
record RunningLimit(JobMapper jobs, int most) {
    /** The claims that are within the limit, in their order; the shares of their owners are locked then. */
    Map<JobId, DeviceId> within(Map<JobId, DeviceId> wanted, boolean patient) {
        Long[] ids = wanted.keySet().stream().map(JobId::value).toArray(Long[]::new);
        Map<JobId, UserId> ownerOf = jobs.byIds(ids).stream()
                .map(JobRow::toJob)
                .collect(Collectors.toMap(Job::id, job -> job.submission().owner()));
        Long[] owners = ownerOf.values().stream().distinct().map(UserId::value).toArray(Long[]::new);
        List<UserId> locked = jobs.lockShares(owners, patient);
        Map<UserId, Integer> running = new HashMap<>();
        locked.forEach(owner -> running.put(owner, 0));
        jobs.running(owners).forEach(row -> running.replace(row.owner(), row.jobs()));
        Map<JobId, DeviceId> within = new LinkedHashMap<>();
        wanted.forEach((id, device) -> {
            UserId owner = ownerOf.get(id);
            if (owner != null && running.getOrDefault(owner, most) < most) {
                running.merge(Objects.requireNonNull(owner), 1, Integer::sum);
                within.put(id, device);
            }
        });
        return within;
    }
}
