package io.printlab.desk;

import io.printlab.account.Access;
import io.printlab.account.Actor;
import io.printlab.account.Ownership;
import io.printlab.account.Permission;
import io.printlab.event.LabEvent;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.job.Submission;
import io.printlab.store.LabStore;
import java.util.List;
import java.util.Optional;

/**
 * What happened in the lab. Everybody who may see the queue gets all events: a front end shows of a job only what
 * {@link Access#maySee} allows. Thread-safe; may block on the database.
 */
public final class EventDesk {
    private final LabStore store;

    public EventDesk(LabStore store) {
        this.store = store;
    }

    /** The id of the newest event, or 0. */
    public long latest(Actor actor) {
        requireSee(actor);
        return store.events().latest();
    }

    /** Events after a cursor in the order of their ids, as {@link io.printlab.event.EventLog#after} gives them. */
    public List<LabEvent> after(Actor actor, long id, int limit) {
        requireSee(actor);
        return store.events().after(id, limit);
    }

    /** Whose a job is, to decide by it; empty for an unknown job. */
    public Optional<Ownership> ownership(JobId id) {
        return store.jobs().byId(id).map(Job::submission).map(Submission::ownership);
    }

    private static void requireSee(Actor actor) {
        Access.require(actor, Permission.SEE_QUEUE, "see what happens in the lab");
    }
}
