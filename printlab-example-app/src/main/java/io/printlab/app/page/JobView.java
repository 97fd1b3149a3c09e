package io.printlab.app.page;

import io.printlab.account.Access;
import io.printlab.conversation.Conversation;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.job.JobState;
import io.printlab.job.Lease;
import io.printlab.job.Placement;
import io.printlab.queue.Explanation;
import io.printlab.rule.RuledSharePolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job's own page.
 *
 * @param deviceId id of the printer that has it or had it, or empty
 * @param placedBy what gave it its place in the queue, or null before it had one
 * @param messages what its owner and staff wrote, oldest first
 * @param changeAsked whether staff wait for an answer of its owner
 * @param afterPrint what became of the print, or null where nobody has said so nor may
 * @param snapshot whether a camera saw the end of the print
 * @param waiting why and how long it waits, or null if it does not
 */
public record JobView(
        JobCard job,
        boolean mine,
        String meaning,
        String deviceId,
        @Nullable PlacedBy placedBy,
        @Nullable AfterPrintView afterPrint,
        boolean snapshot,
        @Nullable WaitView waiting,
        List<TemperatureLine> temperatures,
        List<FactLine> facts,
        List<TimeLineEntry> timeLine,
        List<MessageLine> messages,
        boolean changeAsked,
        boolean mayWrite,
        boolean mayRevise,
        Moment submitted) {
    /**
     * What gave a job its place.
     *
     * @param version of the rules, or 0 for none
     */
    public record PlacedBy(String label, long version) {
        static @Nullable PlacedBy of(@Nullable Placement placement) {
            if (placement == null) {
                return null;
            }
            long version = RuledSharePolicy.versionIn(placement.policy()).orElse(0);
            return version > 0
                    ? new PlacedBy("Placed in the queue by version " + version + " of the rules", version)
                    : new PlacedBy("Placed in the queue by " + placement.policy(), 0);
        }
    }

    static JobView of(Viewing viewing, JobId id) {
        Job job = viewing.lab().jobs().job(viewing.actor(), id);
        Lease lease = job.lease();
        Explanation why = job.state() == JobState.QUEUED
                ? viewing.lab().queue().explain(viewing.actor(), id).orElse(null)
                : null;
        List<TemperatureLine> temperatures = lease == null || !job.state().isOnDevice()
                ? List.of()
                : TemperatureLine.of(
                        viewing.lab().devices().telemetry(viewing.actor()).get(lease.device()));
        Conversation conversation = viewing.lab().approvals().conversation(viewing.actor(), id);
        TimeLine timeLine = new TimeLine(viewing.people()::nameOf, viewing::deviceName, viewing.zone());
        return new JobView(
                JobCards.of(viewing, job, why),
                viewing.actor().is(job.submission().owner()),
                StateText.meaning(job.state()),
                lease == null ? "" : lease.device().value(),
                PlacedBy.of(job.placement()),
                AfterPrintView.of(viewing, job),
                viewing.lab().cameras().hasSnapshot(viewing.actor(), id),
                why == null ? null : WaitView.of(viewing, why),
                temperatures,
                FactLine.of(viewing.lab().jobs().file(viewing.actor(), id)),
                timeLine.of(viewing.lab().jobs().history(viewing.actor(), id), viewing.now()),
                MessageLine.of(viewing, conversation),
                job.state() == JobState.AWAITING_APPROVAL && conversation.isChangeAsked(),
                !job.state().isEnd()
                        && Access.mayAct(viewing.actor(), job.submission().ownership()),
                job.state() == JobState.AWAITING_APPROVAL
                        && viewing.actor().is(job.submission().owner()),
                viewing.moment(job.submission().at()));
    }
}
