package io.printlab.app.page;

import io.printlab.device.DeviceId;
import io.printlab.device.Telemetry;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.job.JobState;
import io.printlab.job.Lease;
import io.printlab.job.Needs;
import io.printlab.job.Wishes;
import io.printlab.queue.Explanation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Draws jobs for one visitor, who may see them. */
final class JobCards {
    private final Viewing viewing;
    private final Map<DeviceId, Telemetry> telemetry;
    private final Map<JobId, Explanation> waiting;

    private JobCards(Viewing viewing, Map<JobId, Explanation> waiting) {
        this.viewing = viewing;
        this.telemetry = viewing.lab().devices().telemetry(viewing.actor());
        this.waiting = waiting;
    }

    /** One job of which it is known already why it waits. */
    static JobCard of(Viewing viewing, Job job, @Nullable Explanation why) {
        return new JobCards(viewing, why == null ? Map.of() : Map.of(job.id(), why)).card(job);
    }

    static List<JobCard> of(Viewing viewing, Collection<Job> jobs) {
        Map<JobId, Explanation> waiting = viewing.lab()
                .queue()
                .explain(
                        viewing.actor(),
                        jobs.stream()
                                .filter(job -> job.state() == JobState.QUEUED)
                                .map(Job::id)
                                .toList());
        JobCards cards = new JobCards(viewing, waiting);
        return jobs.stream().map(cards::card).toList();
    }

    private JobCard card(Job job) {
        Lease lease = job.lease();
        Explanation explanation = waiting.get(job.id());
        return new JobCard(
                job.id().value(),
                job.version(),
                job.submission().title(),
                viewing.people().name(job.submission().owner()),
                StateText.job(job.state()),
                Progress.of(job, lease == null ? null : telemetry.get(lease.device())),
                lease == null ? "" : viewing.deviceName(lease.device()),
                explanation == null ? 0 : explanation.position(),
                note(job, explanation),
                explanation == null ? "" : ForecastText.of(explanation.expected(), viewing.now(), viewing.zone()),
                facts(job),
                viewing.moment(job.since()),
                JobActions.of(viewing.lab().jobs(), viewing.actor(), job));
    }

    private static String note(Job job, @Nullable Explanation explanation) {
        if (explanation != null) {
            return explanation.reasons().get(0);
        }
        String reason = job.reason();
        return reason == null ? StateText.meaning(job.state()) : reason;
    }

    private static List<String> facts(Job job) {
        List<String> facts = facts(job.needs());
        Wishes wishes = job.submission().wishes();
        if (wishes.colour() != null) {
            facts.add(wishes.colour());
        }
        if (wishes.copy() != null) {
            facts.add("Copy " + wishes.copy().number() + " of " + wishes.copy().of());
        }
        if (wishes.after() != null) {
            facts.add("After job " + wishes.after());
        }
        return facts;
    }

    static List<String> facts(@Nullable Needs needs) {
        List<String> facts = new ArrayList<>();
        if (needs != null) {
            Duration time = needs.estimate().printTime();
            Double grams = needs.estimate().filamentGrams();
            String material = needs.requirements().material();
            facts.add(DurationText.orUnknown(time));
            if (grams != null) {
                facts.add(AmountText.grams(grams));
            }
            if (material != null) {
                facts.add(material);
            }
        }
        return facts;
    }
}
