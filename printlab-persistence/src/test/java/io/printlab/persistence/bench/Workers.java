package io.printlab.persistence.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that do the same for a while. */
final class Workers {
    /** What one of them does until the time is over; returns how often. */
    interface Worker {
        int work(int number, long end) throws Exception;
    }

    private Workers() {}

    /** How often a second all of them did it together. */
    static double rate(int workers, Duration time, Worker worker) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(workers);
        try {
            long start = System.nanoTime();
            long end = start + time.toNanos();
            List<Future<Integer>> parts = new ArrayList<>();
            for (int number = 0; number < workers; number++) {
                int own = number;
                parts.add(threads.submit(() -> worker.work(own, end)));
            }
            int done = 0;
            for (Future<Integer> part : parts) {
                done += part.get();
            }
            return done / ((System.nanoTime() - start) / 1e9);
        } finally {
            threads.shutdownNow();
        }
    }
}
