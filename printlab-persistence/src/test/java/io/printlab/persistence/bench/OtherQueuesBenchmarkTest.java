package io.printlab.persistence.bench;

import io.printlab.persistence.embedded.EmbeddedPostgres;
import io.printlab.queue.FairSharePolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Batches of claims against other queues, and what events cost; run as {@link QueueBenchmarkTest}. */
@Tag("bench")
final class OtherQueuesBenchmarkTest {
    private static final Duration TIME = Duration.ofSeconds(3);
    private static final int ROUNDS = 3;
    private static final int CLIENTS = 16;

    private static final Report report = new Report("other-queues-benchmarks");
    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws Exception {
        server = BenchLab.server();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void batchesAgainstOtherQueues() throws Exception {
        try (BenchLab lab = BenchLab.of(server, "other_queues", 300_000)) {
            for (int round = 0; round < ROUNDS; round++) {
                batches(lab);
            }
            double ours = batches(lab);
            double jobRunr = Rivals.jobRunr(lab, 3000);
            double quartz = QuartzQueue.rate(lab, 1000);
            ours = (ours + batches(lab)) / 2;
            report.line("batch 4 x 16 %.0f a second", ours);
            report.line("JobRunr %.0f jobs a second, ratio %.1f", jobRunr, ours / jobRunr);
            report.line("Quartz %.0f jobs a second, ratio %.1f", quartz, ours / quartz);
            Optional<Double> graphile = GraphileQueue.rate(server.settings("other_queues"), 20_000);
            if (graphile.isPresent()) {
                report.line("graphile-worker %.0f jobs a second, ratio %.2f", graphile.get(), ours / graphile.get());
            } else {
                report.line("graphile-worker not measured: PRINTLAB_GRAPHILE_WORKER is not set");
            }
        }
    }

    /** Without events: a trigger leaves their rows out. */
    @Test
    void submissionsWithEventsAndWithout() throws Exception {
        try (BenchLab lab = BenchLab.of(server, "events", 1000)) {
            PickUp pickUp = new PickUp(lab);
            lab.execute("CREATE FUNCTION leave_out() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'");
            lab.execute("CREATE TRIGGER off BEFORE INSERT ON lab_event FOR EACH ROW EXECUTE FUNCTION leave_out()");
            List<Double> on = new ArrayList<>();
            List<Double> off = new ArrayList<>();
            for (int round = -1; round < ROUNDS; round++) {
                lab.execute("ALTER TABLE lab_event DISABLE TRIGGER off");
                double with = pickUp.heard(() -> Workers.rate(CLIENTS, TIME, (client, end) -> pickUp.submissions(end)));
                lab.execute("ALTER TABLE lab_event ENABLE TRIGGER off");
                double without = Workers.rate(CLIENTS, TIME, (client, end) -> pickUp.submissions(end));
                if (round >= 0) {
                    on.add(with);
                    off.add(without);
                }
            }
            report.line(
                    "commits of %d clients: with events and a listener %.0f a second, without %.0f, ratio %.2f",
                    CLIENTS, Report.median(on), Report.median(off), Report.median(on) / Report.median(off));
        }
    }

    private static double batches(BenchLab lab) throws Exception {
        double rate = Workers.rate(
                4, TIME, (node, end) -> lab.drain(new FairSharePolicy(), node, 4, 16, BenchLab.LANES, end));
        lab.free();
        return rate;
    }
}
