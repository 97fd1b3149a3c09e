package io.printlab.app.page;

import io.printlab.desk.ApprovalDesk;
import java.util.List;

/** What became of each of several jobs that were decided at once. */
public record OutcomesView(List<Line> lines, long done) {
    /** One job. */
    public record Line(long job, String title, boolean done, String sentence) {}

    static OutcomesView of(List<ApprovalDesk.Outcome> outcomes) {
        return new OutcomesView(
                outcomes.stream().map(OutcomesView::line).toList(),
                outcomes.stream().filter(ApprovalDesk.Outcome::done).count());
    }

    private static Line line(ApprovalDesk.Outcome outcome) {
        String title = outcome.title();
        return new Line(
                outcome.job().value(),
                title == null ? "Job " + outcome.job() : title,
                outcome.done(),
                outcome.sentence());
    }
}
