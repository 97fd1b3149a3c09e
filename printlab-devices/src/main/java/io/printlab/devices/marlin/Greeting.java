package io.printlab.devices.marlin;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a conversation: numbers reset, the firmware asked what it can do, heaters off. Its last question is M105,
 * whose answer shows that every earlier acknowledgement is in.
 */
final class Greeting {
    private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long LONGEST_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(16);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long PATIENCE_WITH_A_TALKER_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final MarlinStream stream;
    private boolean switchesHeatersOff;
    private Capability capability = Capability.NONE;
    private @Nullable Command marker;
    private boolean reportsAskedFor;
    private long since;
    private long last;
    private long pause = AGAIN_NANOS;

    Greeting(MarlinStream stream) {
        this.stream = stream;
    }

    void begin(boolean heatersOff, long now) {
        switchesHeatersOff = heatersOff;
        since = now;
        pause = AGAIN_NANOS;
        fromTheTop(now);
    }

    /** After silence, or when boot noise has garbled it; ever more seldom, for what is not read fills a small buffer. */
    void again(long now) {
        pause = Math.min(LONGEST_AGAIN_NANOS, pause * 2);
        fromTheTop(now);
    }

    private void fromTheTop(long now) {
        last = now;
        capability = Capability.NONE;
        reportsAskedFor = false;
        stream.restart(now);
        stream.submit(Command.RESET_NUMBERS, now);
        ask("M115", now);
    }

    boolean isDueAgain(long now, long lastHeard) {
        return now - lastHeard > AGAIN_NANOS && now - last > pause;
    }

    boolean isHopeless(long now, long lastHeard) {
        return now - Math.max(since, lastHeard) > PATIENCE_NANOS || now - since > PATIENCE_WITH_A_TALKER_NANOS;
    }

    void told(String line) {
        capability = capability.with(line);
    }

    Capability capability() {
        return capability;
    }

    /** Whether the firmware was told to report temperatures by itself; else they are asked for. */
    boolean reportsAskedFor() {
        return reportsAskedFor;
    }

    /**
     * Takes an acknowledgement, asks on, and tells whether that was the last answer.
     *
     * @param foreign whether the printer prints from its card: then its heaters are left alone
     */
    boolean isDoneBy(Command acknowledged, Dialect dialect, boolean foreign, long now) {
        if (acknowledged != marker) {
            return false;
        }
        marker = null;
        if (acknowledged.is("M115")) {
            ask("M27", now);
        } else if (acknowledged.is("M27")) {
            if (switchesHeatersOff && !foreign) {
                PrintRun.HEATERS_OFF.forEach(text -> stream.submit(Command.ofHost(text), now));
            }
            ask("M105", now);
        } else if (capability.reportsTemperatures() && !dialect.has(Quirk.NO_REPORTS)) {
            // Not sooner: after a greeting begun anew, old acknowledgements overtake what M115 tells.
            stream.submit(Command.ofHost("M155 S1"), now);
            reportsAskedFor = true;
        }
        return marker == null;
    }

    private void ask(String question, long now) {
        Command asked = Command.ofHost(question);
        marker = asked;
        stream.submit(asked, now);
    }
}
