package io.printlab.devices.marlin;

import io.printlab.device.DeviceState;
import io.printlab.driver.DeviceObservation;
import io.printlab.driver.PrintObservation;
import io.printlab.driver.PrintPhase;
import io.printlab.driver.PrintTask;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one printer, and how it is spoken to. Pure: lines and nanoseconds of one monotonic source go in, bytes go
 * out to the wire. For one thread at a time. It is long because it is the one place where greeting, card, stream and print meet.
 */
final class MarlinPrinter implements StreamOwner {
    private enum Contact {
        GREETING,
        READY,
        HALTED,
        GONE
    }

    private final MarlinSettings settings;
    private final MarlinStream stream;
    private final Greeting greeting;
    private final CardPrint card = new CardPrint();
    private final Thermometer thermometer = new Thermometer();
    private Dialect dialect;
    private Contact contact = Contact.GREETING;
    private String evidence = "The port is open; the printer has not answered yet.";
    private @Nullable PrintRun run;
    private long lastHeard;
    private boolean awaitsResetCause;
    private long now;

    MarlinPrinter(MarlinSettings settings, Wire wire) {
        this.settings = settings;
        this.stream = new MarlinStream(
                wire, this, settings.window(), settings.okTimeout().toNanos());
        this.greeting = new Greeting(stream);
        this.dialect = settings.dialect();
        stream.speak(dialect);
    }

    /** Begins the conversation. */
    void greet(long time) {
        greet(settings.heatersOffAtConnect(), time);
    }

    private void greet(boolean heatersOff, long time) {
        now = time;
        contact = Contact.GREETING;
        lastHeard = time;
        greeting.begin(heatersOff, now);
    }

    /** Receives what has arrived at once. */
    void together(Runnable arrived, long time) {
        now = time;
        stream.together(arrived, time);
    }

    void receive(String line, long time) {
        now = time;
        lastHeard = time;
        Reply reply = Reply.of(line, dialect);
        PrintRun current = run;
        switch (reply.kind()) {
            case OK, RESEND, BUSY, WAIT, WAITING_FOR_PERSON -> acknowledgement(reply, current);
            case TEMPERATURE -> temperature(reply, current);
            case START -> restarted();
            case REFUSAL -> refused(reply, current);
            case FATAL_ERROR -> halted("The printer has halted: " + reply.text());
            case RESET_CAUSE -> {
                if (awaitsResetCause && current != null) {
                    current.addDetail("It names the cause: " + reply.text() + ".");
                    awaitsResetCause = false;
                }
            }
            case CAPABILITY -> introduced(reply);
            case POSITION -> {
                Position position = Position.read(reply.text());
                if (position != null && current != null) {
                    current.told(position);
                }
            }
            case CARD_STATUS, CARD_OPENED, CARD_DONE -> card.told(reply, isIdle(), now);
            case ACTION -> act(HostAction.of(reply.text()));
            case HARMLESS_ERROR, OTHER -> {}
        }
    }

    private void introduced(Reply reply) {
        greeting.told(reply.text());
        String firmware = greeting.capability().firmware();
        if (settings.findsDialect() && !firmware.isEmpty()) {
            dialect = Dialect.ofFirmware(firmware);
            stream.speak(dialect);
        }
    }

    private void temperature(Reply reply, @Nullable PrintRun current) {
        thermometer.read(reply);
        Command head = stream.current();
        boolean heats = reply.tellsHeating()
                || (dialect.has(Quirk.HEATS_BY_TEMPERATURES)
                        && head != null
                        && (head.waitsForHeat() || !head.isStandard()));
        if (heats) {
            stream.receive(reply, now);
            if (current != null) {
                current.busy(now);
            }
        }
    }

    /** The firmware goes on, but a print that lacks one of its commands is spoilt. */
    private void refused(Reply reply, @Nullable PrintRun current) {
        Command head = stream.current();
        if (current != null && head != null && head.fromFile()) {
            current.stop(
                    PrintPhase.FAILED, "The printer refused the command " + head.text() + ": " + reply.text(), now);
        }
    }

    private void acknowledgement(Reply reply, @Nullable PrintRun current) {
        if (reply.kind() == Reply.Kind.OK && reply.tellsTemperature()) {
            thermometer.read(reply);
        } else if (reply.kind() == Reply.Kind.OK && reply.text().contains("FIRMWARE_NAME:")) {
            introduced(reply);
        }
        if (current != null && reply.kind() == Reply.Kind.BUSY) {
            current.person().no();
            current.busy(now);
        }
        if (current != null && reply.kind() == Reply.Kind.WAITING_FOR_PERSON) {
            current.waitsForPerson(now);
        }
        stream.receive(reply, now);
    }

    void tick(long time) {
        now = time;
        if (contact == Contact.GONE || contact == Contact.HALTED) {
            return;
        }
        if (contact == Contact.GREETING && greeting.isHopeless(now, lastHeard)) {
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
        return Math.max(settings.okTimeout().toNanos() * 6, dialect.silence().toNanos());
    }

    private void poll() {
        if (contact != Contact.READY) {
            return;
        }
        boolean comesByItself = greeting.reportsAskedFor();
        boolean wanted = !comesByItself || !isIdle();
        if (wanted && stream.isQuietOfHost() && thermometer.isDue(comesByItself, now)) {
            stream.submit(Command.ofHost("M105"), now);
        }
        if (isIdle() && stream.isQuietOfHost() && card.isDue(now)) {
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
        if (greeting.isDoneBy(command, dialect, card.isPrinting(), now)) {
            contact = Contact.READY;
            String spoken = dialect == Dialect.MARLIN ? "" : " It is spoken to as " + dialect.name() + ".";
            evidence = "The printer answers" + greeting.capability().named() + "." + spoken;
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
        evidence = detail;
        greet(true, now);
    }

    /** The firmware was reset: by opening the port, by a person, or by a fault. */
    private void restarted() {
        PrintRun current = run;
        if (current != null && !current.hasEnded()) {
            current.end(PrintPhase.FAILED, "The printer was reset in mid-print.");
            awaitsResetCause = true;
        }
        card.forget();
        evidence = "The printer has just started.";
        greet(now);
    }

    private void halted(String why) {
        if (contact != Contact.HALTED) {
            halt(why);
        }
    }

    private void halt(String why) {
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

    private void act(HostAction action) {
        PrintRun current = run;
        switch (action.kind()) {
            case PAUSE -> pause(now);
            case RESUME -> resume(now);
            case PAUSED -> ifRunning(print -> print.heldAtPrinter(now));
            case RESUMED ->
                ifRunning(print -> {
                    print.person().no();
                    print.releasedAtPrinter(now);
                });
            case PROMPT -> ifRunning(print -> print.person().because("the printer asks: " + action.text()));
            case PROMPT_BUTTON -> ifRunning(print -> print.person().mayAnswer(action.text()));
            case PROMPT_END -> ifRunning(print -> print.person().no());
            case CANCEL -> {
                if (current != null) {
                    current.stop(PrintPhase.FAILED, "The print was stopped at the printer.", now);
                }
            }
            case DISCONNECT -> lost("The printer asked to be disconnected.");
            case POWER_OFF -> halted("The printer asked to be switched off");
            case PROMPT_SHOW, NOTIFICATION, START, OTHER -> {}
        }
    }

    private void ifRunning(Consumer<PrintRun> told) {
        PrintRun current = run;
        if (current != null && !current.hasEnded()) {
            told.accept(current);
        }
    }

    /** Whether a print can be started now; if not, the observation says why. */
    boolean isReady() {
        return contact == Contact.READY && !card.isPrinting() && isIdle();
    }

    boolean isGone() {
        return contact == Contact.GONE;
    }

    private boolean isIdle() {
        PrintRun current = run;
        return current == null || current.hasEnded();
    }

    void start(PrintTask task, FileCheck file, CommandReader reader, long time) {
        now = time;
        awaitsResetCause = false;
        stream.submit(Command.RESET_NUMBERS, now);
        Manner manner = new Manner(dialect, settings.macros(), greeting.capability());
        run = new PrintRun(task, file, reader, stream, manner, now);
        stream.pump(now);
    }

    /** Sends commands of the lab, if no line of a print can come between; says whether it did. */
    boolean run(List<String> commands, long time) {
        now = time;
        PrintRun current = run;
        boolean still = isIdle() || (current != null && current.standsStill());
        if (contact != Contact.READY || card.isPrinting() || !still) {
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

    /** This host goes while the firmware is busy: it is to find heaters off when it listens again. */
    void leave() {
        if (contact == Contact.READY && !stream.isQuiet()) {
            PrintRun.HEATERS_OFF.forEach(text -> stream.leaveBehind(Command.ofHost(text)));
        }
    }

    /** M112 was written past the stream. */
    void emergencyStopped(long time) {
        now = time;
        halt("The emergency stop was pressed");
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
                card.isPrinting(),
                thermometer.latest(),
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
            return card.isPrinting() ? DeviceState.PRINTING : DeviceState.IDLE;
        }
        return current.phase() == PrintPhase.PAUSED ? DeviceState.PAUSED : DeviceState.PRINTING;
    }

    /** Whether the print stands as it was observed, numbers aside. */
    boolean prints(@Nullable PrintObservation observed) {
        PrintRun current = run;
        if (observed == null || current == null) {
            return observed == null && current == null;
        }
        return current.isOf(observed.task())
                && current.phase() == observed.phase()
                && current.activity().equals(observed.activity());
    }

    private String evidenceNow() {
        PrintRun current = run;
        if (contact != Contact.READY || current == null || current.hasEnded()) {
            return card.isPrinting() ? "The printer prints from its own card." : evidence;
        }
        return "The printer acknowledges commands of the print (" + current.activity() + ").";
    }
}
