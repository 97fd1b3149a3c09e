package io.printlab.app.live;

import io.javalin.http.Context;
import io.printlab.PrintLab;
import io.printlab.account.Actor;
import io.printlab.account.Ownership;
import io.printlab.account.UserId;
import io.printlab.app.http.Visitor;
import io.printlab.device.DeviceId;
import io.printlab.device.Telemetry;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.event.LabEvent;
import io.printlab.event.LabEventListener;
import io.printlab.event.TelemetryListener;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings events and telemetry to everybody who listens. Started and closed once; its one thread sends the heartbeats and looks up owners. */
@Singleton
public final class LiveFeed implements AutoCloseable, LabEventListener, TelemetryListener {
    private static final Logger log = LoggerFactory.getLogger(LiveFeed.class);
    private static final Duration TELEMETRY = Duration.ofSeconds(1);
    private static final int BEAT_SECONDS = 15;
    private static final int MOST = 500;
    private static final int MOST_FOR_ONE = 20;
    private static final int BATCH = 500;
    private static final int MOST_REPLAYED = 10_000;

    private final PrintLab lab;
    private final LiveView view;
    private final List<LiveClient> clients = new CopyOnWriteArrayList<>();
    private final JobOwners owners;
    private final Map<DeviceId, Instant> reported = new ConcurrentHashMap<>();
    private volatile @Nullable ScheduledExecutorService own;

    @Inject
    LiveFeed(PrintLab lab, LiveView view) {
        this.lab = lab;
        this.view = view;
        this.owners = new JobOwners(lab.events());
    }

    public LiveFeed start() {
        ScheduledExecutorService thread =
                Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "printlab-live"));
        ScheduledFuture<?> beating =
                thread.scheduleWithFixedDelay(this::beat, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
        log.debug("Heartbeats go out every {} s ({})", BEAT_SECONDS, beating.isDone() ? "over" : "on");
        own = thread;
        lab.follow(this);
        lab.telemetry().addListener(this);
        return this;
    }

    @Override
    public void happened(LabEvent event) {
        clients.forEach(client -> client.happened(event, seenBy(client)));
    }

    @Override
    public void reported(Telemetry telemetry) {
        Instant last = reported.get(telemetry.device());
        if (clients.isEmpty() || (last != null && telemetry.at().isBefore(last.plus(TELEMETRY)))) {
            return;
        }
        reported.put(telemetry.device(), telemetry.at());
        Long job = telemetry.job();
        ScheduledExecutorService thread = own;
        if (job != null && thread != null && owners.shouldLookUp(job)) {
            // The thread that reports follows a printer: it must not wait for the database.
            thread.execute(() -> send(telemetry, owners.lookUp(job)));
        } else {
            send(telemetry, job == null ? null : owners.known(job));
        }
    }

    private void send(Telemetry telemetry, @Nullable Ownership owner) {
        clients.forEach(client -> client.passing(
                view.of(client.visitor().actor(), telemetry, owner).text()));
    }

    /**
     * Opens a stream for the request's visitor: first what happened after an event, then what happens.
     *
     * @param after id of the last event that the client has, or null to begin with now
     * @throws PrintLabException UNAVAILABLE if too many listen already
     */
    void open(Context ctx, @Nullable Long after) throws IOException {
        Visitor visitor = Visitor.of(ctx);
        requireRoom(visitor.user().id());
        long latest = lab.events().latest(visitor.actor());
        HttpServletResponse response = ctx.res();
        response.setStatus(200);
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("X-Accel-Buffering", "no");
        LiveClient client = new LiveClient(visitor, Visitor.recheck(ctx), response.getOutputStream());
        clients.add(client);
        try {
            client.goLive(replay(client, after, latest), seenBy(client));
        } catch (IOException | RuntimeException broken) {
            log.debug("The replay for user {} broke off: {}", client.user(), broken.toString());
            client.close();
        }
        ctx.future(client::end);
    }

    /** Lets every client go, then stops the heartbeats. */
    @Override
    public void close() {
        lab.unfollow(this);
        lab.telemetry().removeListener(this);
        ScheduledExecutorService thread = own;
        own = null;
        if (thread != null) {
            thread.shutdownNow();
        }
        clients.forEach(LiveClient::close);
        clients.clear();
    }

    /** How many listen now. */
    public int listening() {
        forgetTheGone();
        return clients.size();
    }

    /** Sends what came after the client's last event; a client that missed too much is told to load everything anew. */
    private long replay(LiveClient client, @Nullable Long after, long latest) throws IOException {
        Actor viewer = client.visitor().actor();
        long cursor = after == null ? latest : after;
        client.replay("retry: 3000\n\n");
        if (cursor > latest) {
            return begin(client, "reload", latest);
        }
        begin(client, "hello", cursor);
        List<LabEvent> batch;
        int sent = 0;
        do {
            batch = lab.events().after(viewer, cursor, BATCH);
            for (LabEvent event : batch) {
                client.replay(view.of(viewer, event).text());
                cursor = event.id();
            }
            sent += batch.size();
            if (sent > MOST_REPLAYED) {
                return begin(client, "reload", lab.events().latest(viewer));
            }
        } while (batch.size() == BATCH);
        return cursor;
    }

    private static long begin(LiveClient client, String how, long cursor) throws IOException {
        client.replay(new LiveMessage(cursor, how, "{}").text());
        return cursor;
    }

    private Function<LabEvent, LiveMessage> seenBy(LiveClient client) {
        return event -> view.of(client.visitor().actor(), event);
    }

    private void requireRoom(UserId user) {
        forgetTheGone();
        long own = clients.stream().filter(client -> client.user().equals(user)).count();
        if (clients.size() >= MOST || own >= MOST_FOR_ONE) {
            throw new PrintLabException(
                    ErrorCategory.UNAVAILABLE,
                    "Too many pages listen to the lab at this moment. Close some and reload this one.");
        }
    }

    void beat() {
        clients.forEach(LiveClient::beat);
        forgetTheGone();
    }

    private void forgetTheGone() {
        clients.removeIf(LiveClient::isClosed);
    }
}
