package io.printlab.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.account.UserId;
import io.printlab.constraint.Constraints;
import io.printlab.device.Device;
import io.printlab.dispatch.Dispatcher;
import io.printlab.job.Claim;
import io.printlab.job.Claims;
import io.printlab.job.Job;
import io.printlab.persistence.testkit.PostgresFixture;
import io.printlab.queue.FairSharePolicy;
import io.printlab.rule.DispatchLimits;
import io.printlab.rule.LabRules;
import io.printlab.rule.RuleBook;
import io.printlab.testkit.SampleLab;
import io.printlab.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** At most so many prints of one person at once, exactly, whoever claims on whichever node. */
final class MostRunningTest {
    private static final int CLAIMERS = 8;
    private static final int MOST = 3;
    private static final int ROUNDS = 5;

    @RegisterExtension
    static final PostgresFixture postgres = new PostgresFixture();

    private final SettableClock clock = new SettableClock();

    @Test
    void claimersOfSeveralNodesTogetherKeepTheLimitOfAPerson() throws Exception {
        try (PostgresStore store = PostgresStore.open(postgres.dataSource(), clock)) {
            SampleLab lab = new SampleLab(store, clock);
            UserId ada = lab.user("ada");
            UserId bob = lab.user("bob");
            List<Device> devices = new ArrayList<>();
            for (int claimer = 0; claimer < CLAIMERS; claimer++) {
                devices.add(lab.readyDevice("d" + claimer));
            }
            for (int job = 0; job < 3 * ROUNDS * MOST; job++) {
                lab.queued(ada);
                lab.queued(bob);
            }
            ExecutorService nodes = Executors.newFixedThreadPool(CLAIMERS);
            try {
                for (int round = 0; round < ROUNDS; round++) {
                    List<Claim> won = claimTogether(store, nodes, devices);
                    assertThat(running(store, ada)).as("round %d", round).isLessThanOrEqualTo(MOST);
                    assertThat(running(store, bob)).as("round %d", round).isLessThanOrEqualTo(MOST);
                    assertThat(won).hasSize(2 * MOST);
                    won.forEach(claim -> lab.claims().end(claim.giveBack("next round", clock.instant())));
                }
            } finally {
                nodes.shutdownNow();
                assertThat(nodes.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    /** Each claimer is a dispatcher with one device; whoever wins nothing looks again until all have stopped winning. */
    private List<Claim> claimTogether(PostgresStore store, ExecutorService nodes, List<Device> devices)
            throws Exception {
        CyclicBarrier together = new CyclicBarrier(CLAIMERS);
        DispatchLimits limits =
                new DispatchLimits(MOST, ZoneOffset.UTC, List.of(), null, List.of(), null, Duration.ofMinutes(5));
        LabRules rules = new LabRules(
                LabRules.DEFAULT.priority(), LabRules.DEFAULT.admission(), LabRules.DEFAULT.approval(), limits);
        Instant now = clock.instant();
        List<Callable<List<Claim>>> claimers = devices.stream()
                .<Callable<List<Claim>>>map(device -> () -> {
                    Dispatcher dispatcher = new Dispatcher(
                            store,
                            new FairSharePolicy(),
                            new Claims(store.jobs(), SampleLab.NODE, Duration.ofSeconds(30)),
                            new Constraints(RuleBook.fixed(rules), List.of(), store),
                            Map.of());
                    together.await(20, TimeUnit.SECONDS);
                    return dispatcher.claim(List.of(device), now);
                })
                .toList();
        List<Claim> won = new ArrayList<>();
        for (Future<List<Claim>> claimer : nodes.invokeAll(claimers)) {
            won.addAll(claimer.get());
        }
        for (Device device : devices) {
            boolean free = store.jobs().onDevices().stream()
                    .noneMatch(
                            job -> job.lease() != null && job.lease().device().equals(device.id()));
            if (free) {
                won.addAll(new Dispatcher(
                                store,
                                new FairSharePolicy(),
                                new Claims(store.jobs(), SampleLab.NODE, Duration.ofSeconds(30)),
                                new Constraints(RuleBook.fixed(rules), List.of(), store),
                                Map.of())
                        .claim(List.of(device), now));
            }
        }
        return won;
    }

    private static long running(PostgresStore store, UserId owner) {
        return store.jobs().onDevices().stream()
                .map(Job::submission)
                .filter(submission -> submission.owner().equals(owner))
                .count();
    }
}
