package io.printlab.persistence.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.device.Device;
import io.printlab.device.NodeId;
import io.printlab.dispatch.Dispatcher;
import io.printlab.job.Claim;
import io.printlab.job.Claims;
import io.printlab.job.JobId;
import io.printlab.job.Needs;
import io.printlab.job.Placement;
import io.printlab.job.Submission;
import io.printlab.persistence.embedded.EmbeddedPostgres;
import io.printlab.queue.Backlog;
import io.printlab.queue.FairSharePolicy;
import io.printlab.queue.Lane;
import io.printlab.queue.QueuePolicy;
import io.printlab.queue.Ranking;
import io.printlab.queue.WaitingJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Not part of the normal build: {@code mvn verify -Pbench -pl printlab-persistence -am}. */
@Tag("bench")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class QueueBenchmarkTest {
    private static final int ROUNDS = 3;
    private static final long SECONDS = 3;
    private static final int WARM_UPS = 3;
    private static final int SNAPSHOT_SLICES = 8;
    private static final QueuePolicy FAIR = new FairSharePolicy();

    /** The same order, undeclared: what a policy costs that the store cannot read from the front. */
    private static final QueuePolicy GENERAL = new QueuePolicy() {
        @Override
        public String name() {
            return "general";
        }

        @Override
        public Ranking ranking() {
            return FAIR.ranking();
        }

        @Override
        public Placement place(Submission submission, Needs needs, Backlog own, Instant now) {
            return FAIR.place(submission, needs, own, now);
        }

        @Override
        public boolean servesByShare() {
            return false;
        }
    };

    private static final Report report = new Report("queue-benchmarks");
    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws Exception {
        server = BenchLab.server();
        report.line(
                "processors %d, fsync on, claims through the dispatcher and the repositories",
                Runtime.getRuntime().availableProcessors());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @Order(1)
    void latencyDoesNotGrowWithTheQueue() throws Exception {
        int round = 0;
        for (int jobs : new int[] {1_000, 1_000, 100_000, 1_000_000}) {
            round++;
            report.line("round %d%s", round, round == 1 ? ", to warm up" : "");
            try (BenchLab lab = BenchLab.of(server, "size_" + round, jobs)) {
                latencies(lab, jobs);
            }
        }
    }

    @Test
    @Order(2)
    void throughput() throws Exception {
        try (BenchLab lab = BenchLab.of(server, "throughput", 300_000)) {
            lab.execute(RawDrain.TABLE);
            lab.execute(Rivals.SCHEDULER_TABLE);
            for (int round = 0; round < WARM_UPS; round++) {
                claims(lab, 4, 16, 50);
                claims(lab, 16, 1, 10);
                rate(16, (worker, end) -> print(lab, worker, 16, end));
                lab.free();
            }
            Map<String, List<Double>> rates = new LinkedHashMap<>();
            for (int round = 0; round < ROUNDS; round++) {
                lab.execute(RawDrain.FILL);
                note(rates, "raw", rate(16, (worker, end) -> RawDrain.until(end, lab.source, worker)));
                note(rates, "batch 4 x 16", claims(lab, 4, 16, 50));
                note(rates, "batch 1 x 16", claims(lab, 1, 16, 50));
                note(rates, "db-scheduler", Rivals.scheduler(lab, 3000));
                note(rates, "single 16 x 1", claims(lab, 16, 1, 10));
                note(rates, "single 32 x 1", claims(lab, 32, 1, 50));
                note(rates, "claim and complete 16 x 1", rate(16, (worker, end) -> print(lab, worker, 16, end)));
            }
            rates.forEach((what, measured) -> line(
                    "%s: %s a second; / raw %.2f; / db-scheduler %.2f",
                    what,
                    measured.stream().map(one -> String.format("%.0f", one)).toList(),
                    Report.median(measured) / Report.median(rates.getOrDefault("raw", measured)),
                    Report.median(measured) / Report.median(rates.getOrDefault("db-scheduler", measured))));
            double before = claims(lab, 4, 16, 50);
            try (Connection old = lab.source.getConnection();
                    Statement statement = old.createStatement()) {
                old.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                old.setAutoCommit(false);
                statement.execute("SET idle_in_transaction_session_timeout = 0");
                statement.execute("SELECT count(*) FROM share");
                double held = 0;
                for (int slice = 0; slice < SNAPSHOT_SLICES; slice++) {
                    held = claims(lab, 4, 16, 50);
                }
                line(
                        "claims 4 x 16 under a snapshot that is held for about %d s: %.0f a second; before %.0f; ratio %.2f",
                        SNAPSHOT_SLICES * SECONDS, held, before, held / before);
                old.rollback();
            }
        }
    }

    private static void note(Map<String, List<Double>> rates, String what, double rate) {
        rates.computeIfAbsent(what, name -> new ArrayList<>()).add(rate);
        line("%s: %.0f a second", what, rate);
    }

    /** Claims a second of so many nodes; fails if a job was claimed twice or a claim was lost. */
    private static double claims(BenchLab lab, int nodes, int atOnce, int lanes) throws Exception {
        AtomicInteger won = new AtomicInteger();
        double rate = rate(nodes, (node, end) -> {
            int own = lab.drain(FAIR, node, nodes, atOnce, lanes, end);
            won.addAndGet(own);
            return own;
        });
        assertThat(lab.count("SELECT count(DISTINCT fence) FROM job WHERE state = 'CLAIMED'"))
                .isEqualTo(won.get());
        lab.free();
        return rate;
    }

    /** Claims for one device at a time, each with a lane of its own, starts and completes. */
    private static int print(BenchLab lab, int worker, int workers, long end) {
        Dispatcher dispatcher = lab.dispatcher(FAIR);
        Claims claims = new Claims(lab.store.jobs(), new NodeId("bench"), Duration.ofMinutes(5));
        int own = BenchLab.DEVICES / workers;
        int done = 0;
        while (System.nanoTime() - end < 0) {
            int number = worker * own + done % own + 1;
            Device device = BenchLab.device(number, Set.of("M" + number % BenchLab.LANES), 0.4);
            for (Claim claim : dispatcher.claim(List.of(device), BenchLab.NOW)) {
                Claim printing = claims.store(claim.start(BenchLab.NOW));
                claims.end(printing.complete(BenchLab.NOW));
                done++;
            }
        }
        return done;
    }

    private static void line(String format, Object... values) {
        try {
            report.line(format, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @Order(3)
    void pickUpAndSubmission() throws Exception {
        try (BenchLab lab = BenchLab.of(server, "pick_up", 10_000)) {
            lab.execute(Rivals.SCHEDULER_TABLE);
            lab.execute(
                    "CREATE TABLE raw_submit (id bigint PRIMARY KEY, owner bigint, file text, title text, at timestamptz)");
            PickUp pickUp = new PickUp(lab);
            double ours = pickUp.median(60);
            double theirs = Rivals.schedulerPickUp(lab, 40);
            report.line(
                    "pick-up: news %.1f ms, db-scheduler at 100 ms %.1f ms, ratio %.2f", ours, theirs, ours / theirs);
            for (int clients : new int[] {1, 8}) {
                List<Double> raw = new ArrayList<>();
                List<Double> submit = new ArrayList<>();
                for (int round = 0; round < ROUNDS; round++) {
                    raw.add(rate(clients, (client, end) -> pickUp.rawSubmissions(end)));
                    submit.add(rate(clients, (client, end) -> pickUp.submissions(end)));
                }
                report.line(
                        "submit with %d clients: raw %.0f/s, ours %.0f/s, ratio %.2f",
                        clients, Report.median(raw), Report.median(submit), Report.median(submit) / Report.median(raw));
            }
        }
    }

    @Test
    @Order(4)
    void jobRunr() throws Exception {
        try (BenchLab lab = BenchLab.of(server, "job_runr", 1000)) {
            report.line("JobRunr %.0f jobs/s", Rivals.jobRunr(lab, 1500));
        }
    }

    private static void latencies(BenchLab lab, int jobs) throws Exception {
        List<WaitingJob> front = lab.store.queue().front(1000);
        JobId far = front.get(Math.min(front.size(), 900) - 1).id();
        report.line(
                "%,d jobs: first page of 50 %.2f ms, front of 1,000 %.1f ms, place at 900 %.2f ms, count %.2f ms",
                jobs,
                Report.millis(15, () -> lab.store.queue().front(50)),
                Report.millis(5, () -> lab.store.queue().front(1000)),
                Report.millis(15, () -> lab.store.queue().place(far)),
                Report.millis(15, () -> lab.store.queue().count()));
        JobId last = new JobId(jobs);
        report.line(
                "%,d jobs: place of the last %.2f ms (%s)",
                jobs,
                Report.millis(15, () -> lab.store.queue().place(last)),
                lab.store
                        .queue()
                        .place(last)
                        .map(place -> place.position() + (place.exact() ? " exact" : " estimated"))
                        .orElse("none"));
        report.line(
                "%,d jobs: before: 1,000 waiting sorted %.1f ms",
                jobs, Report.millis(3, () -> lab.store.queue().waiting(1000)));
        List<Lane> lanes = lab.store.queue().lanes();
        List<Lane> ten = lanes.subList(0, Math.min(10, lanes.size()));
        List<Lane> rare = List.of(new Lane("PETG|0.6||"));
        report.line(
                "%,d jobs: look: lanes %.2f ms, 1 owner of 50 lanes %.2f ms, of 10 lanes %.2f ms, of the rare lane %.2f ms, 16 x 16 %.2f ms",
                jobs,
                Report.millis(20, () -> lab.store.queue().lanes()),
                Report.millis(20, () -> lab.store.queue().candidates(lanes, 1, 1)),
                Report.millis(20, () -> lab.store.queue().candidates(ten, 1, 1)),
                Report.millis(20, () -> lab.store.queue().candidates(rare, 1, 1)),
                Report.millis(20, () -> lab.store.queue().candidates(lanes, 16, 16)));
        report.line(
                "%,d jobs: before: heads of 50 lanes %.1f ms",
                jobs, Report.millis(3, () -> lab.store.queue().heads(lanes)));
        Dispatcher fair = lab.dispatcher(FAIR);
        AtomicInteger next = new AtomicInteger();
        report.line(
                "%,d jobs: processor time of the server for a look at the rare lane %.3f ms",
                jobs, ServerTime.millis(400, () -> lab.store.queue().candidates(rare, 1, 1)));
        report.line(
                "%,d jobs: claim of the rare lane's job %.2f ms, of 10 lanes %.2f ms, of 50 lanes %.2f ms, of 50 lanes by the general path %.1f ms",
                jobs,
                Report.millis(30, () -> claimed(fair, BenchLab.device(next.incrementAndGet(), Set.of("PETG"), 0.6))),
                Report.millis(30, () -> claimed(fair, BenchLab.device(next.incrementAndGet(), 10))),
                Report.millis(30, () -> claimed(fair, BenchLab.device(next.incrementAndGet(), 50))),
                Report.millis(3, () -> claimed(lab.dispatcher(GENERAL), BenchLab.device(next.incrementAndGet(), 50))));
    }

    private static int claimed(Dispatcher dispatcher, Device device) {
        int won = dispatcher.claim(List.of(device), BenchLab.NOW).size();
        assertThat(won).isEqualTo(1);
        return won;
    }

    private static double rate(int workers, Workers.Worker work) throws Exception {
        return Workers.rate(workers, Duration.ofSeconds(SECONDS), work);
    }
}
