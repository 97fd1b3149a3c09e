package io.printlab.app.page;

import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.job.JobState;
import io.printlab.job.Lease;
import io.printlab.queue.Explanation;
import java.util.List;

/**
 * A job's own page.
 *
 * @param deviceId id of the printer that has it or had it, or empty
 * @param reasons why it waits, or empty
 */
public record JobView(
        JobCard job,
        boolean mine,
        String meaning,
        String deviceId,
        List<String> reasons,
        List<TemperatureLine> temperatures,
        List<FactLine> facts,
        List<TimeLineEntry> timeLine,
        Moment submitted) {
    static JobView of(Viewing viewing, JobId id) {
        Job job = viewing.lab().jobs().job(viewing.actor(), id);
        Lease lease = job.lease();
        List<String> reasons = job.state() == JobState.QUEUED
                ? viewing.lab()
                        .queue()
                        .explain(viewing.actor(), id)
                        .map(Explanation::reasons)
                        .orElse(List.of())
                : List.of();
        List<TemperatureLine> temperatures = lease == null || !job.state().isOnDevice()
                ? List.of()
                : TemperatureLine.of(
                        viewing.lab().devices().telemetry(viewing.actor()).get(lease.device()));
        TimeLine timeLine = new TimeLine(viewing.people()::nameOf, viewing::deviceName, viewing.zone());
        return new JobView(
                JobCards.of(viewing, List.of(job)).get(0),
                viewing.actor().is(job.submission().owner()),
                StateText.meaning(job.state()),
                lease == null ? "" : lease.device().value(),
                reasons,
                temperatures,
                FactLine.of(viewing.lab().jobs().file(viewing.actor(), id)),
                timeLine.of(viewing.lab().jobs().history(viewing.actor(), id), viewing.now()),
                viewing.moment(job.submission().at()));
    }
}
