package io.printlab.desk;

import io.printlab.account.Actor;
import io.printlab.error.PrintLabException;
import io.printlab.job.Job;
import io.printlab.job.JobEvent;
import io.printlab.job.JobId;
import io.printlab.job.JobQuery;
import io.printlab.job.JobState;
import io.printlab.job.JobTransition;
import io.printlab.job.Placement;
import io.printlab.job.StaleJobException;
import io.printlab.job.Submission;
import io.printlab.store.LabStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Jobs that come after others. One is HELD by the lab until the other has ended well; if the other ends otherwise it stays, and its owner
 * decides. A job names only one that was handed in before it, so there are no cycles. A step looks at the stored jobs alone, so nothing is
 * missed by a restart; any number of nodes may step.
 */
public final class Successions {
    private static final Logger log = LoggerFactory.getLogger(Successions.class);
    private static final Actor SELF = Actor.part("successions");
    private static final int PAGE = 500;

    /** Gives a job that is released its place in the queue. */
    @FunctionalInterface
    public interface Places {
        Placement place(Job job, Instant now);
    }

    private final LabStore store;
    private final Places places;

    public Successions(LabStore store, Places places) {
        this.store = store;
        this.places = places;
    }

    /**
     * Refuses a wish to come after a job that has ended otherwise than well.
     *
     * @param after a job that the owner may see
     */
    static void requireHope(Job after) {
        if (after.state().isEnd() && after.state() != JobState.COMPLETED) {
            throw PrintLabException.user("Job " + after.id() + " is " + after.state()
                    + ", so nothing can come after it. Leave it out, or print it again and name the new job.");
        }
    }

    /** Why the job does not enter the queue yet; empty if it may. */
    Optional<String> keeps(Submission submission) {
        JobId after = submission.wishes().after();
        return after == null
                ? Optional.empty()
                : store.jobs()
                        .byId(after)
                        .filter(other -> other.state() != JobState.COMPLETED)
                        .map(Successions::sentence);
    }

    /** Lets the jobs go whose other has ended well, and says on those that cannot what their owners can do; returns how many moved. */
    public int step(Instant now) {
        int moved = 0;
        JobQuery query = JobQuery.newest(PAGE).in(JobState.HELD);
        List<Job> held = store.jobs().list(query);
        while (!held.isEmpty()) {
            moved += step(held, now);
            held = held.size() < PAGE
                    ? List.of()
                    : store.jobs().list(query.before(held.get(PAGE - 1).id()));
        }
        return moved;
    }

    private int step(List<Job> held, Instant now) {
        List<Job> waiting = held.stream()
                .filter(job -> job.submission().wishes().after() != null)
                .toList();
        if (waiting.isEmpty()) {
            return 0;
        }
        Map<JobId, Job> others = store
                .jobs()
                .byIds(waiting.stream()
                        .map(job ->
                                Objects.requireNonNull(job.submission().wishes().after()))
                        .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(Job::id, Function.identity()));
        int moved = 0;
        for (Job job : waiting) {
            Job other = others.get(job.submission().wishes().after());
            if (other != null && other.state().isEnd() && move(job, other, now)) {
                moved++;
            }
        }
        return moved;
    }

    private boolean move(Job job, Job other, Instant now) {
        String sentence = sentence(other);
        boolean well = other.state() == JobState.COMPLETED;
        if ((!well && sentence.equals(job.reason())) || !isKeptByLab(job)) {
            return false;
        }
        try {
            store.jobs()
                    .store(
                            well
                                    ? job.release(places.place(job, now), SELF, now)
                                    : job.awaitOther(null, sentence, SELF, now));
            return true;
        } catch (StaleJobException moved) {
            log.debug("Job {} was moved by somebody else meanwhile", job.id(), moved);
            return false;
        }
    }

    /** A person's hold of the same job is none of the lab's. */
    private boolean isKeptByLab(Job job) {
        List<JobEvent> history = store.jobs().history(job.id());
        return history.get(history.size() - 1).move() == JobTransition.AWAIT_OTHER;
    }

    private static String sentence(Job other) {
        return other.state().isEnd()
                ? "It was to come after job " + other.id() + ", which is " + other.state()
                        + ". Release it to print it all the same, or cancel it."
                : "It waits until job " + other.id() + " has ended well. Release it to print it without waiting.";
    }
}
