package io.printlab.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.PrintLab;
import io.printlab.PrintLabConfig;
import io.printlab.account.Actor;
import io.printlab.account.Role;
import io.printlab.admission.AdmissionRefusedException;
import io.printlab.desk.SubmissionRequest;
import io.printlab.device.NodeId;
import io.printlab.file.Fact;
import io.printlab.file.PrintFileAnalysis;
import io.printlab.file.PrintFileFacts;
import io.printlab.job.JobQuery;
import io.printlab.job.JobState;
import io.printlab.persistence.testkit.PostgresFixture;
import io.printlab.queue.PriorityWeights;
import io.printlab.rule.AdmissionLimits;
import io.printlab.rule.ApprovalLimits;
import io.printlab.rule.DispatchLimits;
import io.printlab.rule.LabRules;
import io.printlab.rule.Quota;
import io.printlab.rule.RuleBook;
import io.printlab.testkit.InMemoryFileStore;
import io.printlab.testkit.SettableClock;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People who send many files at once, to two processes of a lab. */
final class ParallelSubmissionTest {
    private static final int AT_ONCE = 24;

    @RegisterExtension
    static final PostgresFixture postgres = new PostgresFixture();

    private final SettableClock clock = new SettableClock();

    @Test
    void noMoreJobsOfAPersonComeInThanMayWait() throws Exception {
        List<Boolean> admitted = submit("waiter", new AdmissionLimits(5, List.of()));
        assertThat(admitted.stream().filter(yes -> yes)).hasSize(5);
    }

    @Test
    void noMoreHoursOfAPersonComeInThanTheQuotaHas() throws Exception {
        Quota eightHours = new Quota(null, Quota.Period.WEEK, 8.5, null);
        List<Boolean> admitted = submit("printer", new AdmissionLimits(null, List.of(eightHours)));
        assertThat(admitted.stream().filter(yes -> yes)).as("prints of 2 h").hasSize(4);
    }

    private List<Boolean> submit(String name, AdmissionLimits limits) throws Exception {
        try (PostgresStore left = PostgresStore.open(postgres.dataSource(), clock);
                PostgresStore right = PostgresStore.open(postgres.dataSource(), clock)) {
            Actor owner = Actor.of(left.users().add(name, "Made-up " + name, Role.STUDENT, clock.instant()));
            List<PrintLab> labs = List.of(lab("left", left, limits), lab("right", right, limits));
            List<Boolean> admitted = together(i -> sent(labs.get(i % 2), owner, i));
            assertThat(left.jobs().list(JobQuery.newest(100).ownedBy(owner.user())))
                    .hasSize((int) admitted.stream().filter(yes -> yes).count())
                    .allSatisfy(job -> assertThat(job.state()).isEqualTo(JobState.QUEUED));
            return admitted;
        }
    }

    private static boolean sent(PrintLab lab, Actor owner, int number) throws Exception {
        try {
            byte[] content = ("G" + number).getBytes(StandardCharsets.UTF_8);
            lab.jobs().submit(owner, SubmissionRequest.of("a.gcode", "web"), new ByteArrayInputStream(content));
            return true;
        } catch (AdmissionRefusedException refused) {
            assertThat(refused.rule()).as("%s", refused).isIn("waiting jobs", "quota");
            return false;
        }
    }

    private PrintLab lab(String node, PostgresStore store, AdmissionLimits limits) {
        return PrintLab.builder()
                .config(PrintLabConfig.defaults().withNode(new NodeId(node)))
                .store(store)
                .fileStore(new InMemoryFileStore())
                .analyser((source, name) -> new PrintFileAnalysis(
                        "gcode",
                        new PrintFileFacts(
                                null,
                                Fact.slicer(Duration.ofHours(2)),
                                null,
                                null,
                                Fact.slicer("PLA"),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                1),
                        null))
                .rules(RuleBook.fixed(
                        new LabRules(PriorityWeights.DEFAULT, limits, ApprovalLimits.NONE, DispatchLimits.NONE)))
                .clock(clock)
                .build();
    }

    private interface Part {
        boolean run(int index) throws Exception;
    }

    private static List<Boolean> together(Part part) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            CountDownLatch begin = new CountDownLatch(1);
            List<Future<Boolean>> running = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                int index = i;
                running.add(threads.submit(() -> {
                    begin.await();
                    return part.run(index);
                }));
            }
            begin.countDown();
            List<Boolean> results = new ArrayList<>();
            for (Future<Boolean> one : running) {
                results.add(one.get(60, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
