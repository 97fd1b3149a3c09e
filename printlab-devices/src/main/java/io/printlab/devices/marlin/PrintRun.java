package io.printlab.devices.marlin;

import io.printlab.driver.PrintObservation;
import io.printlab.driver.PrintPhase;
import io.printlab.driver.PrintTask;
import java.io.IOException;
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
        /** Paused by the printer itself, which knows the way back. */
        HELD,
        RESUMING,
        STOPPING,
        ENDED
    }

    private final PrintTask task;
    private final CommandReader reader;
    private final MarlinStream stream;
    private final Manner manner;
    private final PrintProgress progress;
    private final Modes modes = new Modes();
    private final PersonNeeded person = new PersonNeeded();

    private Stage stage = Stage.FEEDING;
    private boolean seenToPrint;
    private @Nullable Command marker;
    private @Nullable Position stood;
    private String pausedBecause = "";
    private PrintPhase end = PrintPhase.FINISHED;
    private String detail = "";
    private long now;

    PrintRun(PrintTask task, FileCheck file, CommandReader reader, MarlinStream stream, Manner manner, long now) {
        this.task = task;
        this.reader = reader;
        this.stream = stream;
        this.manner = manner;
        this.progress = new PrintProgress(file, task.expected(), now);
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
        return stage == Stage.PAUSED && !person.isNeeded();
    }

    @Nullable Command nextOfFile() {
        if (stage == Stage.DRAINING && marker == null) {
            // Its answer is that of no other line: an ok too many cannot end the print before its moves are done.
            marker = Command.ofHost("M105");
            return marker;
        }
        if (stage != Stage.FEEDING) {
            return null;
        }
        try {
            Command command = reader.next();
            if (command == null) {
                stage = Stage.DRAINING;
                return Command.ofHost("M400");
            }
            if (!SentLine.fits(command.text().length(), SentLine.digits(reader.line()) + 1)) {
                throw new IOException("line " + reader.line() + " of the file is too long for the printer");
            }
            if (manner.hostWaitsFor(command)) {
                pause(now);
                pausedBecause = "paused: the file waits for a person";
                return null;
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
        person.no();
        if (command.fromFile()) {
            seenToPrint = true;
            progress.done(command.end());
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

    /** The printer waits for a person; one who has stopped the print need not come for that. */
    void waitsForPerson(long time) {
        busy(time);
        if (stage == Stage.STOPPING && manner.breaksWaits()) {
            stream.sendOutOfBand(person.answer(manner.capability()));
        } else {
            person.stillWaits();
        }
    }

    PersonNeeded person() {
        return person;
    }

    void told(Position position) {
        if (stage == Stage.PAUSING) {
            stood = position;
        }
    }

    void pause(long time) {
        now = time;
        if (stage != Stage.FEEDING) {
            return;
        }
        stood = null;
        pausedBecause = "paused";
        if (manner.byMacros()) {
            stage = Stage.PARKING;
            submit(manner.pause());
        } else {
            stage = Stage.PAUSING;
            submit(List.of("M400", "M114"));
        }
    }

    /** The printer has paused by itself: nothing more is sent, and nothing is moved. */
    void heldAtPrinter(long time) {
        now = time;
        if (stage == Stage.FEEDING) {
            stage = Stage.HELD;
            pausedBecause = "paused at the printer";
        }
    }

    void releasedAtPrinter(long time) {
        now = time;
        if (stage == Stage.HELD) {
            stage = Stage.FEEDING;
            stream.pump(now);
        }
    }

    void resume(long time) {
        now = time;
        if (stage == Stage.HELD) {
            goOn();
        } else if (person.isNeeded()) {
            answerForPerson();
        } else if (stage == Stage.PAUSED) {
            stage = Stage.RESUMING;
            if (manner.byMacros()) {
                submit(manner.resume());
                return;
            }
            Position back = stood;
            if (back != null && modes.homed()) {
                modes.unpark(back).forEach(text -> stream.submit(Command.ofHost(text), now));
            }
            submit(modes.restore());
        }
    }

    /** The printer has its own way back, or waits in the middle of a command. */
    private void goOn() {
        String goesOn = manner.dialect().goesOn();
        if (goesOn.isEmpty() || stream.current() != null) {
            answerForPerson();
        }
        if (goesOn.isEmpty()) {
            releasedAtPrinter(now);
        } else {
            stage = Stage.RESUMING;
            submit(List.of(goesOn));
        }
    }

    private void answerForPerson() {
        Command answer = person.answer(manner.capability());
        person.no();
        if (manner.breaksWaits()) {
            stream.sendOutOfBand(answer);
        }
    }

    /** Ends the print with heaters off; the end is told only once the firmware has acknowledged all of it. */
    void stop(PrintPhase as, String why, long time) {
        now = time;
        if (stage == Stage.STOPPING || stage == Stage.ENDED) {
            return;
        }
        boolean parked = stage == Stage.PAUSED || stage == Stage.PARKING || stage == Stage.HELD;
        stage = Stage.STOPPING;
        end = as;
        detail = why;
        stream.dropWaiting();
        Command current = stream.current();
        if (manner.breaksWaits() && (person.isNeeded() || (current != null && current.waitsForHeat()))) {
            stream.sendOutOfBand(Command.ofHost("M108"));
        }
        if (manner.byMacros()) {
            stream.submit(Command.ofHost(manner.cancel()), now);
        }
        HEATERS_OFF.forEach(text -> stream.submit(Command.ofHost(text), now));
        if (!parked && !manner.byMacros()) {
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
        boolean finished = stage == Stage.ENDED && end == PrintPhase.FINISHED;
        return new PrintObservation(
                task.id(),
                phase(),
                activity(),
                finished ? 1 : progress.done(),
                stage == Stage.ENDED ? null : progress.remaining(now),
                stage == Stage.ENDED && !finished ? detail : "");
    }

    PrintPhase phase() {
        if (stage == Stage.ENDED) {
            return end;
        }
        if (stage == Stage.PAUSED || stage == Stage.HELD || person.isNeeded()) {
            return PrintPhase.PAUSED;
        }
        return seenToPrint ? PrintPhase.PRINTING : PrintPhase.STARTING;
    }

    String activity() {
        if (person.isNeeded() && stage != Stage.ENDED) {
            return person.text();
        }
        return switch (stage) {
            case FEEDING -> activityOf(stream.current());
            case DRAINING -> "finishing";
            case PAUSING, PARKING -> "pausing";
            case PAUSED, HELD -> pausedBecause;
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
