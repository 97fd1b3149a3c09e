package io.printlab.persistence.claimers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.printlab.account.UserId;
import io.printlab.job.Job;
import io.printlab.job.JobEvent;
import io.printlab.job.JobId;
import io.printlab.job.JobQuery;
import io.printlab.job.JobState;
import io.printlab.job.JobTransition;
import io.printlab.job.StaleJobException;
import io.printlab.job.Tier;
import io.printlab.persistence.PostgresSettings;
import io.printlab.persistence.PostgresStore;
import io.printlab.persistence.testkit.PostgresFixture;
import io.printlab.testkit.SampleLab;
import io.printlab.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** 32 claimers in 4 processes, which are killed at random times: the history shows that no job is claimed twice or lost. */
final class ClaimersTest {
    private static final Logger log = LoggerFactory.getLogger(ClaimersTest.class);
    private static final int NODES = 4;

    @RegisterExtension
    static final PostgresFixture postgres = new PostgresFixture();

    @TempDir
    private Path folder;

    private final Clock clock = Clock.systemUTC();
    private final List<Process> nodes = new ArrayList<>();

    @Test
    void noJobIsClaimedTwiceOrLostWhenProcessesAreKilled() throws Exception {
        claimAll(240, 4, new Random(1));
    }

    @Test
    @Tag("bench")
    void noJobIsClaimedTwiceOrLostInALongerTime() throws Exception {
        claimAll(6000, 30, new Random(2));
    }

    private void claimAll(int jobs, int kills, Random random) throws Exception {
        PostgresSettings settings = postgres.settings();
        try (HikariDataSource source = settings.dataSource();
                PostgresStore store = PostgresStore.open(source, clock)) {
            SampleLab lab = new SampleLab(store, new SettableClock());
            for (int i = 0; i < NODES * ClaimerProgram.THREADS * ClaimerProgram.DEVICES_EACH; i++) {
                lab.readyDevice("d" + i);
            }
            for (int node = 0; node < NODES; node++) {
                nodes.add(start(settings, node));
            }
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> IntStream.range(0, NODES).allMatch(node -> Files.exists(won(node))));
            queue(lab, jobs, random);
            for (int kill = 1; kill <= kills; kill++) {
                int done = jobs * kill / (kills + 1) - random.nextInt(10);
                await().atMost(Duration.ofMinutes(2)).until(() -> completed(store) >= done);
                int victim = random.nextInt(NODES);
                nodes.get(victim).destroyForcibly().waitFor();
                nodes.set(victim, start(settings, victim));
                settle(store);
            }
            await().atMost(Duration.ofMinutes(2)).until(() -> {
                settle(store);
                return completed(store) == jobs;
            });
            check(store, jobs, kills);
        } finally {
            for (Process node : nodes) {
                node.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        }
    }

    private static void queue(SampleLab lab, int jobs, Random random) {
        List<UserId> users = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            users.add(lab.user("user" + i));
        }
        for (int i = 0; i < jobs; i++) {
            lab.queued(
                    users.get(random.nextInt(users.size())),
                    random.nextBoolean() ? "PLA" : "PETG",
                    lab.place(Tier.NORMAL, 1 + random.nextInt(8), null));
        }
    }

    /** What the lease keeper and a person do with the jobs of a node that died. */
    private void settle(PostgresStore store) {
        for (Job lost : store.jobs().expired(clock.instant())) {
            moved(() -> store.jobs().store(lost.interrupt("The lease ran out.", SampleLab.STAFF, clock.instant())));
        }
        for (Job lost : store.jobs().list(JobQuery.newest(500).in(JobState.INTERRUPTED))) {
            moved(() -> store.jobs()
                    .store(lost.settleRequeue(
                            Objects.requireNonNull(lost.placement()), null, SampleLab.STAFF, clock.instant())));
        }
    }

    private static void moved(Runnable move) {
        try {
            move.run();
        } catch (StaleJobException late) {
            log.debug("Its node has moved it meanwhile.", late);
        }
    }

    private static int completed(PostgresStore store) {
        int completed = 0;
        JobQuery query = JobQuery.newest(500).in(JobState.COMPLETED);
        for (List<Job> page = store.jobs().list(query);
                !page.isEmpty();
                page = store.jobs().list(query)) {
            completed += page.size();
            query = query.before(page.get(page.size() - 1).id());
        }
        return completed;
    }

    private void check(PostgresStore store, int jobs, int kills) throws IOException {
        Set<String> claimsOfHistory = new HashSet<>();
        Set<Long> fences = new TreeSet<>();
        int claims = 0;
        int requeued = 0;
        for (long id = 1; id <= jobs; id++) {
            List<JobEvent> history = store.jobs().history(new JobId(id));
            assertThat(Job.replay(history).state()).as("job %d", id).isEqualTo(JobState.COMPLETED);
            boolean held = false;
            for (JobEvent event : history) {
                if (event.move() == JobTransition.CLAIM) {
                    assertThat(held)
                            .as("job %d is claimed while it is claimed", id)
                            .isFalse();
                    long fence = Objects.requireNonNull(event.lease()).fence();
                    claims++;
                    fences.add(fence);
                    claimsOfHistory.add(id + " " + fence);
                }
                requeued += event.move() == JobTransition.SETTLE_REQUEUE ? 1 : 0;
                held = event.to().isOnDevice();
            }
            assertThat(history.stream().filter(event -> event.move() == JobTransition.COMPLETE))
                    .as("job %d", id)
                    .hasSize(1);
        }
        assertThat(fences).as("each claim has a token of its own").hasSize(claims);
        assertThat(claims).as("only what a dead node had is claimed again").isEqualTo(jobs + requeued);
        List<String> reported = new ArrayList<>();
        for (int node = 0; node < NODES; node++) {
            List<String> own = Files.readAllLines(won(node));
            assertThat(own).as("node %d", node).isNotEmpty();
            reported.addAll(own);
        }
        assertThat(reported).doesNotHaveDuplicates();
        assertThat(claimsOfHistory)
                .as("what a node believes to have won, it has won")
                .containsAll(reported);
        assertThat(store.queue().count()).isZero();
        log.info("{} jobs, {} claims, {} requeued after {} kills", jobs, claims, requeued, kills);
    }

    private Process start(PostgresSettings settings, int node) throws IOException {
        ProcessBuilder program = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ClaimerProgram.class.getName(),
                settings.url(),
                settings.user(),
                Integer.toString(node),
                won(node).toString());
        program.environment().put("BENCH_PASSWORD", settings.password());
        return program.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("node" + node + ".log").toFile()))
                .start();
    }

    private Path won(int node) {
        return folder.resolve("won" + node);
    }
}
