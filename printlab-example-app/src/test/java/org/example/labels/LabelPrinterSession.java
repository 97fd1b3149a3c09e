package org.example.labels;

import io.printlab.device.DeviceState;
import io.printlab.driver.DeviceListener;
import io.printlab.driver.DeviceObservation;
import io.printlab.driver.DeviceSession;
import io.printlab.driver.PrintObservation;
import io.printlab.driver.PrintPhase;
import io.printlab.driver.PrintTask;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One connection. Its own thread does all input and output; {@code seen} is what everybody else reads. */
final class LabelPrinterSession implements DeviceSession {
    private static final int LONGEST_LABEL = 1_000_000;
    private static final long POLL_MILLIS = 200;
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final long CLOSE_MILLIS = 3000;

    private interface Wish {
        void carryOut() throws IOException;
    }

    private final LabelWire wire;
    private final DeviceListener listener;
    private final Clock clock;
    private final Thread thread;
    private final BlockingQueue<Wish> wishes = new LinkedBlockingQueue<>();
    private volatile DeviceObservation seen;
    private boolean cancelAsked; // guarded by this

    private LabelPrinterSession(LabelWire wire, DeviceListener listener, Clock clock) {
        this.wire = wire;
        this.listener = listener;
        this.clock = clock;
        this.seen = observation(DeviceState.UNKNOWN, "Connected; it has said nothing yet.", null, false, false);
        this.thread = new Thread(this::run, "printlab-labels-" + wire.name());
        this.thread.setDaemon(true);
    }

    static LabelPrinterSession open(String host, int port, DeviceListener listener, Clock clock) {
        LabelPrinterSession session = new LabelPrinterSession(LabelWire.connect(host, port), listener, clock);
        session.thread.start();
        return session;
    }

    @Override
    public DeviceObservation observe() {
        DeviceObservation newest = seen;
        boolean fresh = clock.instant().isBefore(newest.at().plus(SILENCE));
        return newest.lost() || fresh ? newest : lost("No answer for " + SILENCE.toSeconds() + " s.", newest);
    }

    @Override
    public void start(PrintTask task) {
        if (task.bytes() > LONGEST_LABEL) {
            throw fault("A label has at most " + LONGEST_LABEL + " bytes, this file has " + task.bytes() + ".");
        }
        synchronized (this) {
            DeviceObservation before = observe();
            if (before.state() != DeviceState.IDLE || before.foreign()) {
                throw fault("The label printer is not idle: " + before.evidence() + " Start again once it is.");
            }
            cancelAsked = false;
            PrintObservation print = new PrintObservation(task.id(), PrintPhase.STARTING, "sending", 0, null, "");
            see(observation(DeviceState.PRINTING, "Sending the label.", print, false, false));
        }
        wishes.add(() -> send(task));
        listener.changed();
    }

    @Override
    public void pause() {
        throw fault("A label printer cannot pause. Cancel the print instead.");
    }

    @Override
    public void resume() {
        throw fault("A label printer cannot pause, so there is nothing to resume.");
    }

    @Override
    public void cancel() {
        synchronized (this) {
            PrintObservation print = seen.print();
            if (print == null || print.phase().isEnd()) {
                return;
            }
            cancelAsked = true;
        }
        wishes.add(() -> wire.ask("CANCEL"));
    }

    @Override
    public void emergencyStop() {
        throw fault("A label printer has no emergency stop. Switch it off at the wall.");
    }

    @Override
    public void close() {
        see(lost("The session was closed.", seen));
        wire.close();
        thread.interrupt();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!seen.lost()) {
                Wish wish = wishes.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
                if (wish != null) {
                    wish.carryOut();
                }
                understand(wire.ask("STATUS"));
                listener.changed();
            }
        } catch (IOException | InterruptedException broken) {
            see(lost("The connection broke: " + broken.getMessage(), seen));
            listener.changed();
        }
    }

    private void send(PrintTask task) throws IOException {
        byte[] label;
        try (InputStream content = task.content().open()) {
            label = content.readNBytes(LONGEST_LABEL + 1);
        } catch (IOException | PrintLabException unreadable) {
            end(PrintPhase.FAILED, "The file could not be read, nothing was sent: " + unreadable.getMessage());
            return;
        }
        if (label.length != task.bytes()) {
            end(
                    PrintPhase.FAILED,
                    "The file has " + label.length + " bytes and not " + task.bytes() + "; nothing was sent.");
            return;
        }
        String answer = wire.send("PRINT " + tag(task.id()) + " " + label.length, label);
        if (!answer.equals("OK")) {
            end(PrintPhase.FAILED, "The printer refused the label: " + answer);
        }
    }

    /** STATUS answers IDLE, PRINTING tag percent, DONE tag, STOPPED tag, or FAULT text. */
    private synchronized void understand(String answer) {
        String[] words = answer.split(" ", 3);
        PrintObservation print = seen.print();
        boolean running = print != null && !print.phase().isEnd();
        boolean ours = running && words.length > 1 && words[1].equals(tag(print.task()));
        boolean starting = running && print.phase() == PrintPhase.STARTING;
        DeviceState busy = starting ? DeviceState.PRINTING : DeviceState.IDLE;
        switch (words[0]) {
            case "PRINTING" -> {
                PrintObservation next = ours ? printing(print, words) : running && !starting ? gone(print) : print;
                see(observation(DeviceState.PRINTING, answer, next, !ours, false));
            }
            case "DONE" -> {
                PrintObservation next = ours ? ended(print, PrintPhase.FINISHED, "") : print;
                see(observation(ours ? DeviceState.IDLE : busy, answer, next, false, false));
            }
            case "STOPPED" -> {
                PrintPhase phase = cancelAsked ? PrintPhase.CANCELLED : PrintPhase.FAILED;
                PrintObservation next =
                        ours ? ended(print, phase, cancelAsked ? "" : "Stopped at the printer.") : print;
                see(observation(ours ? DeviceState.IDLE : busy, answer, next, false, false));
            }
            case "IDLE" -> see(observation(busy, answer, running && !starting ? gone(print) : print, false, false));
            case "FAULT" -> {
                PrintObservation next = running ? ended(print, PrintPhase.FAILED, answer) : print;
                see(observation(DeviceState.FAULT, answer, next, false, false));
            }
            default -> see(observation(DeviceState.UNKNOWN, "Not understood: " + answer, print, false, false));
        }
    }

    private synchronized void end(PrintPhase phase, String detail) {
        PrintObservation print = seen.print();
        if (print != null && !seen.lost()) {
            see(observation(DeviceState.UNKNOWN, detail, ended(print, phase, detail), false, false));
        }
    }

    private static PrintObservation printing(PrintObservation print, String[] words) {
        boolean percent = words.length == 3 && words[2].matches("[0-9]{1,2}|100");
        double progress = percent ? Integer.parseInt(words[2]) / 100.0 : print.progress();
        return new PrintObservation(print.task(), PrintPhase.PRINTING, "printing", progress, null, "");
    }

    private static PrintObservation ended(PrintObservation print, PrintPhase phase, String detail) {
        double progress = phase == PrintPhase.FINISHED ? 1 : print.progress();
        return new PrintObservation(print.task(), phase, "ended", progress, null, detail);
    }

    private static PrintObservation gone(PrintObservation print) {
        return ended(
                print, PrintPhase.FAILED, "The printer no longer has the label and does not say that it finished.");
    }

    /** What is known once nobody listens any more: a print that ran may still run. */
    private DeviceObservation lost(String why, DeviceObservation last) {
        PrintObservation print = last.print();
        PrintObservation left = print == null || print.phase().isEnd() ? print : ended(print, PrintPhase.LOST, why);
        return observation(DeviceState.UNKNOWN, why, left, false, true);
    }

    private DeviceObservation observation(
            DeviceState state, String evidence, @Nullable PrintObservation print, boolean foreign, boolean lost) {
        return new DeviceObservation(state, evidence, clock.instant(), print, foreign, List.of(), lost);
    }

    /** A session that was lost stays lost. */
    private synchronized void see(DeviceObservation next) {
        if (!seen.lost()) {
            seen = next;
        }
    }

    private static String tag(PrintTask.Id id) {
        return id.job() + "-" + id.fence();
    }

    private static PrintLabException fault(String message) {
        return new PrintLabException(ErrorCategory.DEVICE, message);
    }
}
