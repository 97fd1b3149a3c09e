package io.printlab.app.page;

import io.printlab.account.Access;
import io.printlab.desk.QueueEntry;
import io.printlab.job.Job;
import java.util.List;

/**
 * The queue as a board.
 *
 * @param waiting how many jobs wait in all
 * @param printing the printers that have a job
 */
public record QueueView(long waiting, List<QueueRow> rows, List<PrinterCard> printing) {
    private static final int SHOWN = 200;

    static QueueView of(Viewing viewing) {
        List<QueueRow> rows = viewing.lab().queue().board(viewing.actor(), SHOWN).stream()
                .map(entry -> row(viewing, entry))
                .toList();
        return new QueueView(
                viewing.lab().queue().count(viewing.actor()),
                rows,
                PrinterCards.all(viewing).stream()
                        .filter(card -> card.job() != null)
                        .toList());
    }

    /** How many more wait than are shown. */
    public long more() {
        return Math.max(0, waiting - rows.size());
    }

    private static QueueRow row(Viewing viewing, QueueEntry entry) {
        Job job = entry.job();
        boolean visible = Access.maySee(viewing.actor(), job.submission().ownership());
        return new QueueRow(
                entry.explanation().position(),
                job.id().value(),
                visible,
                viewing.actor().is(job.submission().owner()),
                visible ? job.submission().title() : "",
                visible ? viewing.people().name(job.submission().owner()) : "",
                StateText.tier(entry.explanation().tier()),
                JobCards.facts(job.needs()),
                entry.explanation().reasons(),
                ForecastText.of(entry.explanation().expected(), viewing.now(), viewing.zone()),
                viewing.moment(job.submission().at()));
    }
}
