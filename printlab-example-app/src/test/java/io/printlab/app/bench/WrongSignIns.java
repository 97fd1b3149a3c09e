package io.printlab.app.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Sends sign-ins at an even pace, whether or not those before were answered, over connections that are kept. */
final class WrongSignIns implements AutoCloseable {
    private static final int REFUSED = 429;

    /** One attempt, by its number. */
    record Attempt(String name, String address) {}

    /** What became of all attempts so far. */
    record Tally(int sent, int answered, int refused) {}

    private final URI door;
    private final IntFunction<Attempt> attempts;
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledExecutorService pace =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "wrong-sign-ins"));

    private WrongSignIns(URI lab, IntFunction<Attempt> attempts) {
        this.door = lab.resolve("/sign-in");
        this.attempts = attempts;
    }

    static WrongSignIns start(URI lab, int perSecond, IntFunction<Attempt> attempts) {
        WrongSignIns load = new WrongSignIns(lab, attempts);
        long nanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
        load.pace.scheduleAtFixedRate(load::send, 0, nanos, TimeUnit.NANOSECONDS);
        return load;
    }

    Tally tally() {
        return new Tally(sent.get(), answered.get(), refused.get());
    }

    private void send() {
        Attempt attempt = attempts.apply(sent.getAndIncrement());
        HttpRequest request = HttpRequest.newBuilder(door)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Forwarded-For", attempt.address())
                .POST(HttpRequest.BodyPublishers.ofString("password=not+the+password&name=" + attempt.name()))
                .build();
        client.sendAsync(request, HttpResponse.BodyHandlers.discarding()).thenAccept(answer -> {
            answered.incrementAndGet();
            if (answer.statusCode() == REFUSED) {
                refused.incrementAndGet();
            }
        });
    }

    /** Sends no more and waits until the last was answered or ran out of time. */
    @Override
    public void close() throws InterruptedException {
        pace.shutdown();
        if (!pace.awaitTermination(5, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the pace of the sign-ins does not stop");
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (answered.get() < sent.get() && System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
    }
}
