package io.printlab.devices.marlin;

import io.printlab.driver.PrintObservation;
import io.printlab.driver.PrintPhase;
import io.printlab.driver.PrintTask;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One print: what to send next, and what the acknowledgements prove. Pure but for reading its file. */
final class PrintRun {
    private static final Logger log = LoggerFactory.getLogger(PrintRun.class);
    static final List<String> HEATERS_OFF = List.of("M104 S0", "M140 S0", "M107");

    private enum Stage {
        FEEDING,
        /** All is sent; the moves are not done. */
        DRAINING,
        PAUSING,
        PARKING,
        PAUSED,
        RESUMING,
        STOPPING,
        ENDED
    }

    private final PrintTask task;
    private final FileCheck file;
    private final CommandReader reader;
    private final MarlinStream stream;
    private final long started;
    private final Modes modes = new Modes();

    private Stage stage = Stage.FEEDING;
    private boolean seenToPrint;
    private long bytesDone;
    private @Nullable Command marker;
    private @Nullable Position stood;
    private PrintPhase end = PrintPhase.FINISHED;
    private String detail = "";
    private String personNeeded = "";
    private long now;

    PrintRun(PrintTask task, FileCheck file, CommandReader reader, MarlinStream stream, long now) {
        this.task = task;
        this.file = file;
        this.reader = reader;
        this.stream = stream;
        this.started = now;
        this.now = now;
    }

    boolean isOf(PrintTask.Id id) {
        return task.id().equals(id);
    }

    boolean hasEnded() {
        return stage == Stage.ENDED;
    }

    /** Whether it is paused by the lab, so that nothing of the file is under way and nobody at the printer is waited for. */
    boolean standsStill() {
        return stage == Stage.PAUSED && personNeeded.isEmpty();
    }

    @Nullable Command nextOfFile() {
        if (stage != Stage.FEEDING) {
            return null;
        }
        try {
            Command command = reader.next();
            if (command == null) {
                stage = Stage.DRAINING;
                marker = Command.ofHost("M400");
                return marker;
            }
            if (!SentLine.fits(command.text().length(), SentLine.digits(reader.line()) + 1)) {
                throw new IOException("line " + reader.line() + " of the file is too long for the printer");
            }
            modes.sent(command);
            return command;
        } catch (IOException unreadable) {
            stop(PrintPhase.FAILED, "The print file could not be read on: " + unreadable.getMessage() + ".", now);
            return null;
        }
    }

    void acknowledged(Command command, long time) {
        now = time;
        personNeeded = "";
        if (command.fromFile()) {
            seenToPrint = true;
            bytesDone = command.end();
        }
        if (command != marker) {
            return;
        }
        marker = null;
        switch (stage) {
            case DRAINING -> end(PrintPhase.FINISHED, "");
            case PAUSING -> {
                stage = Stage.PARKING;
                submit(modes.park());
            }
            case PARKING -> stage = Stage.PAUSED;
            case RESUMING -> stage = Stage.FEEDING;
            case STOPPING -> end(end, detail);
            default -> {}
        }
    }

    /** The firmware works on a command that takes long, which is proof enough that the print goes on. */
    void busy(long time) {
        now = time;
        Command current = stream.current();
        seenToPrint |= current != null && current.fromFile();
    }

    void needsPerson(String what) {
        personNeeded = what;
    }

    void told(Position position) {
        if (stage == Stage.PAUSING) {
            stood = position;
        }
    }

    void pause(long time) {
        now = time;
        if (stage == Stage.FEEDING) {
            stage = Stage.PAUSING;
            stood = null;
            submit(List.of("M400", "M114"));
        }
    }

    void resume(long time) {
        now = time;
        if (!personNeeded.isEmpty()) {
            personNeeded = "";
            stream.sendOutOfBand(Command.ofHost("M108"));
        } else if (stage == Stage.PAUSED) {
            stage = Stage.RESUMING;
            Position back = stood;
            if (back != null && modes.homed()) {
                modes.unpark(back).forEach(text -> stream.submit(Command.ofHost(text), now));
            }
            submit(modes.restore());
        }
    }

    /** Ends the print with heaters off; the end is told only once the firmware has acknowledged all of it. */
    void stop(PrintPhase as, String why, long time) {
        now = time;
        if (stage == Stage.STOPPING || stage == Stage.ENDED) {
            return;
        }
        boolean parked = stage == Stage.PAUSED || stage == Stage.PARKING;
        stage = Stage.STOPPING;
        end = as;
        detail = why;
        stream.dropWaiting();
        Command current = stream.current();
        if (!personNeeded.isEmpty() || (current != null && current.waitsForHeat())) {
            stream.sendOutOfBand(Command.ofHost("M108"));
        }
        HEATERS_OFF.forEach(text -> stream.submit(Command.ofHost(text), now));
        if (!parked) {
            modes.park().forEach(text -> stream.submit(Command.ofHost(text), now));
        }
        submit(List.of("M84"));
    }

    /** The print is over at once: the device says so, or is gone. */
    void end(PrintPhase as, String why) {
        if (stage == Stage.ENDED) {
            return;
        }
        stage = Stage.ENDED;
        end = as;
        detail = why;
        try {
            reader.close();
        } catch (IOException unclosed) {
            log.warn("A print file could not be closed", unclosed);
        }
    }

    void addDetail(String more) {
        detail = detail + " " + more;
    }

    PrintObservation observation() {
        return new PrintObservation(task.id(), phase(), activity(), progress(), remaining(), detailOfEnd());
    }

    PrintPhase phase() {
        if (stage == Stage.ENDED) {
            return end;
        }
        if (stage == Stage.PAUSED || !personNeeded.isEmpty()) {
            return PrintPhase.PAUSED;
        }
        return seenToPrint ? PrintPhase.PRINTING : PrintPhase.STARTING;
    }

    private String detailOfEnd() {
        return stage == Stage.ENDED && end != PrintPhase.FINISHED ? detail : "";
    }

    String activity() {
        if (!personNeeded.isEmpty() && stage != Stage.ENDED) {
            return personNeeded;
        }
        return switch (stage) {
            case FEEDING -> activityOf(stream.current());
            case DRAINING -> "finishing";
            case PAUSING, PARKING -> "pausing";
            case PAUSED -> "paused";
            case RESUMING -> "resuming";
            case STOPPING -> "stopping";
            case ENDED -> end == PrintPhase.FINISHED ? "finished" : "ended";
        };
    }

    private String activityOf(@Nullable Command current) {
        if (current == null || !current.fromFile() || current.text().startsWith("G1")) {
            return seenToPrint ? "printing" : "starting";
        }
        if (current.is("M109")) {
            return "heating the nozzle";
        }
        if (current.is("M190")) {
            return "heating the bed";
        }
        if (current.is("G28")) {
            return "homing";
        }
        return current.is("G29") ? "measuring the bed" : seenToPrint ? "printing" : "starting";
    }

    private double progress() {
        if (stage == Stage.ENDED && end == PrintPhase.FINISHED) {
            return 1;
        }
        return file.progress(bytesDone);
    }

    /** At the beginning the expected time counts, towards the end what the elapsed time says. */
    private @Nullable Duration remaining() {
        if (stage == Stage.ENDED) {
            return null;
        }
        double done = progress();
        double elapsed = (now - started) / 1e9;
        Duration expected = task.expected();
        double byElapsed = done > 0.01 ? elapsed / done * (1 - done) : -1;
        if (expected == null) {
            return byElapsed < 0 ? null : seconds(byElapsed);
        }
        double byPlan = Math.max(0, expected.toSeconds() * (1 - done));
        return seconds(byElapsed < 0 ? byPlan : byPlan * (1 - done) + byElapsed * done);
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis((long) Math.min(seconds * 1000, 1e12));
    }

    private void submit(List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            Command command = Command.ofHost(texts.get(i));
            if (i == texts.size() - 1) {
                marker = command;
            }
            stream.submit(command, now);
        }
    }
}
