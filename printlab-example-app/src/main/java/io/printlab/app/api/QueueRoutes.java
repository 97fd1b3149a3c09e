package io.printlab.app.api;

import io.javalin.http.Context;
import io.printlab.PrintLab;
import io.printlab.account.Access;
import io.printlab.account.Actor;
import io.printlab.account.Permission;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.Visitor;
import io.printlab.desk.QueueEntry;
import io.printlab.job.Job;
import io.printlab.job.Needs;
import io.printlab.job.Tier;
import io.printlab.queue.Expectation;
import io.printlab.queue.TimeRange;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/queue}: everybody sees how long it is, and the details of the own jobs alone. */
final class QueueRoutes implements RouteGroup {
    private final PrintLab lab;

    @Inject
    QueueRoutes(PrintLab lab) {
        this.lab = lab;
    }

    @Override
    public void register(Routes routes) {
        routes.get("/api/v1/queue", Rule.signedIn(Permission.SEE_QUEUE), this::queue);
    }

    private void queue(Context ctx) {
        Actor actor = Visitor.of(ctx).actor();
        int limit = Requests.limit(ctx.queryParam("limit"), 100);
        ctx.json(new Queue(
                lab.queue().count(actor),
                lab.queue().board(actor, limit).stream()
                        .map(entry -> view(actor, entry))
                        .toList()));
    }

    private static Entry view(Actor actor, QueueEntry entry) {
        Job job = entry.job();
        long position = entry.explanation().position();
        if (!Access.maySee(actor, job.submission().ownership())) {
            return new Entry(position, entry.explanation().tier(), null, null, null, List.of(), null, null);
        }
        Needs needs = job.needs();
        Expectation expected = entry.explanation().expected();
        Duration time = needs == null ? null : needs.estimate().printTime();
        return new Entry(
                position,
                entry.explanation().tier(),
                job.id().value(),
                job.submission().title(),
                time == null ? null : Long.valueOf(time.toSeconds()),
                entry.explanation().reasons(),
                expected == null ? null : expected.start(),
                expected == null ? null : expected.finish());
    }

    record Queue(long waiting, List<Entry> entries) {}

    record Entry(
            long position,
            Tier tier,
            @Nullable Long job,
            @Nullable String file,
            @Nullable Long estimateSeconds,
            List<String> reasons,
            @Nullable TimeRange expectedStart,
            @Nullable TimeRange expectedFinish) {}
}
