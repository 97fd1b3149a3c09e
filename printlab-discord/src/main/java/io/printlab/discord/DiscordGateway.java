package io.printlab.discord;

import io.printlab.discord.GatewaySignal.Kind;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
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
    private static final Duration LONGEST_DECISION = Duration.ofSeconds(2);
    private static final int MOST_TRIES = 5;

    /** How long to watch a connection that is not ready. */
    private enum Patience {
        /** JDA connects again by itself, again and again. */
        ENDLESS,
        UNTIL_READY,
        /** It is cut, and JDA does not say yet whether it will connect again. */
        UNTIL_JDA_DECIDES,
        /** It is dropped, and JDA is about to say why. */
        UNTIL_TOLD
    }

    private final DiscordConnector connector;
    private final BackOff backOff;
    private final Outbox outbox;
    private final Bell bell;
    private final LongSupplier nanoTime;
    private final Queue<GatewaySignal> signals = new ConcurrentLinkedQueue<>();
    private volatile DiscordState state = DiscordState.STARTING;

    private @Nullable DiscordConnection connection;
    private int number;
    private int faults;
    private long connectAt;
    private @Nullable OutgoingMessage inFlight;
    private int postFaults;
    private long postAt;
    private Patience patience = Patience.ENDLESS;
    private long patienceEnds;

    /** @param nanoTime a clock for elapsed time, in nanoseconds */
    DiscordGateway(DiscordConnector connector, BackOff backOff, Outbox outbox, Bell bell, LongSupplier nanoTime) {
        this.connector = connector;
        this.backOff = backOff;
        this.outbox = outbox;
        this.bell = bell;
        this.nanoTime = nanoTime;
        this.connectAt = nanoTime.getAsLong();
        this.postAt = connectAt;
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
    Duration step() {
        for (GatewaySignal signal = signals.poll(); signal != null; signal = signals.poll()) {
            if (signal.connection() == number) {
                heard(signal.kind(), signal.why());
            }
        }
        return switch (state.kind()) {
            case STARTING, RETRY -> connection == null ? connect() : watch(connection);
            case READY -> post();
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

    private Duration connect() {
        long early = until(connectAt);
        if (early > 0) {
            return Duration.ofNanos(early);
        }
        int opened = ++number;
        try {
            connection = connector.open((kind, why) -> tell(new GatewaySignal(opened, kind, why)));
            state = DiscordState.STARTING;
            patience = Patience.UNTIL_READY;
            patienceEnds = in(LONGEST_START);
        } catch (InvalidTokenException refused) {
            fail(BAD_TOKEN);
        } catch (RuntimeException fault) {
            LOG.debug("Login to Discord", fault);
            retry("Discord cannot be reached (" + reason(fault) + ").");
        }
        return Duration.ZERO;
    }

    private static @Nullable String reason(RuntimeException fault) {
        Throwable cause = fault.getCause();
        return cause == null || cause.getMessage() == null ? fault.getMessage() : cause.getMessage();
    }

    private Duration watch(DiscordConnection open) {
        long left = until(patienceEnds);
        if (patience == Patience.ENDLESS) {
            return IDLE;
        }
        if (left > 0) {
            return Duration.ofNanos(left);
        }
        if (patience == Patience.UNTIL_JDA_DECIDES) {
            // JDA tells why it ends only after its last request; dropping the requests makes it tell now.
            open.drop();
            patience = Patience.UNTIL_TOLD;
            patienceEnds = in(LONGEST_DECISION);
        } else {
            retry("Discord took the login and then was silent.");
        }
        return Duration.ZERO;
    }

    private Duration post() {
        if (inFlight != null) {
            return IDLE;
        }
        long early = until(postAt);
        if (early > 0) {
            return Duration.ofNanos(early);
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

    private void heard(Kind kind, @Nullable String given) {
        String why = given == null ? "" : given;
        switch (kind) {
            case READY -> ready();
            case CUT -> lost(why, Patience.UNTIL_JDA_DECIDES);
            case LOST -> lost(why, Patience.ENDLESS);
            case ENDED -> retry(why);
            case REFUSED -> fail(why);
            case POSTED -> posted();
            case POST_LATER -> postLater(why);
            case POST_REFUSED -> postRefused(why);
        }
    }

    private void ready() {
        faults = 0;
        postAt = nanoTime.getAsLong();
        state = DiscordState.READY;
        LOG.info("The bot is connected to Discord.");
    }

    private void lost(String why, Patience next) {
        LOG.info("{}", why);
        state = DiscordState.retry(why);
        patience = next;
        patienceEnds = in(LONGEST_DECISION);
    }

    private void retry(String why) {
        leave();
        faults++;
        Duration wait = backOff.after(faults);
        connectAt = in(wait);
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

    private void postLater(String why) {
        postFaults++;
        if (postFaults >= MOST_TRIES) {
            postRefused(why + " It was tried " + MOST_TRIES + " times.");
            return;
        }
        postAt = in(backOff.after(postFaults));
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

    private long in(Duration wait) {
        return nanoTime.getAsLong() + wait.toNanos();
    }

    private long until(long time) {
        return time - nanoTime.getAsLong();
    }
}
