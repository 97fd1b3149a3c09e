package io.printlab.app.page;

import io.printlab.forecast.Accuracy;
import io.printlab.forecast.Lead;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How right the forecasts are, for staff.
 *
 * @param made how many forecasts were made
 * @param rows by how far ahead the start was said to be
 * @param within part of the starts inside their range, week by week
 * @param errors median error of the starts in hours, week by week
 */
public record AccuracyView(int made, List<Row> rows, WeekPlot within, WeekPlot errors) {
    /** One lead; figures as people read them, {@code –} where there is none. */
    public record Row(
            String lead, int starts, String startError, String startWithin, String finishError, String finishWithin) {}

    static AccuracyView of(Accuracy accuracy) {
        List<Row> rows = new ArrayList<>();
        for (Lead lead : Lead.values()) {
            Accuracy.Figure start = accuracy.starts().get(lead);
            Accuracy.Figure finish = accuracy.finishes().get(lead);
            if (start != null) {
                rows.add(new Row(
                        lead.words(),
                        start.count(),
                        DurationText.of(start.medianError()),
                        AmountText.percent(start.within()),
                        finish == null ? "–" : DurationText.of(finish.medianError()),
                        finish == null ? "–" : AmountText.percent(finish.within())));
            }
        }
        List<String> weeks = accuracy.weeks().stream()
                .map(week -> week.monday().getDayOfMonth() + "/" + week.monday().getMonthValue())
                .toList();
        return new AccuracyView(
                accuracy.made(),
                rows,
                WeekPlot.of(
                        weeks,
                        accuracy.weeks().stream()
                                .map(week -> week.start().within() * 100)
                                .toList(),
                        " %",
                        100,
                        80),
                WeekPlot.of(
                        weeks,
                        accuracy.weeks().stream()
                                .map(week -> hours(week.start().medianError()))
                                .toList(),
                        " h",
                        1,
                        0));
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    private static double hours(Duration duration) {
        return duration.toMillis() / (double) Duration.ofHours(1).toMillis();
    }
}
