package io.printlab.devices.grbl;

import io.printlab.device.DeviceState;
import io.printlab.driver.DeviceObservation;
import io.printlab.driver.PrintPhase;
import io.printlab.driver.PrintTask;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one machine, and what it is told. Logic without a thread: whoever owns the link calls it with the lines that
 * came and with the time, {@link System#nanoTime()}. It never unlocks a machine: that is done by a person who looked at it. It is long
 * because what a line of grbl means depends on all that was sent and seen before.
 */
final class GrblMachine {
    static final byte STATUS = '?';
    static final byte HOLD = '!';
    static final byte RESUME = '~';
    static final byte RESET = 0x18;
    /** Stops the spindle of a machine that holds, until it goes on. */
    static final byte SPINDLE_STOP = (byte) 0x9e;

    private static final String LASER_MODE = "$32";
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long POLL = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long SILENCE = TimeUnit.SECONDS.toNanos(5);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(3);
    private static final long REPEAT = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int MOST_RESETS = 3;
    private static final int MOST_SETTINGS = 200;
    private static final int IDLE_SIGHTS = 2;

    private final GrblWire wire;
    private final GrblStream stream;
    private final Map<String, String> settings = new TreeMap<>();
    private @Nullable GrblStatus status;
    private @Nullable GrblRun run;
    private String evidence = "Connected; it has said nothing yet.";
    private String alarm = "";
    private boolean lost;
    private boolean stopped;
    private boolean pausing;
    private boolean cancelling;
    private boolean spindleStopped;
    private boolean settingsAsked;
    private int resets;
    private long resetAt;
    private long heldAt;
    private long wishedAt;
    private long heardAt;
    private long askedAt;
    private long idleSince;
    private int idleSights;

    GrblMachine(int buffer, GrblWire wire) {
        this.wire = wire;
        this.stream = new GrblStream(buffer, wire);
    }

    void greet(long now) {
        heardAt = now;
        ask(now);
    }

    void receive(String line, long now) {
        if (lost) {
            return;
        }
        heardAt = now;
        GrblStatus report = GrblStatus.of(line);
        if (report != null) {
            reported(report, now);
        } else if (line.equals("ok")) {
            answered(null, now);
        } else if (line.startsWith("error:")) {
            answered(line, now);
        } else if (line.startsWith("ALARM:")) {
            alarmed(line);
        } else if (line.startsWith("Grbl ")) {
            restarted(now);
        } else if (line.startsWith("$") && line.indexOf('=') > 0 && settings.size() < MOST_SETTINGS) {
            settings.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
        }
        feed(now);
    }

    void tick(long now) {
        if (lost) {
            return;
        }
        if (now - heardAt > SILENCE) {
            lost("The machine has not answered for " + TimeUnit.NANOSECONDS.toSeconds(SILENCE) + " s.");
            return;
        }
        if (now - askedAt >= POLL) {
            ask(now);
        }
        if (resets > 0 && now - resetAt > PATIENCE) {
            if (resets == MOST_RESETS) {
                lost("The machine does not answer to a reset: switch it off at its emergency switch.");
                return;
            }
            reset(now);
        }
        GrblRun running = running();
        if (running != null && cancelling && resets == 0 && now - wishedAt > PATIENCE) {
            reset(now);
        }
        if (running != null
                && !stream.isEmpty()
                && idleSights > 0
                && now - idleSince > SILENCE + (long) (stream.dwellSeconds() * NANOS)
                && resets == 0) {
            fail(
                    "It stands idle with lines that it did not answer: one was lost. It may have left something out.",
                    now);
        }
        feed(now);
    }

    boolean isReady() {
        return !lost && resets == 0 && running() == null && state() == DeviceState.IDLE;
    }

    boolean isGone() {
        return lost;
    }

    /** Whether the controller switches the beam with the movement, as its setting says. */
    boolean isLaser() {
        return "1".equals(settings.get(LASER_MODE));
    }

    int bytesInFlight() {
        return stream.bytes();
    }

    void start(PrintTask task, GrblFile file, long lines, long now) {
        run = new GrblRun(task.id(), file, lines);
        pausing = false;
        cancelling = false;
        spindleStopped = false;
        idleSights = 0;
        feed(now);
    }

    void pause(long now) {
        if (running() != null && !cancelling && !pausing) {
            pausing = true;
            hold(now);
        }
    }

    void resume(long now) {
        GrblRun running = running();
        if (running == null || !(pausing || running.phase() == PrintPhase.PAUSED)) {
            return;
        }
        pausing = false;
        spindleStopped = false;
        tell(RESUME);
        if (status != null && status.state() == GrblStatus.State.IDLE) {
            running.seen(PrintPhase.PRINTING, "going on");
        }
        feed(now);
    }

    /** Stands still first, so that the position is kept; then a reset forgets what was sent and switches beam and spindle off. */
    void cancel(long now) {
        if (running() != null && !cancelling) {
            cancelling = true;
            pausing = false;
            wishedAt = now;
            hold(now);
        }
    }

    /** The reset went out by another way. */
    void emergencyStopped(long now) {
        stopped = true;
        alarm = "";
        endRun(PrintPhase.FAILED, "Stopped by the emergency stop.");
        resets = 1;
        resetAt = now;
    }

    /** The host gives the machine up: nothing may go on without it. */
    void leave(long now) {
        if (running() != null) {
            endRun(PrintPhase.LOST, "printlab gave up the connection while it worked.");
            reset(now);
        }
    }

    boolean isQuiet() {
        return resets == 0;
    }

    void lost(String why) {
        if (!lost) {
            lost = true;
            evidence = why;
            endRun(PrintPhase.LOST, why);
        }
    }

    DeviceObservation observation(Instant at) {
        return new DeviceObservation(
                state(), evidence, at, run == null ? null : run.observation(), isForeign(), List.of(), lost);
    }

    DeviceState state() {
        GrblStatus last = status;
        if (lost || last == null) {
            return DeviceState.UNKNOWN;
        }
        GrblRun running = running();
        if (running != null) {
            return running.phase() == PrintPhase.PAUSED ? DeviceState.PAUSED : DeviceState.PRINTING;
        }
        if (stopped || !alarm.isEmpty()) {
            return DeviceState.FAULT;
        }
        if (resets > 0) {
            return DeviceState.PRINTING;
        }
        return switch (last.state()) {
            case IDLE -> DeviceState.IDLE;
            case RUN -> DeviceState.PRINTING;
            case HOLD -> DeviceState.PAUSED;
            case ALARM, DOOR, CHECK, SLEEP -> DeviceState.FAULT;
            case JOG, HOME -> DeviceState.UNKNOWN;
        };
    }

    private boolean isForeign() {
        GrblStatus last = status;
        return !lost
                && last != null
                && running() == null
                && resets == 0
                && (last.state() == GrblStatus.State.RUN || last.state() == GrblStatus.State.HOLD);
    }

    private @Nullable GrblRun running() {
        return run == null || run.isOver() ? null : run;
    }

    private void reported(GrblStatus report, long now) {
        GrblStatus last = status;
        status = report;
        if (report.state() != GrblStatus.State.IDLE) {
            idleSights = 0;
        } else if (idleSights++ == 0) {
            idleSince = now;
        }
        if (report.state() == GrblStatus.State.ALARM) {
            stopped = false;
        } else if (resets == 0) {
            alarm = "";
            stopped = stopped && report.state() != GrblStatus.State.HOME;
        }
        evidence = says(report);
        if (!settingsAsked && report.state() == GrblStatus.State.IDLE && running() == null && stream.isEmpty()) {
            settingsAsked = true;
            stream.send(new GrblStream.Sent("$$", 0));
        }
        if (running() != null) {
            follow(report, last, now);
        }
    }

    private void follow(GrblStatus report, @Nullable GrblStatus last, long now) {
        GrblRun running = run;
        if (running == null) {
            return;
        }
        if (cancelling) {
            if (resets == 0 && (report.isStill() || report.state() == GrblStatus.State.IDLE)) {
                reset(now);
            } else if (report.state() == GrblStatus.State.RUN && now - heldAt > REPEAT) {
                hold(now);
            }
            return;
        }
        switch (report.state()) {
            case RUN -> {
                if (pausing && now - heldAt > REPEAT) {
                    hold(now);
                } else if (!pausing) {
                    running.seen(PrintPhase.PRINTING, "working");
                }
            }
            case HOLD -> held(running, report, "paused");
            case DOOR -> held(running, report, "the safety door is open");
            case IDLE -> idle(running, last);
            case ALARM -> endRun(PrintPhase.FAILED, "The machine is in alarm. " + evidence);
            case CHECK, SLEEP, HOME, JOG -> fail("Somebody or something took the machine over: " + evidence, now);
        }
    }

    private void held(GrblRun running, GrblStatus report, String why) {
        if (!report.isStill()) {
            return;
        }
        running.seen(PrintPhase.PAUSED, why);
        if (!isLaser() && !spindleStopped && report.state() == GrblStatus.State.HOLD) {
            spindleStopped = true;
            tell(SPINDLE_STOP);
        }
    }

    private void idle(GrblRun running, @Nullable GrblStatus last) {
        if (pausing) {
            running.seen(PrintPhase.PAUSED, "paused");
        } else if (running.isTaken() && stream.isEmpty() && idleSights >= IDLE_SIGHTS) {
            running.end(PrintPhase.FINISHED, "");
        } else if (last != null && last.isBusy() && running.phase() == PrintPhase.PAUSED) {
            running.seen(PrintPhase.PRINTING, "working");
        }
    }

    private void answered(@Nullable String error, long now) {
        GrblStream.Sent line = stream.answered();
        idleSights = 0;
        GrblRun running = running();
        if (line == null || running == null) {
            return;
        }
        if (error == null) {
            running.answered(line);
        } else if (resets == 0 && !cancelling) {
            String where = line.number() == 0 ? "a line of printlab" : "line " + line.number() + " of the file";
            fail("It refused " + where + " (" + line.text() + "): " + GrblCodes.error(error) + ".", now);
        }
    }

    private void alarmed(String line) {
        alarm = GrblCodes.alarm(line);
        evidence = locked();
        stream.forget();
        if (!cancelling) {
            endRun(PrintPhase.FAILED, evidence);
        }
    }

    private String locked() {
        return "It is locked by " + (alarm.isEmpty() ? "an alarm" : alarm)
                + ". Look at the machine, then home or unlock it there.";
    }

    private void restarted(long now) {
        boolean ours = resets > 0;
        resets = 0;
        stream.forget();
        settingsAsked = false;
        settings.clear();
        idleSights = 0;
        status = null;
        if (running() != null) {
            if (cancelling) {
                endRun(PrintPhase.CANCELLED, "");
            } else {
                endRun(
                        PrintPhase.FAILED,
                        "The controller was reset while it worked: somebody pressed reset, or its power failed.");
            }
        }
        cancelling = false;
        stopped = stopped && ours;
        evidence = ours ? "It was reset." : "The controller was reset.";
        ask(now);
    }

    private void fail(String why, long now) {
        endRun(PrintPhase.FAILED, why);
        reset(now);
    }

    private void endRun(PrintPhase how, String why) {
        if (run != null) {
            run.end(how, why);
        }
        pausing = false;
        if (how != PrintPhase.CANCELLED) {
            cancelling = false;
        }
    }

    private void feed(long now) {
        GrblRun running = running();
        if (lost || running == null || pausing || cancelling || resets > 0 || running.phase() == PrintPhase.PAUSED) {
            return;
        }
        try {
            for (GrblStream.Sent next = running.peek(); next != null && stream.takes(next); next = running.peek()) {
                running.taken();
                stream.send(next);
            }
        } catch (IOException unreadable) {
            fail("Its file could not be read to the end: " + unreadable.getMessage() + ".", now);
        }
    }

    private String says(GrblStatus report) {
        return switch (report.state()) {
            case IDLE ->
                stopped
                        ? "The emergency stop was used. Look at the machine, then reset or home it there."
                        : "It is idle.";
            case RUN -> "It works.";
            case HOLD -> "It holds.";
            case JOG -> "Somebody moves it by hand.";
            case ALARM -> locked();
            case DOOR -> "Its safety door is open.";
            case CHECK -> "It only checks and moves nothing. Send $C at the machine to leave that.";
            case HOME -> "It looks for its home.";
            case SLEEP -> "It sleeps. Reset it at the machine.";
        };
    }

    private void hold(long now) {
        heldAt = now;
        tell(HOLD);
    }

    private void reset(long now) {
        resets++;
        resetAt = now;
        stream.forget();
        tell(RESET);
    }

    private void ask(long now) {
        askedAt = now;
        tell(STATUS);
    }

    private void tell(byte realtime) {
        wire.write(new byte[] {realtime});
    }
}
