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
        boolean printAgain,
        boolean decide,
        boolean settle,
        boolean cancelBatch) {
    static JobActions of(JobDesk desk, Actor actor, Job job) {
        JobState state = job.state();
        boolean own = Access.mayAct(actor, job.submission().owner());
        boolean staff = actor.may(Permission.ACT_ON_ALL_JOBS);
        return new JobActions(
                own && !state.isEnd() && state != INTERRUPTED,
                own && state == PRINTING,
                own && state == PAUSED,
                own && state == QUEUED,
                desk.mayRelease(actor, job),
                staff && state == QUEUED && waitsUnraised(job),
                own && (state.isEnd() && state != REJECTED),
                staff && state == AWAITING_APPROVAL,
                staff && state == INTERRUPTED,
                own && job.submission().wishes().copy() != null);
    }

    private static boolean waitsUnraised(Job job) {
        Placement place = job.placement();
        return place != null && place.tier().compareTo(Tier.HIGH) > 0;
    }
}
