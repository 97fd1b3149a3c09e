package io.printlab.persistence.claimers;

import com.zaxxer.hikari.HikariDataSource;
import io.printlab.account.Actor;
import io.printlab.device.Device;
import io.printlab.device.DeviceId;
import io.printlab.device.NodeId;
import io.printlab.dispatch.Dispatcher;
import io.printlab.job.Claim;
import io.printlab.job.Claims;
import io.printlab.job.Job;
import io.printlab.job.StaleJobException;
import io.printlab.persistence.PostgresSettings;
import io.printlab.persistence.PostgresStore;
import io.printlab.queue.FairSharePolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A node: claims jobs for its devices on several threads and completes each at once, until its input ends or it is killed. */
final class ClaimerProgram {
    static final int THREADS = 8;
    static final int DEVICES_EACH = 2;
    static final Duration LEASE = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(ClaimerProgram.class);

    private final PostgresStore store;
    private final Clock clock;
    private final Claims claims;
    private final Path won;
    private final CountDownLatch ended = new CountDownLatch(1);

    private ClaimerProgram(PostgresStore store, Clock clock, NodeId node, Path won) {
        this.store = store;
        this.clock = clock;
        this.claims = new Claims(store.jobs(), node, LEASE);
        this.won = won;
    }

    /** Arguments: address, user, number of the node, file for the claims that it won; the password is in the environment. */
    public static void main(String[] arguments) throws Exception {
        int number = Integer.parseInt(arguments[2]);
        NodeId node = new NodeId("node" + number);
        Clock clock = Clock.systemUTC();
        PostgresSettings settings = new PostgresSettings(arguments[0], arguments[1], System.getenv("BENCH_PASSWORD"))
                .withPoolSize(THREADS + 2);
        try (HikariDataSource source = settings.dataSource();
                PostgresStore store = PostgresStore.open(source, clock)) {
            ClaimerProgram program = new ClaimerProgram(store, clock, node, Path.of(arguments[3]));
            for (Job left : store.jobs().onDevicesOf(node)) {
                program.ignoringStale(() -> store.jobs()
                        .store(left.interrupt("The node was killed.", Actor.part("node:" + node), clock.instant())));
            }
            program.note("");
            program.run(number);
        }
    }

    private void run(int node) throws IOException, InterruptedException {
        Thread[] threads = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            int first = (node * THREADS + i) * DEVICES_EACH;
            threads[i] = new Thread(() -> claimUntilTheEnd(first), "claimer-" + i);
            threads[i].start();
        }
        int input = System.in.read();
        log.debug("The input ended with {}.", input);
        ended.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void claimUntilTheEnd(int firstDevice) {
        Dispatcher dispatcher = new Dispatcher(store, new FairSharePolicy(), claims, Map.of());
        try {
            while (ended.getCount() > 0) {
                List<Claim> now = dispatcher.claim(devices(firstDevice), clock.instant());
                for (Claim claim : now) {
                    note(claim.job().id() + " " + claim.lease().fence() + "\n");
                    ignoringStale(() -> print(claim));
                }
                if (now.isEmpty() && ended.await(20, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            log.error("Claimer of device {} ends", firstDevice, e);
        }
    }

    private List<Device> devices(int first) {
        return List.of(new DeviceId("d" + first), new DeviceId("d" + (first + 1))).stream()
                .flatMap(id -> store.devices().byId(id).stream())
                .toList();
    }

    private void print(Claim claim) {
        Claim printing = claims.store(claim.start(clock.instant()));
        claims.end(printing.complete(clock.instant()));
    }

    private synchronized void note(String line) throws IOException {
        Files.writeString(won, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void ignoringStale(Runnable move) {
        try {
            move.run();
        } catch (StaleJobException late) {
            log.debug("Somebody else has moved the job.", late);
        }
    }
}
