package io.printlab.persistence.bench;

import io.printlab.account.Actor;
import io.printlab.account.UserId;
import io.printlab.file.PrintFileId;
import io.printlab.job.Job;
import io.printlab.job.Submission;
import io.printlab.job.Urgency;
import io.printlab.job.Wishes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Submissions, and how long after its commit a submission is known to who listens. */
final class PickUp {
    private static final Actor SELF = Actor.part("bench");
    private static final String FILE = "ab".repeat(32);

    private final BenchLab lab;
    private final AtomicLong rawIds = new AtomicLong();
    private final AtomicLong owners = new AtomicLong();

    PickUp(BenchLab lab) {
        this.lab = lab;
    }

    double median(int times) throws InterruptedException {
        BlockingQueue<Long> seen = new LinkedBlockingQueue<>();
        Thread listener = new Thread(() -> listen(seen), "listener");
        listener.start();
        List<Double> waits = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            submit();
            long committed = System.nanoTime();
            Long found = seen.poll(10, TimeUnit.SECONDS);
            waits.add(found == null ? Double.MAX_VALUE : Math.max(0, (found - committed) / 1e6));
        }
        listener.interrupt();
        listener.join();
        return Report.median(waits);
    }

    /** Does it while somebody listens for events. */
    <T> T heard(Callable<T> work) throws Exception {
        Thread listener = new Thread(() -> listen(new LinkedBlockingQueue<>()), "listener");
        listener.start();
        try {
            return work.call();
        } finally {
            listener.interrupt();
            listener.join();
        }
    }

    int submissions(long end) {
        int count = 0;
        while (System.nanoTime() - end < 0) {
            submit();
            count++;
        }
        return count;
    }

    int rawSubmissions(long end) throws SQLException {
        int count = 0;
        try (Connection connection = lab.source.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO raw_submit VALUES (?, 1, ?, 'cube.gcode', now())")) {
            while (System.nanoTime() - end < 0) {
                insert.setLong(1, rawIds.incrementAndGet());
                insert.setString(2, FILE);
                insert.executeUpdate();
                count++;
            }
        }
        return count;
    }

    private void submit() {
        Submission submission = new Submission(
                new UserId(1 + owners.incrementAndGet() % BenchLab.USERS),
                new PrintFileId(FILE),
                "cube.gcode",
                "web",
                Urgency.NORMAL,
                null,
                null,
                BenchLab.NOW,
                Wishes.NONE);
        lab.store.jobs().store(Job.submit(lab.store.jobs().nextId(), submission, SELF, BenchLab.NOW));
    }

    private void listen(BlockingQueue<Long> seen) {
        long last = lab.store.events().latest();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                int found = lab.store.events().after(last, 100).size();
                if (found > 0) {
                    last = lab.store.events().after(last, 100).get(found - 1).id();
                    seen.add(System.nanoTime());
                } else {
                    lab.store.events().awaitNews(Duration.ofSeconds(1));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
