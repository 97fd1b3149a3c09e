package io.printlab.desk;

import io.printlab.device.BedState;
import io.printlab.device.DeviceId;
import io.printlab.event.EventKind;
import io.printlab.event.LabEvent;
import io.printlab.event.LabEventListener;
import io.printlab.forecast.BedClearing;
import io.printlab.forecast.Forecaster;
import io.printlab.forecast.MadeForecast;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.job.JobQuery;
import io.printlab.job.JobState;
import io.printlab.job.JobTransition;
import io.printlab.job.Lease;
import io.printlab.notification.NewsRoom;
import io.printlab.queue.Expectation;
import io.printlab.queue.Explanation;
import io.printlab.queue.NextDevice;
import io.printlab.queue.TimeRange;
import io.printlab.store.LabStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what was foretold for jobs that come into the queue or to a device, and how long beds lie, so that forecasts can be judged
 * and learn; and tells the notifiers of jobs that have to wait. Nothing depends on it: what it cannot keep is lost. Events
 * come on the event pump's thread, {@link #step} is called by one thread.
 */
public final class ForecastKeeper implements LabEventListener {
    private static final Logger log = LoggerFactory.getLogger(ForecastKeeper.class);
    private static final int MOST_AT_ONCE = 1000;
    private static final int RECENT = 10;

    private final LabStore store;
    private final QueueDesk queue;
    private final NewsRoom news;
    private final BlockingQueue<LabEvent> heard = new LinkedBlockingQueue<>(MOST_AT_ONCE);

    public ForecastKeeper(LabStore store, QueueDesk queue, NewsRoom news) {
        this.store = store;
        this.queue = queue;
        this.news = news;
    }

    @Override
    public void happened(LabEvent event) {
        if (isOfUse(event) && !heard.offer(event)) {
            log.debug("Event {} is left out of what forecasts learn from: too much happens at once", event.id());
        }
    }

    /** Keeps what has been heard of since; returns how many events. */
    public int step(Instant now) {
        List<LabEvent> events = new ArrayList<>();
        heard.drainTo(events);
        events.stream().filter(event -> event.kind() == EventKind.BED_CHANGED).forEach(this::keepClearing);
        List<LabEvent> moves =
                events.stream().filter(event -> event.job() != null).toList();
        if (!moves.isEmpty()) {
            Map<JobId, Job> jobs = store
                    .jobs()
                    .byIds(moves.stream().map(LabEvent::job).distinct().toList())
                    .stream()
                    .collect(Collectors.toMap(Job::id, Function.identity()));
            keepQueued(moves, jobs, now);
            keepClaimed(jobs.values(), now);
        }
        return events.size();
    }

    private void keepQueued(List<LabEvent> moves, Map<JobId, Job> jobs, Instant now) {
        List<Job> waiting = jobs.values().stream()
                .filter(job -> job.state() == JobState.QUEUED)
                .toList();
        if (waiting.isEmpty()) {
            return;
        }
        List<JobId> ids = waiting.stream().map(Job::id).toList();
        Map<JobId, Expectation> played = queue.look(ids, now).outlook().played();
        Map<JobId, Explanation> explanations = queue.explained(ids, now);
        List<MadeForecast> made = new ArrayList<>();
        for (Job job : waiting) {
            Explanation explanation = explanations.get(job.id());
            Expectation expected = explanation == null ? null : explanation.expected();
            if (expected != null) {
                Expectation raw = played.getOrDefault(job.id(), expected);
                made.add(made(
                        job,
                        MadeForecast.Occasion.QUEUED,
                        job.since(),
                        expected.start(),
                        expected.finish(),
                        raw.start(),
                        raw.finish()));
            }
            if (explanation != null) {
                moves.stream()
                        .filter(event -> job.id().equals(event.job()) && isNews(event))
                        .findFirst()
                        .ifPresent(event -> tell(event, job, explanation));
            }
        }
        store.forecasts().keep(made);
    }

    private void keepClaimed(Collection<Job> jobs, Instant now) {
        List<MadeForecast> made = new ArrayList<>();
        for (Job job : jobs) {
            Lease lease = job.lease();
            if (lease != null && job.state().isOnDevice()) {
                TimeRange start = TimeRange.at(lease.claimedAt());
                TimeRange finish = Forecaster.finish(job, queue.experience(now), lease.claimedAt());
                made.add(made(job, MadeForecast.Occasion.CLAIMED, lease.claimedAt(), start, finish, start, finish));
            }
        }
        store.forecasts().keep(made);
    }

    private static MadeForecast made(
            Job job,
            MadeForecast.Occasion occasion,
            Instant at,
            TimeRange start,
            TimeRange finish,
            TimeRange playedStart,
            TimeRange playedFinish) {
        return new MadeForecast(
                job.id(),
                occasion,
                at,
                job.needs() == null ? null : job.needs().estimate().printTime(),
                start,
                finish,
                playedStart,
                playedFinish);
    }

    private void tell(LabEvent event, Job job, Explanation explanation) {
        NextDevice next = explanation.next();
        if (next == null || !next.ready()) {
            news.queued(event, job, explanation);
        }
    }

    private void keepClearing(LabEvent event) {
        DeviceId device = event.device();
        if (device == null) {
            return;
        }
        Optional<Instant> ended = store.jobs().list(JobQuery.newest(RECENT).on(device)).stream()
                .filter(job -> job.state().isEnd())
                .map(Job::since)
                .filter(since -> !since.isAfter(event.at()))
                .max(Instant::compareTo);
        ended.ifPresent(at -> store.forecasts().keep(new BedClearing(device, at, event.at())));
    }

    private static boolean isOfUse(LabEvent event) {
        if (event.kind() == EventKind.BED_CHANGED) {
            return BedState.CLEAR.name().equals(event.details().get("bed"));
        }
        String to = event.details().get("to");
        return event.kind() == EventKind.JOB_MOVED
                && (JobState.QUEUED.name().equals(to) || JobState.CLAIMED.name().equals(to));
    }

    private static boolean isNews(LabEvent event) {
        String move = event.details().get("move");
        return JobTransition.ENQUEUE.name().equals(move)
                || JobTransition.APPROVE.name().equals(move);
    }
}
