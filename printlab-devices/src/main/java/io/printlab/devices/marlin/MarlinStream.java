package io.printlab.devices.marlin;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends numbered lines, counts acknowledgements and sends again what the firmware asks for. Pure: no thread, no clock; the
 * caller passes nanoseconds of one monotonic source. Each method may send.
 */
final class MarlinStream {
    /** Receive buffer of the smallest boards; what overruns it can run unchecked. */
    static final int RECEIVE_BUFFER = 127;

    private static final int KEPT = 128;
    private static final int MAXIMUM_REPEATS = 10;
    private static final int MAXIMUM_PROBES = 5;
    private static final long RESEND_OK_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private final Wire wire;
    private final StreamOwner owner;
    private final int maximumWindow;
    private final long okTimeoutNanos;

    private final SentLine[] kept = new SentLine[KEPT];
    private final ArrayDeque<SentLine> inFlight = new ArrayDeque<>();
    private final ArrayDeque<Command> waiting = new ArrayDeque<>();
    private @Nullable Command heldBack;
    private boolean receiving;
    private boolean probeDidNotFit;
    private int bytesInFlight;
    private int window = 1;
    private long fresh;
    private long cursor;
    private long lastProgress;
    private int probes;
    private boolean numbersResetting;
    private boolean temperatureComesWithOk;

    private boolean awaitsResendOk;
    private boolean skipsNextOk;
    private long resendAsked;
    private long resendLine = -1;
    private int repeats;
    private int duplicatesToIgnore;

    MarlinStream(Wire wire, StreamOwner owner, int maximumWindow, long okTimeoutNanos) {
        this.wire = wire;
        this.owner = owner;
        this.maximumWindow = maximumWindow;
        this.okTimeoutNanos = okTimeoutNanos;
    }

    /** Forgets all that was sent and waits, and begins a new conversation: a newline after boot noise, and M110. */
    void restart(long now) {
        fallSilent();
        wire.send(new byte[] {'\n'});
        waiting.add(Command.RESET_NUMBERS);
        lastProgress = now;
        pump(now);
    }

    /** Forgets all that was sent and waits. */
    void fallSilent() {
        inFlight.clear();
        waiting.clear();
        heldBack = null;
        bytesInFlight = 0;
        window = 1;
        fresh = 0;
        cursor = 0;
        probes = 0;
        numbersResetting = false;
        awaitsResendOk = false;
        skipsNextOk = false;
        forgetResends();
    }

    /** Queues a command of the host, ahead of the file's. */
    void submit(Command command, long now) {
        waiting.add(command);
        if (!receiving) {
            pump(now);
        }
    }

    /** Drops the host's commands that were not sent yet. */
    void dropWaiting() {
        waiting.clear();
    }

    /** Sends without a number what the emergency parser catches before the queue; it is acknowledged like a line. */
    void sendOutOfBand(Command command) {
        send(SentLine.bare(command));
    }

    boolean isQuiet() {
        return inFlight.isEmpty() && waiting.isEmpty() && heldBack == null && cursor == fresh;
    }

    /** Whether none of the host's own commands waits to be sent. */
    boolean isQuietOfHost() {
        return waiting.isEmpty();
    }

    /** The oldest command that the firmware has not acknowledged. */
    @Nullable Command current() {
        SentLine head = inFlight.peek();
        return head == null ? null : head.command();
    }

    int window() {
        return window;
    }

    /** Takes an OK, RESEND, BUSY or WAIT; the caller sorts out the rest. */
    void receive(Reply reply, long now) {
        receiving = true;
        take(reply, now);
        receiving = false;
        pump(now);
    }

    private void take(Reply reply, long now) {
        switch (reply.kind()) {
            case OK -> acknowledge(reply, now);
            case RESEND -> resend(reply.number(), now);
            case WAIT -> {
                if (!inFlight.isEmpty() && probes == 0) {
                    probe(now);
                }
            }
            default -> lastProgress = now;
        }
    }

    /** Called at least every few hundred milliseconds. */
    void tick(long now) {
        if (awaitsResendOk && now - resendAsked > RESEND_OK_NANOS) {
            awaitsResendOk = false;
            pump(now);
        } else if (!inFlight.isEmpty() && now - lastProgress > okTimeoutNanos) {
            probe(now);
        } else {
            pump(now);
        }
    }

    private void acknowledge(Reply reply, long now) {
        lastProgress = now;
        if (reply.buffers() >= 0) {
            window = Math.max(1, Math.min(maximumWindow, reply.buffers() + 1));
        }
        if (awaitsResendOk) {
            awaitsResendOk = false;
        } else if (skipsNextOk) {
            skipsNextOk = false;
        } else {
            probes = 0;
            acknowledgeLines(reply);
        }
    }

    private void acknowledgeLines(Reply reply) {
        SentLine head = inFlight.peek();
        if (head == null) {
            return;
        }
        if (reply.tellsTemperature()) {
            acknowledgeTemperature();
        } else if (reply.number() >= 0 && head.number() >= 0) {
            acknowledgeUpTo(reply.number());
        } else if (!(head.command().asksTemperature() && temperatureComesWithOk)) {
            acknowledgeHead();
        }
    }

    /** The temperatures prove which line is meant, so every line before it was taken as well, its ok lost. */
    private void acknowledgeTemperature() {
        boolean asked = false;
        for (SentLine line : inFlight) {
            asked |= line.command().asksTemperature();
        }
        temperatureComesWithOk |= asked;
        boolean reached = !asked;
        while (!reached) {
            reached = acknowledgeHead().command().asksTemperature();
        }
        if (!asked) {
            acknowledgeHead();
        }
    }

    private void acknowledgeUpTo(long number) {
        SentLine head = inFlight.peek();
        while (head != null && head.number() <= number) {
            acknowledgeHead();
            head = inFlight.peek();
        }
    }

    private SentLine acknowledgeHead() {
        SentLine line = inFlight.remove();
        bytesInFlight -= line.frame().length;
        if (line.command() == Command.RESET_NUMBERS) {
            numbersResetting = false;
        }
        if (line.number() >= resendLine) {
            forgetResends();
        }
        owner.acknowledged(line.command());
        return line;
    }

    private void forgetResends() {
        resendLine = -1;
        repeats = 0;
        duplicatesToIgnore = 0;
    }

    private void resend(long asked, long now) {
        long line = numbersResetting ? 0 : asked;
        lastProgress = now;
        if (line == resendLine && duplicatesToIgnore > 0) {
            duplicatesToIgnore--;
            skipsNextOk = !awaitsResendOk;
            return;
        }
        if (line == fresh && !numbersResetting) {
            skipsNextOk = true;
            return;
        }
        SentLine first = line < fresh && line >= 0 ? kept[(int) (line % KEPT)] : null;
        if (first == null || first.number() != line) {
            owner.outOfStep("The printer asked for line " + asked + " again, which was not sent or is no longer kept.");
            return;
        }
        if (line != resendLine) {
            forgetResends();
        }
        if (++repeats > MAXIMUM_REPEATS) {
            owner.outOfStep("The printer asked for line " + asked + " more than " + MAXIMUM_REPEATS
                    + " times: check the cable and what disturbs it.");
            return;
        }
        goBackTo(line, now);
    }

    private void goBackTo(long line, long now) {
        int back = 0;
        while (inFlight.peek() != null
                && inFlight.element().number() >= 0
                && inFlight.element().number() < line) {
            acknowledgeHead();
        }
        for (Iterator<SentLine> lines = inFlight.iterator(); lines.hasNext(); ) {
            SentLine sent = lines.next();
            if (sent.number() >= line) {
                lines.remove();
                bytesInFlight -= sent.frame().length;
                back++;
            }
        }
        resendLine = line;
        duplicatesToIgnore = Math.max(0, back - 1);
        cursor = line;
        awaitsResendOk = true;
        resendAsked = now;
    }

    /**
     * Asks for a temperature with a fresh number: a firmware that has taken the line before answers and so replaces the lost
     * ok; one that has not asks for it again. Sending the line itself again would get no reply at all.
     */
    private void probe(long now) {
        lastProgress = now;
        skipsNextOk = false;
        duplicatesToIgnore = 0;
        if (cursor != fresh) {
            sendKept();
            return;
        }
        if (probes >= MAXIMUM_PROBES) {
            return;
        }
        SentLine line = numbered(Command.ofHost("M105"));
        boolean fits = bytesInFlight + line.frame().length <= RECEIVE_BUFFER;
        if (fits || probeDidNotFit) {
            probes++;
            sendFresh(line);
        }
        probeDidNotFit = !fits;
    }

    /** Sends what may be sent now. */
    void pump(long now) {
        while (!awaitsResendOk && inFlight.size() < window && !(numbersResetting && !inFlight.isEmpty())) {
            boolean wasIdle = inFlight.isEmpty();
            if (!sendNext()) {
                return;
            }
            if (wasIdle) {
                lastProgress = now;
            }
        }
    }

    private boolean sendNext() {
        if (cursor < fresh) {
            return sendKept();
        }
        Command command = nextCommand();
        if (command == null) {
            return false;
        }
        SentLine line = numbered(command);
        if (!inFlight.isEmpty() && bytesInFlight + line.frame().length > RECEIVE_BUFFER) {
            heldBack = command;
            return false;
        }
        sendFresh(line);
        return true;
    }

    private @Nullable Command nextCommand() {
        Command command = heldBack;
        heldBack = null;
        if (command == null) {
            command = waiting.poll();
        }
        return command == null ? owner.nextOfFile() : command;
    }

    private boolean sendKept() {
        SentLine line = kept[(int) (cursor % KEPT)];
        if (!inFlight.isEmpty() && bytesInFlight + line.frame().length > RECEIVE_BUFFER) {
            return false;
        }
        cursor++;
        send(line);
        return true;
    }

    private SentLine numbered(Command command) {
        return SentLine.numbered(command == Command.RESET_NUMBERS ? 0 : fresh, command);
    }

    private void sendFresh(SentLine line) {
        if (line.command() == Command.RESET_NUMBERS) {
            numbersResetting = true;
            forgetResends();
        }
        kept[(int) (line.number() % KEPT)] = line;
        fresh = line.number() + 1;
        cursor = fresh;
        send(line);
    }

    private void send(SentLine line) {
        inFlight.add(line);
        bytesInFlight += line.frame().length;
        wire.send(line.frame());
    }
}
