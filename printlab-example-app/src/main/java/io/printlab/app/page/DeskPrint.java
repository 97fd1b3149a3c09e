package io.printlab.app.page;

import io.printlab.desk.JobOutcome;
import io.printlab.job.Job;
import io.printlab.job.Lease;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A print that staff have to do something with.
 *
 * @param since when it came to its stage
 * @param reminded whether its owner was reminded
 * @param bed of its printer, if that is to be cleared; else null
 */
public record DeskPrint(
        JobCard job,
        Moment since,
        boolean reminded,
        @Nullable PrinterCard bed) {
    static List<DeskPrint> of(Viewing viewing, List<JobOutcome> prints, List<PrinterCard> printers) {
        Map<Long, JobCard> cards = JobCards.of(
                        viewing, prints.stream().map(JobOutcome::job).toList())
                .stream()
                .collect(Collectors.toMap(JobCard::id, Function.identity()));
        return prints.stream()
                .map(print -> new DeskPrint(
                        Objects.requireNonNull(cards.get(print.job().id().value())),
                        viewing.moment(print.outcome().since()),
                        print.outcome().remindedAt() != null,
                        bed(print.job(), printers)))
                .toList();
    }

    private static @Nullable PrinterCard bed(Job job, List<PrinterCard> printers) {
        Lease lease = job.lease();
        return printers.stream()
                .filter(PrinterCard::bedToClear)
                .filter(printer ->
                        lease != null && printer.id().equals(lease.device().value()))
                .findFirst()
                .orElse(null);
    }
}
