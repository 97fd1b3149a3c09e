package io.printlab.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LabThreadTest {
    private static final Duration LONG = Duration.ofHours(1);

    @Test
    void aWakeRunsTheStepBeforeItsInterval() {
        AtomicInteger steps = new AtomicInteger();
        try (LabThread thread = new LabThread("test-wake", LONG, steps::incrementAndGet)) {
            thread.start();
            await().until(() -> steps.get() == 1);
            thread.wake();
            await().until(() -> steps.get() == 2);
        }
    }

    @Test
    void aStepThatThrowsIsTriedAgain() {
        AtomicInteger steps = new AtomicInteger();
        try (LabThread thread = new LabThread("test-fault", Duration.ofMillis(1), () -> {
            if (steps.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
        })) {
            thread.start();
            await().until(() -> steps.get() > 3);
        }
    }

    @Test
    void closeLetsTheRunningStepEndAndNoneBeginsAfter() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger ended = new AtomicInteger();
        LabThread thread = new LabThread("test-close", Duration.ZERO, () -> {
            running.countDown();
            release.await();
            ended.incrementAndGet();
        });
        thread.start();
        running.await();
        Thread closer = new Thread(thread::close, "closer");
        closer.start();
        await().until(() -> closer.getState() == Thread.State.TIMED_WAITING);
        release.countDown();
        closer.join();
        assertThat(ended).hasValue(1);
    }
}
