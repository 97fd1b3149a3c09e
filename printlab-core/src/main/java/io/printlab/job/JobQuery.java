package io.printlab.job;

import io.printlab.account.UserId;
import io.printlab.device.DeviceId;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs to list, newest first.
 *
 * @param owner null for everybody's
 * @param device jobs whose lease names this device; null for all
 * @param states none for all
 * @param before only jobs with a smaller id, for the next page; null for the first page
 * @param limit 1 to 500
 * @param within only jobs of its user and for its groups; null for everybody's
 */
public record JobQuery(
        @Nullable UserId owner,
        @Nullable DeviceId device,
        Set<JobState> states,
        @Nullable JobId before,
        int limit,
        @Nullable Within within) {
    /** A person and groups. */
    public record Within(UserId user, Set<String> groups) {
        public Within {
            groups = Set.copyOf(groups);
        }
    }

    public JobQuery {
        states = Set.copyOf(states);
        if (limit < 1 || limit > 500) {
            throw new IllegalArgumentException("limit is 1 to 500");
        }
    }

    public static JobQuery newest(int limit) {
        return new JobQuery(null, null, Set.of(), null, limit, null);
    }

    public JobQuery ownedBy(UserId wanted) {
        return new JobQuery(wanted, device, states, before, limit, within);
    }

    /** Only the jobs of this person and those for these groups. */
    public JobQuery within(UserId user, Set<String> groups) {
        return new JobQuery(owner, device, states, before, limit, new Within(user, groups));
    }

    public JobQuery on(DeviceId wanted) {
        return new JobQuery(owner, wanted, states, before, limit, within);
    }

    public JobQuery in(JobState first, JobState... more) {
        return new JobQuery(owner, device, EnumSet.of(first, more), before, limit, within);
    }

    /** Only jobs that have not come to their end. */
    public JobQuery open() {
        EnumSet<JobState> open = EnumSet.allOf(JobState.class);
        open.removeIf(JobState::isEnd);
        return new JobQuery(owner, device, open, before, limit, within);
    }

    public JobQuery before(JobId id) {
        return new JobQuery(owner, device, states, id, limit, within);
    }
}
