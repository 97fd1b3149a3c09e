package io.printlab.app.page;

import static io.printlab.job.JobState.*;

import io.printlab.account.Access;
import io.printlab.account.Actor;
import io.printlab.account.Permission;
import io.printlab.desk.JobDesk;
import io.printlab.job.Job;
import io.printlab.job.JobState;
import io.printlab.job.Placement;
import io.printlab.job.Tier;

/**
 * What the visitor can do with a job now.
 *
 * @param boost move it up in the queue
 * @param decide approve or reject it
 * @param settle say what became of it after contact was lost
 * @param cancelBatch cancel the copies of its batch that wait
 */
public record JobActions(
        boolean cancel,
        boolean pause,
        boolean resume,
        boolean hold,
        boolean release,
        boolean boost,
        boolean reprint,
        boolean decide,
        boolean settle,
        boolean cancelBatch) {
    static JobActions of(JobDesk desk, Actor actor, Job job) {
        JobState state = job.state();
        boolean own = Access.mayAct(actor, job.submission().ownership());
        return new JobActions(
                own && !state.isEnd() && state != INTERRUPTED,
                own && state == PRINTING,
                own && state == PAUSED,
                own && state == QUEUED,
                desk.mayRelease(actor, job),
                actor.may(Permission.ACT_ON_ALL_JOBS) && state == QUEUED && waitsUnraised(job),
                own && (state.isEnd() && state != REJECTED),
                mayAsStaff(actor, Permission.APPROVE_JOBS, job) && state == AWAITING_APPROVAL,
                mayAsStaff(actor, Permission.ACT_ON_ALL_JOBS, job) && state == INTERRUPTED,
                own && job.submission().wishes().copy() != null);
    }

    private static boolean mayAsStaff(Actor actor, Permission permission, Job job) {
        return Access.mayAsStaff(actor, permission, job.submission().ownership());
    }

    private static boolean waitsUnraised(Job job) {
        Placement place = job.placement();
        return place != null && place.tier().compareTo(Tier.HIGH) > 0;
    }
}
