package io.printlab.devices.grbl;

import io.printlab.driver.PrintObservation;
import io.printlab.driver.PrintPhase;
import io.printlab.driver.PrintTask;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A print that is streamed. For one thread. */
final class GrblRun {
    private static final Logger log = LoggerFactory.getLogger(GrblRun.class);
    /** Beam and spindle off, whatever the file forgot; the dwell is answered when all before it was carried out. */
    private static final List<String> END = List.of("M5", "G4P0.01");

    private final PrintTask.Id task;
    private final GrblFile file;
    private final long lines;
    private final Deque<GrblStream.Sent> end = new ArrayDeque<>();
    private GrblStream.@Nullable Sent next;
    private boolean read;
    private long answered;
    private PrintPhase phase = PrintPhase.STARTING;
    private String activity = "sending";
    private String detail = "";

    GrblRun(PrintTask.Id task, GrblFile file, long lines) {
        this.task = task;
        this.file = file;
        this.lines = lines;
        END.forEach(line -> end.add(new GrblStream.Sent(line, 0)));
    }

    /** The next line to be sent; null once all were taken. */
    GrblStream.@Nullable Sent peek() throws IOException {
        if (next == null && !read) {
            String text = file.next();
            read = text == null;
            next = text == null ? null : new GrblStream.Sent(text, file.number());
        }
        return next == null ? end.peek() : next;
    }

    void taken() {
        if (next == null) {
            end.poll();
        } else {
            next = null;
        }
    }

    boolean isTaken() {
        return read && next == null && end.isEmpty();
    }

    void answered(GrblStream.Sent line) {
        answered += line.number() > 0 ? 1 : 0;
    }

    PrintPhase phase() {
        return phase;
    }

    boolean isOver() {
        return phase.isEnd();
    }

    void seen(PrintPhase now, String doing) {
        if (!isOver()) {
            phase = now;
            activity = doing;
        }
    }

    void end(PrintPhase how, String why) {
        if (isOver()) {
            return;
        }
        phase = how;
        activity = "ended";
        detail = why;
        try {
            file.close();
        } catch (IOException unclosed) {
            log.warn("The file of job {} could not be closed", task.job(), unclosed);
        }
    }

    PrintObservation observation() {
        double done = phase == PrintPhase.FINISHED ? 1 : Math.min(0.99, (double) answered / lines);
        return new PrintObservation(task, phase, activity, done, null, detail);
    }
}
