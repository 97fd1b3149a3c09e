package io.printlab.devices.network;

import io.printlab.driver.PrintObservation;
import io.printlab.driver.PrintPhase;
import io.printlab.driver.PrintTask;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A print that printlab sent.
 *
 * @param asked whether the host was asked to begin it, so it may print
 * @param seen whether it was seen to print
 * @param cancelled whether this session was asked to stop it
 */
record OwnPrint(
        PrintTask.Id task,
        PrintPhase phase,
        String activity,
        double progress,
        @Nullable Duration remaining,
        String detail,
        boolean asked,
        boolean seen,
        boolean cancelled) {
    static OwnPrint sending(PrintTask.Id task) {
        return new OwnPrint(task, PrintPhase.STARTING, "sending the file", 0, null, "", false, false, false);
    }

    /** One that an earlier session began. */
    static OwnPrint foundAgain(PrintTask.Id task) {
        return new OwnPrint(task, PrintPhase.PRINTING, "found again on the printer", 0, null, "", true, true, false);
    }

    boolean isEnd() {
        return phase.isEnd();
    }

    String file() {
        return PrintName.of(task);
    }

    OwnPrint withActivity(String next) {
        return new OwnPrint(task, phase, next, progress, remaining, detail, asked, seen, cancelled);
    }

    OwnPrint askedToBegin() {
        return new OwnPrint(task, phase, "waiting for the printer to begin", 0, null, "", true, seen, cancelled);
    }

    OwnPrint askedToStop() {
        return new OwnPrint(task, phase, activity, progress, remaining, detail, asked, seen, true);
    }

    OwnPrint seen(HostReport report) {
        boolean paused = report.activity() == HostReport.Activity.PAUSED;
        return new OwnPrint(
                task,
                paused ? PrintPhase.PAUSED : PrintPhase.PRINTING,
                paused ? "paused" : cancelled ? "stopping" : "printing",
                report.progress(),
                report.remaining(),
                paused ? report.evidence() : "",
                true,
                true,
                cancelled);
    }

    /** As the host tells the end; a stop that nobody asked of this session happened at the machine. */
    OwnPrint ended(PastPrint past) {
        String told = past.detail().isEmpty() ? "" : " " + past.detail();
        return switch (past.end()) {
            case FINISHED -> ended(PrintPhase.FINISHED, 1, "");
            case FAILED -> ended(PrintPhase.FAILED, progress, ("The printer could not finish it." + told));
            case STOPPED ->
                cancelled
                        ? ended(PrintPhase.CANCELLED, progress, "")
                        : ended(PrintPhase.FAILED, progress, "It was stopped at the machine, not by printlab." + told);
        };
    }

    OwnPrint ended(PrintPhase end, String why) {
        return ended(end, progress, why);
    }

    private OwnPrint ended(PrintPhase end, double reached, String why) {
        return new OwnPrint(task, end, end.name().toLowerCase(Locale.ROOT), reached, null, why, asked, seen, cancelled);
    }

    PrintObservation observation() {
        return new PrintObservation(task, phase, activity, progress, remaining, detail);
    }
}
