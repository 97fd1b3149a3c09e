package io.printlab.devices.marlin;

import io.printlab.device.DeviceState;
import io.printlab.device.Temperature;
import io.printlab.driver.DeviceObservation;
import io.printlab.driver.PrintObservation;
import io.printlab.driver.PrintPhase;
import io.printlab.driver.PrintTask;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one printer, and how it is spoken to. Pure: lines and nanoseconds of one monotonic source go in, bytes go
 * out to the wire. For one thread at a time.
 */
final class MarlinPrinter implements StreamOwner {
    private static final long POLL_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long CARD_POLL_NANOS = TimeUnit.SECONDS.toNanos(10);

    private enum Contact {
        GREETING,
        READY,
        HALTED,
        GONE
    }

    private final MarlinSettings settings;
    private final MarlinStream stream;
    private final Greeting greeting;
    private Contact contact = Contact.GREETING;
    private String evidence = "The port is open; the printer has not answered yet.";
    private List<Temperature> temperatures = List.of();
    private @Nullable PrintRun run;
    private boolean foreign;
    private long lastHeard;
    private long lastPoll;
    private long lastCardPoll;
    private boolean awaitsResetCause;
    private long now;

    MarlinPrinter(MarlinSettings settings, Wire wire) {
        this.settings = settings;
        this.stream = new MarlinStream(
                wire, this, settings.window(), settings.okTimeout().toNanos());
        this.greeting = new Greeting(stream, settings.heatersOffAtConnect());
    }

    /** Begins the conversation. */
    void greet(long time) {
        now = time;
        contact = Contact.GREETING;
        lastHeard = time;
        greeting.begin(now);
    }

    void receive(String line, long time) {
        now = time;
        lastHeard = time;
        Reply reply = Reply.of(line);
        PrintRun current = run;
        switch (reply.kind()) {
            case OK, RESEND, BUSY, WAIT, WAITING_FOR_PERSON -> acknowledgement(reply, current);
            case TEMPERATURE -> {
                readTemperatures(reply);
                if (reply.tellsHeating()) {
                    stream.receive(reply, now);
                    if (current != null) {
                        current.busy(now);
                    }
                }
            }
            case START -> restarted();
            case FATAL_ERROR -> halted("The printer has halted: " + reply.text());
            case RESET_CAUSE -> {
                if (awaitsResetCause && current != null) {
                    current.addDetail("It names the cause: " + reply.text() + ".");
                    awaitsResetCause = false;
                }
            }
            case CAPABILITY -> greeting.told(reply.text());
            case POSITION -> {
                Position position = Position.read(reply.text());
                if (position != null && current != null) {
                    current.told(position);
                }
            }
            case CARD_STATUS, CARD_DONE -> card(reply);
            case ACTION -> act(HostAction.of(reply.text()));
            case HARMLESS_ERROR, OTHER -> {}
        }
    }

    private void acknowledgement(Reply reply, @Nullable PrintRun current) {
        if (reply.kind() == Reply.Kind.OK && reply.tellsTemperature()) {
            readTemperatures(reply);
        }
        if (current != null && reply.kind() == Reply.Kind.BUSY) {
            current.needsPerson("");
            current.busy(now);
        }
        if (current != null && reply.kind() == Reply.Kind.WAITING_FOR_PERSON) {
            current.busy(now);
            current.needsPerson("waits for a person at the printer");
        }
        stream.receive(reply, now);
    }

    private void readTemperatures(Reply reply) {
        List<Temperature> read = TemperatureReport.read(reply.text());
        if (!read.isEmpty()) {
            temperatures = read;
        }
    }

    void tick(long time) {
        now = time;
        if (contact == Contact.GONE || contact == Contact.HALTED) {
            return;
        }
        if (contact == Contact.GREETING && greeting.isHopeless(now)) {
            lost("The printer at " + settings.port() + " does not answer: is it switched on, and is " + settings.baud()
                    + " its baud rate?");
        } else if (contact == Contact.GREETING && greeting.isDueAgain(now, lastHeard)) {
            greeting.again(now);
        } else if (now - lastHeard > silenceNanos() && !stream.isQuiet()) {
            lost("The printer at " + settings.port() + " has said nothing for "
                    + TimeUnit.NANOSECONDS.toSeconds(silenceNanos()) + " s: check its power and cable.");
        } else {
            poll();
            stream.tick(now);
        }
    }

    private long silenceNanos() {
        return Math.max(settings.okTimeout().toNanos() * 6, TimeUnit.SECONDS.toNanos(20));
    }

    private void poll() {
        if (contact != Contact.READY) {
            return;
        }
        if (!greeting.reportsAskedFor() && now - lastPoll > POLL_NANOS && stream.isQuietOfHost()) {
            lastPoll = now;
            stream.submit(Command.ofHost("M105"), now);
        }
        if (foreign && now - lastCardPoll > CARD_POLL_NANOS) {
            lastCardPoll = now;
            stream.submit(Command.ofHost("M27"), now);
        }
    }

    @Override
    public @Nullable Command nextOfFile() {
        PrintRun current = run;
        return current == null || contact != Contact.READY ? null : current.nextOfFile();
    }

    @Override
    public void acknowledged(Command command) {
        PrintRun current = run;
        if (current != null) {
            current.acknowledged(command, now);
        }
        if (greeting.isDoneBy(command, foreign, now)) {
            contact = Contact.READY;
            evidence = "The printer answers" + greeting.capability().named() + ".";
        }
    }

    @Override
    public void outOfStep(String detail) {
        if (contact == Contact.GREETING) {
            greeting.again(now);
            return;
        }
        PrintRun current = run;
        if (current != null) {
            current.end(PrintPhase.FAILED, detail);
        }
        stream.restart(now);
        switchHeatersOff();
        evidence = detail;
    }

    private void switchHeatersOff() {
        PrintRun.HEATERS_OFF.forEach(text -> stream.submit(Command.ofHost(text), now));
    }

    /** The firmware was reset: by opening the port, by a person, or by a fault. */
    private void restarted() {
        PrintRun current = run;
        if (current != null && !current.hasEnded()) {
            current.end(PrintPhase.FAILED, "The printer was reset in mid-print.");
            awaitsResetCause = true;
        }
        foreign = false;
        evidence = "The printer has just started.";
        greet(now);
    }

    private void halted(String why) {
        contact = Contact.HALTED;
        stream.fallSilent();
        evidence = why + " See to it, then reset the printer.";
        PrintRun current = run;
        if (current != null) {
            current.end(PrintPhase.FAILED, why);
        }
    }

    void lost(String why) {
        contact = Contact.GONE;
        evidence = why;
        PrintRun current = run;
        if (current != null) {
            current.end(PrintPhase.LOST, why);
        }
    }

    private void card(Reply reply) {
        if (reply.kind() == Reply.Kind.CARD_STATUS) {
            foreign = reply.text().startsWith("SD printing byte") && isIdle();
        } else {
            foreign = false;
        }
    }

    private void act(HostAction action) {
        PrintRun current = run;
        switch (action.kind()) {
            case PAUSE -> pause(now);
            case RESUME -> resume(now);
            case PAUSED -> needsPerson("paused at the printer");
            case RESUMED, PROMPT_END -> needsPerson("");
            case PROMPT -> needsPerson("the printer asks: " + action.text());
            case CANCEL -> {
                if (current != null) {
                    current.stop(PrintPhase.FAILED, "The print was stopped at the printer.", now);
                }
            }
            case DISCONNECT -> lost("The printer asked to be disconnected.");
            case POWER_OFF -> halted("The printer asked to be switched off");
            case OTHER -> {}
        }
    }

    private void needsPerson(String what) {
        PrintRun current = run;
        if (current != null && !current.hasEnded()) {
            current.needsPerson(what);
        }
    }

    /** Whether a print can be started now; if not, {@link #evidence()} says why. */
    boolean isReady() {
        return contact == Contact.READY && !foreign && isIdle();
    }

    boolean isGone() {
        return contact == Contact.GONE;
    }

    String evidence() {
        return evidence;
    }

    private boolean isIdle() {
        PrintRun current = run;
        return current == null || current.hasEnded();
    }

    void start(PrintTask task, FileCheck file, CommandReader reader, long time) {
        now = time;
        awaitsResetCause = false;
        stream.submit(Command.RESET_NUMBERS, now);
        run = new PrintRun(task, file, reader, stream, now);
        stream.pump(now);
    }

    /** Sends commands of the lab, if no line of a print can come between; says whether it did. */
    boolean run(List<String> commands, long time) {
        now = time;
        PrintRun current = run;
        boolean still = isIdle() || (current != null && current.standsStill());
        if (contact != Contact.READY || foreign || !still) {
            return false;
        }
        commands.forEach(text -> stream.submit(Command.ofHost(text), now));
        return true;
    }

    void pause(long time) {
        now = time;
        PrintRun current = run;
        if (current != null) {
            current.pause(time);
        }
    }

    void resume(long time) {
        now = time;
        PrintRun current = run;
        if (current != null && !current.hasEnded()) {
            current.resume(time);
        }
    }

    void cancel(long time) {
        now = time;
        PrintRun current = run;
        if (current != null && contact == Contact.READY) {
            current.stop(PrintPhase.CANCELLED, "The print was cancelled.", time);
        }
    }

    /** Ends a running print, heaters off. */
    void stop(PrintPhase as, String why, long time) {
        now = time;
        PrintRun current = run;
        if (current != null) {
            current.stop(as, why, time);
        }
    }

    /** M112 was written past the stream. */
    void emergencyStopped(long time) {
        now = time;
        halted("The emergency stop was pressed");
    }

    /** Whether the firmware has acknowledged all that was sent; then the link can go. */
    boolean isQuiet() {
        return contact != Contact.READY || stream.isQuiet();
    }

    DeviceObservation observation(Instant at) {
        PrintRun current = run;
        return new DeviceObservation(
                state(),
                evidenceNow(),
                at,
                current == null ? null : current.observation(),
                foreign,
                temperatures,
                isGone());
    }

    DeviceState state() {
        PrintRun current = run;
        if (contact == Contact.HALTED) {
            return DeviceState.FAULT;
        }
        if (contact != Contact.READY) {
            return DeviceState.UNKNOWN;
        }
        if (current == null || current.hasEnded()) {
            return foreign ? DeviceState.PRINTING : DeviceState.IDLE;
        }
        return current.phase() == PrintPhase.PAUSED ? DeviceState.PAUSED : DeviceState.PRINTING;
    }

    boolean hasNoPrint() {
        return run == null;
    }

    /** Whether the print stands as it was observed, numbers aside. */
    boolean prints(PrintObservation observed) {
        PrintRun current = run;
        return current != null
                && current.isOf(observed.task())
                && current.phase() == observed.phase()
                && current.activity().equals(observed.activity());
    }

    private String evidenceNow() {
        PrintRun current = run;
        if (contact != Contact.READY || current == null || current.hasEnded()) {
            return foreign ? "The printer prints from its own card." : evidence;
        }
        return "The printer acknowledges commands of the print (" + current.activity() + ").";
    }
}
