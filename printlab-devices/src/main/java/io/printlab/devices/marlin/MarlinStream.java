package io.printlab.devices.marlin;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Sends numbered lines, counts acknowledgements and sends again what the firmware asks for. Pure: no thread, no clock; the
 * caller passes nanoseconds of one monotonic source. Each method may send. It is long because what an acknowledgement proves
 * cannot be told apart from what was sent, when, and what was asked for again.
 */
final class MarlinStream {
    private static final int MAXIMUM_PROBES = 5;

    private final Wire wire;
    private final StreamOwner owner;
    private final int maximumWindow;
    private final long okTimeoutNanos;

    private final SentLines lines = new SentLines();
    private final Resends resends = new Resends();
    private final TemperatureAnswers answers = new TemperatureAnswers();
    private final LinesInFlight inFlight = new LinesInFlight();
    private final ArrayDeque<Command> waiting = new ArrayDeque<>();
    private Dialect dialect = Dialect.MARLIN;
    private @Nullable Command heldBack;
    private boolean receiving;
    private boolean holdsBack;
    private int window = 1;
    private long lastProgress;
    private long lastSign;
    private int probes;
    private boolean numbersResetting;
    private boolean tellsNumbers;
    private boolean worksOnHead;

    MarlinStream(Wire wire, StreamOwner owner, int maximumWindow, long okTimeoutNanos) {
        this.wire = wire;
        this.owner = owner;
        this.maximumWindow = maximumWindow;
        this.okTimeoutNanos = okTimeoutNanos;
    }

    void speak(Dialect spoken) {
        dialect = spoken;
        if (spoken.has(Quirk.TEMPERATURES_WITH_OK)) {
            answers.standWithOk();
        }
    }

    /** Forgets all that was sent and waits, and begins a new conversation: a newline after boot noise, and M110. */
    void restart(long now) {
        fallSilent();
        wire.send(new byte[] {'\n'});
        waiting.add(Command.RESET_NUMBERS);
        lastProgress = now;
        lastSign = now;
        pump(now);
    }

    /** Forgets all that was sent and waits. */
    void fallSilent() {
        inFlight.clear();
        waiting.clear();
        heldBack = null;
        window = 1;
        lines.clear();
        tellsNumbers = false;
        probes = 0;
        numbersResetting = false;
        resends.clear();
        answers.restart();
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

    /** Sends without a number what the firmware finds in its receive buffer when it listens again, if there is room. */
    void leaveBehind(Command command) {
        SentLine line = SentLine.bare(command);
        if (inFlight.justHaveRoomFor(line)) {
            send(line);
        }
    }

    boolean isQuiet() {
        return inFlight.isEmpty() && waiting.isEmpty() && heldBack == null && lines.isUpToDate();
    }

    /** Whether none of the host's own commands waits to be sent. */
    boolean isQuietOfHost() {
        return waiting.isEmpty();
    }

    /** The oldest command that the firmware has not acknowledged. */
    @Nullable Command current() {
        SentLine head = inFlight.head();
        return head == null ? null : head.command();
    }

    int window() {
        return window;
    }

    /**
     * Takes what has arrived at once, and sends only then: an ok that was here before a line was sent is not the answer to it,
     * and so one that comes twice does no harm.
     */
    void together(Runnable arrived, long now) {
        holdsBack = true;
        try {
            arrived.run();
        } finally {
            holdsBack = false;
        }
        pump(now);
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
            default -> {
                lastProgress = now;
                lastSign = now;
                worksOnHead |= reply.tellsWork();
            }
        }
    }

    /** Called at least every few hundred milliseconds. */
    void tick(long now) {
        if (answers.standApart(now) && inFlight.headAsksTemperature()) {
            acknowledgeHead();
        }
        if (resends.giveUpOk(now) || inFlight.isEmpty()) {
            pump(now);
        } else if (now - lastSign > dialect.stall().toNanos()) {
            owner.outOfStep("The printer has not acknowledged a command for "
                    + dialect.stall().toMinutes() + " minutes: see what it does, and reset it.");
        } else if (now - lastProgress > okTimeoutNanos * dialect.patience()) {
            probe(now);
        } else {
            pump(now);
        }
    }

    private void acknowledge(Reply reply, long now) {
        lastProgress = now;
        lastSign = now;
        if (reply.buffers() >= 0 && !dialect.has(Quirk.NO_LINE_ORDER)) {
            window = Math.max(1, Math.min(maximumWindow, reply.buffers() + 1));
        }
        if (!resends.takeOk()) {
            boolean probed = probes > 0;
            probes = 0;
            tellsNumbers |= reply.number() >= 0 && reply.buffers() >= 0;
            acknowledgeLines(reply, probed, now);
        }
    }

    private void acknowledgeLines(Reply reply, boolean probed, long now) {
        SentLine head = inFlight.head();
        if (reply.tellsTemperature()) {
            answers.standWithOk();
            acknowledgeTemperature(head, probed);
        } else if (head == null) {
            return;
        } else if (lacksItsNumber(reply)) {
            owner.outOfStep(
                    "The printer has carried out something that had lost its line number. A line may have run twice:"
                            + " look at the print.");
        } else if (reply.number() >= 0 && head.number() >= 0) {
            acknowledgeUpTo(meant(reply.number()));
        } else if (!inFlight.headAsksTemperature() || answers.mayBePlain(now)) {
            acknowledgeHead();
        }
    }

    private long meant(long number) {
        return dialect.has(Quirk.SHORT_NUMBERS) ? lines.newestLike(number) : number;
    }

    private boolean lacksItsNumber(Reply reply) {
        return tellsNumbers && reply.number() < 0 && reply.buffers() >= 0 && inFlight.areAllNumbered();
    }

    /**
     * The temperatures prove which line is meant, so every line before it was taken as well, its ok lost. After silence all
     * questions in a row are meant: else each would answer for the one before it, and nothing would ever go on.
     */
    private void acknowledgeTemperature(@Nullable SentLine head, boolean probed) {
        boolean asked = inFlight.anyAsksTemperature();
        if (head == null || !asked) {
            if (!answers.isLate() && head != null) {
                acknowledgeHead();
            }
            return;
        }
        if (!inFlight.headAsksTemperature() && dialect.has(Quirk.NO_LINE_ORDER)) {
            owner.outOfStep("The printer has answered a later question but not line " + head.number() + " ("
                    + head.command().text() + "). " + dialect.name()
                    + " does not tell whether it has carried that line out.");
            return;
        }
        boolean reached = false;
        while (!reached) {
            reached = acknowledgeHead().command().asksTemperature();
        }
        while (probed && inFlight.headAsksTemperature()) {
            acknowledgeHead();
            answers.mayComeLate();
        }
    }

    private void acknowledgeUpTo(long number) {
        SentLine head = inFlight.head();
        while (head != null && head.number() <= number) {
            acknowledgeHead();
            head = inFlight.head();
        }
    }

    private SentLine acknowledgeHead() {
        SentLine line = inFlight.remove();
        worksOnHead = false;
        if (line.command() == Command.RESET_NUMBERS) {
            numbersResetting = false;
        }
        resends.acknowledged(line.number());
        owner.acknowledged(line.command());
        return line;
    }

    private void resend(long asked, long now) {
        long line = lineMeantBy(asked);
        lastProgress = now;
        lastSign = now;
        boolean ofNoMatter = dialect.has(Quirk.NO_LINE_ORDER) && inFlight.isEmpty();
        if (ofNoMatter || resends.isDuplicate(line)) {
            return;
        }
        if (line == lines.fresh() && !numbersResetting) {
            resends.skipNextOk();
            return;
        }
        if (lines.find(line) == null) {
            owner.outOfStep("The printer asked for line " + asked + " again, which was not sent or is no longer kept.");
        } else if (mayHaveRun(line)) {
            owner.outOfStep("The printer asked for line " + asked
                    + " again after it had begun it. That line may have run twice: look at the print.");
        } else if (resends.mayRepeat(line)) {
            goBackTo(line, now);
        } else {
            owner.outOfStep("The printer asked for line " + asked + " more than " + Resends.maximum()
                    + " times: check the cable and what disturbs it.");
        }
    }

    /** Whether it was acknowledged, or the firmware works on something while only this line is new to it. */
    private boolean mayHaveRun(long line) {
        SentLine head = inFlight.head();
        boolean isWorkedOn = worksOnHead && head != null && head.number() == line;
        return (isWorkedOn || resends.isOfAcknowledged(line)) && !numbersResetting && !dialect.has(Quirk.NO_LINE_ORDER);
    }

    /** Where the firmware keeps no order, its number is that of the garbled line, garbled too perhaps. */
    private long lineMeantBy(long asked) {
        SentLine head = inFlight.head();
        if (numbersResetting) {
            return 0;
        }
        return dialect.has(Quirk.NO_LINE_ORDER) && head != null && head.number() >= 0 ? head.number() : meant(asked);
    }

    private void goBackTo(long line, long now) {
        SentLine head = inFlight.head();
        while (head != null && head.isNumbered() && head.number() < line) {
            acknowledgeHead();
            head = inFlight.head();
        }
        int back = inFlight.removeFrom(line);
        lines.goBackTo(line);
        resends.wentBackTo(line, back, now);
    }

    /**
     * Asks for a temperature with a fresh number: a firmware that has taken the line before answers and so replaces the lost
     * ok; one that has not asks for it again. Sending the line itself again would get no reply at all.
     */
    private void probe(long now) {
        lastProgress = now;
        resends.expectNothing();
        if (!lines.isUpToDate()) {
            sendKept();
            return;
        }
        SentLine line = numbered(Command.ofHost("M105"));
        if (probes < MAXIMUM_PROBES && inFlight.justHaveRoomFor(line)) {
            probes++;
            sendFresh(line);
        }
    }

    /** Sends what may be sent now. */
    void pump(long now) {
        while (!holdsBack
                && !resends.awaitsOk()
                && inFlight.count() < window
                && !(numbersResetting && !inFlight.isEmpty())) {
            boolean wasIdle = inFlight.isEmpty();
            if (!sendNext()) {
                return;
            }
            if (wasIdle) {
                worksOnHead = false;
                lastProgress = now;
                lastSign = now;
            }
        }
    }

    private boolean sendNext() {
        if (!lines.isUpToDate()) {
            return sendKept();
        }
        Command command = nextCommand();
        if (command == null) {
            return false;
        }
        SentLine line = numbered(command);
        if (!inFlight.haveRoomFor(line)) {
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
        SentLine line = lines.next();
        if (!inFlight.haveRoomFor(line)) {
            return false;
        }
        lines.nextWasSent();
        send(line);
        return true;
    }

    private SentLine numbered(Command command) {
        return SentLine.numbered(command == Command.RESET_NUMBERS ? 0 : lines.fresh(), command);
    }

    private void sendFresh(SentLine line) {
        if (line.command() == Command.RESET_NUMBERS) {
            numbersResetting = true;
            resends.forget();
        }
        lines.keep(line);
        send(line);
    }

    private void send(SentLine line) {
        inFlight.add(line);
        wire.send(line.frame());
    }
}
