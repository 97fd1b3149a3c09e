package io.printlab.app.api;

import com.google.inject.Inject;
import io.javalin.http.Context;
import io.printlab.PrintLab;
import io.printlab.account.Permission;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.Visitor;
import io.printlab.forecast.Accuracy;
import io.printlab.forecast.Lead;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/forecasts}: how right they were, for staff. */
final class ForecastRoutes implements RouteGroup {
    private final PrintLab lab;

    @Inject
    ForecastRoutes(PrintLab lab) {
        this.lab = lab;
    }

    @Override
    public void register(Routes routes) {
        routes.get("/api/v1/forecasts/accuracy", Rule.signedIn(Permission.ACT_ON_ALL_JOBS), this::accuracy);
    }

    private void accuracy(Context ctx) {
        Accuracy accuracy = lab.queue().accuracy(Visitor.of(ctx).actor());
        List<ByLead> leads = new ArrayList<>();
        for (Lead lead : Lead.values()) {
            Figure start = Figure.of(accuracy.starts().get(lead));
            if (start != null) {
                leads.add(new ByLead(
                        lead, lead.words(), start, Figure.of(accuracy.finishes().get(lead))));
            }
        }
        ctx.json(new Answer(
                accuracy.made(),
                leads,
                accuracy.weeks().stream()
                        .map(week -> new ByWeek(week.monday(), Figure.of(week.start()), Figure.of(week.finish())))
                        .toList()));
    }

    record Answer(int made, List<ByLead> leads, List<ByWeek> weeks) {}

    record ByLead(
            Lead lead, String words, Figure start, @Nullable Figure finish) {}

    record ByWeek(
            LocalDate monday,
            @Nullable Figure start,
            @Nullable Figure finish) {}

    /** @param within 0 to 1; a range claims 0.8 */
    record Figure(int count, long medianErrorSeconds, long medianDelaySeconds, double within) {
        static @Nullable Figure of(Accuracy.@Nullable Figure figure) {
            return figure == null || figure.count() == 0
                    ? null
                    : new Figure(
                            figure.count(),
                            figure.medianError().toSeconds(),
                            figure.medianDelay().toSeconds(),
                            figure.within());
        }
    }
}
