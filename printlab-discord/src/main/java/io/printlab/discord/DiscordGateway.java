package io.printlab.discord;

import io.printlab.discord.GatewaySignal.Kind;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the bot connected and posts what is in the outbox, one message after the other. {@link #step} and {@link #close}
 * belong to one thread; the rest is thread-safe.
 */
final class DiscordGateway {
    static final String BAD_TOKEN =
            "Discord refuses the bot's token. Put a valid token into the settings and restart the bot.";

    private static final Logger LOG = LoggerFactory.getLogger(DiscordGateway.class);
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final int MOST_TRIES = 5;

    private final DiscordConnector connector;
    private final BackOff backOff;
    private final Outbox outbox;
    private final Bell bell;
    private final Queue<GatewaySignal> signals = new ConcurrentLinkedQueue<>();
    private volatile DiscordState state = DiscordState.STARTING;

    private @Nullable DiscordConnection connection;
    private int number;
    private int faults;
    private long connectAt;
    private @Nullable OutgoingMessage inFlight;
    private int postFaults;
    private long postAt;

    /** @param now the time of a clock that counts nanoseconds, as for {@link #step} */
    DiscordGateway(DiscordConnector connector, BackOff backOff, Outbox outbox, Bell bell, long now) {
        this.connector = connector;
        this.backOff = backOff;
        this.outbox = outbox;
        this.bell = bell;
        this.connectAt = now;
        this.postAt = now;
    }

    DiscordState state() {
        return state;
    }

    /** Takes a message, unless there is no hope that it is ever sent. */
    void offer(OutgoingMessage message) {
        if (state.is(DiscordState.Kind.FAILED)) {
            LOG.debug("The message about {} is not sent: {}", message.subject(), state);
            return;
        }
        outbox.add(message);
        bell.ring();
    }

    /** Whether another step may bring a message on its way now. */
    boolean canDrain() {
        return state.is(DiscordState.Kind.READY) && (inFlight != null || outbox.size() > 0);
    }

    /**
     * Does what is due. Blocks for one REST call at most, when it logs in.
     *
     * @return how long nothing will be due, unless the bell rings
     */
    Duration step(long now) {
        for (GatewaySignal signal = signals.poll(); signal != null; signal = signals.poll()) {
            if (signal.connection() == number) {
                heard(signal.kind(), signal.why(), now);
            }
        }
        return switch (state.kind()) {
            case STARTING, RETRY -> connection == null ? connect(now) : watchStart(now);
            case READY -> post(now);
            case FAILED, OFF -> IDLE;
        };
    }

    /** Ends the connection within a few seconds; what is not posted by then is dropped, and the log says so. */
    void close() {
        if (!state.is(DiscordState.Kind.FAILED)) {
            state = DiscordState.OFF;
        }
        recover();
        int left = outbox.clear();
        if (left > 0) {
            LOG.warn("Discord was not told {} messages before the bot stopped.", left);
        }
        DiscordConnection last = connection;
        connection = null;
        number++;
        if (last != null) {
            last.close(Duration.ofSeconds(2));
        }
        connector.close();
    }

    private Duration connect(long now) {
        if (now - connectAt < 0) {
            return Duration.ofNanos(connectAt - now);
        }
        int opened = ++number;
        connectAt = now;
        try {
            connection = connector.open((kind, why) -> tell(new GatewaySignal(opened, kind, why)));
            state = DiscordState.STARTING;
        } catch (InvalidTokenException refused) {
            fail(BAD_TOKEN);
        } catch (RuntimeException fault) {
            LOG.debug("Login to Discord", fault);
            retry("Discord cannot be reached (" + reason(fault) + ").", now);
        }
        return Duration.ZERO;
    }

    private static @Nullable String reason(RuntimeException fault) {
        Throwable cause = fault.getCause();
        return cause == null || cause.getMessage() == null ? fault.getMessage() : cause.getMessage();
    }

    private Duration watchStart(long now) {
        long left = connectAt + LONGEST_START.toNanos() - now;
        if (state.is(DiscordState.Kind.STARTING) && left <= 0) {
            retry("Discord took the login and then did not answer for " + LONGEST_START.toMinutes() + " minutes.", now);
            return Duration.ZERO;
        }
        return left > 0 ? Duration.ofNanos(left) : IDLE;
    }

    private Duration post(long now) {
        if (inFlight != null) {
            return IDLE;
        }
        if (now - postAt < 0) {
            return Duration.ofNanos(postAt - now);
        }
        inFlight = outbox.take();
        if (inFlight != null && connection != null) {
            connection.post(inFlight);
        }
        return IDLE;
    }

    private void tell(GatewaySignal signal) {
        signals.add(signal);
        bell.ring();
    }

    private void heard(Kind kind, @Nullable String given, long now) {
        String why = given == null ? "" : given;
        switch (kind) {
            case READY -> ready(now);
            case LOST -> {
                state = DiscordState.retry(why);
                LOG.info("{} JDA connects again.", why);
            }
            case ENDED -> retry(why, now);
            case REFUSED -> fail(why);
            case POSTED -> posted();
            case POST_LATER -> postLater(why, now);
            case POST_REFUSED -> postRefused(why);
        }
    }

    private void ready(long now) {
        faults = 0;
        postAt = now;
        state = DiscordState.READY;
        LOG.info("The bot is connected to Discord.");
    }

    private void retry(String why, long now) {
        leave();
        faults++;
        Duration wait = backOff.after(faults);
        connectAt = now + wait.toNanos();
        state = DiscordState.retry(why);
        LOG.warn("{} The next try is in {} s.", why, wait.toSeconds());
    }

    private void fail(String why) {
        leave();
        state = DiscordState.failed(why);
        int left = outbox.clear();
        LOG.error("{} The rest of printlab goes on without it; {} messages are dropped.", why, left);
    }

    private void leave() {
        number++;
        recover();
        if (connection != null) {
            connection.drop();
            connection = null;
        }
    }

    private void recover() {
        if (inFlight != null) {
            outbox.giveBack(inFlight);
            inFlight = null;
        }
    }

    private void posted() {
        inFlight = null;
        postFaults = 0;
        if (state.is(DiscordState.Kind.READY)) {
            state = DiscordState.READY;
        }
    }

    private void postLater(String why, long now) {
        postFaults++;
        if (postFaults >= MOST_TRIES) {
            postRefused(why + " It was tried " + MOST_TRIES + " times.");
            return;
        }
        postAt = now + backOff.after(postFaults).toNanos();
        recover();
        trouble(why);
    }

    private void postRefused(String why) {
        OutgoingMessage lost = inFlight;
        inFlight = null;
        postFaults = 0;
        trouble(why);
        if (lost != null) {
            LOG.warn("The message about {} (event {}) is dropped. {}", lost.subject(), lost.event(), why);
        }
    }

    private void trouble(String why) {
        if (state.is(DiscordState.Kind.READY)) {
            state = state.because(why);
        }
    }
}
