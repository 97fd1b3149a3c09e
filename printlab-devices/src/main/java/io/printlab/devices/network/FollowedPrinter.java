package io.printlab.devices.network;

import io.printlab.device.DeviceState;
import io.printlab.device.Temperature;
import io.printlab.driver.DeviceObservation;
import io.printlab.driver.PrintPhase;
import io.printlab.driver.PrintTask;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one printer, from what its host says and leaves unsaid. Has no threads and no clock; its session guards it with a
 * lock. Times are {@code System.nanoTime()}.
 */
final class FollowedPrinter {
    private final Patience patience;
    private DeviceState state = DeviceState.UNKNOWN;
    private String evidence = "The printer has said nothing yet.";
    private List<Temperature> temperatures = List.of();
    private @Nullable OwnPrint print;
    private boolean foreign;
    private @Nullable String foreignPrint;
    private boolean lost;
    private boolean newestWanted = true;
    private long answeredAt;
    private long gone = Long.MIN_VALUE;

    FollowedPrinter(Patience patience, long now) {
        this.patience = patience;
        this.answeredAt = now;
    }

    void report(HostReport report, long now) {
        if (lost) {
            return;
        }
        answeredAt = now;
        temperatures = report.temperatures();
        evidence = report.evidence();
        state = switch (report.activity()) {
            case UNKNOWN -> DeviceState.UNKNOWN;
            case IDLE -> DeviceState.IDLE;
            case PRINTING -> DeviceState.PRINTING;
            case PAUSED -> DeviceState.PAUSED;
            case FAULT -> DeviceState.FAULT;
        };
        switch (report.activity()) {
            case PRINTING, PAUSED -> seePrint(report, now);
            case IDLE -> seeIdle(report, now);
            case FAULT -> seeFault(report);
            case UNKNOWN -> noteGone(now);
        }
    }

    private void seePrint(HostReport report, long now) {
        PrintTask.Id runs = PrintName.read(report.file()).orElse(null);
        OwnPrint ours = print;
        newestWanted = false;
        if (ours != null && (ours.task().equals(runs) || (report.file() == null && ours.asked() && !ours.isEnd()))) {
            print = ours.seen(report);
            notForeign();
        } else if (runs != null && (ours == null || ours.isEnd())) {
            print = OwnPrint.foundAgain(runs).seen(report);
            notForeign();
        } else {
            foreign = true;
            foreignPrint = name(report.file(), "");
            evidence = "It prints " + (foreignPrint == null ? "something" : foreignPrint)
                    + ", which printlab did not start.";
            noteGone(now);
        }
    }

    private void notForeign() {
        foreign = false;
        foreignPrint = null;
        gone = Long.MIN_VALUE;
    }

    private void seeIdle(HostReport report, long now) {
        foreign = false;
        PastPrint past = report.past();
        if (past != null) {
            newestWanted = false;
            seePast(past);
        }
        noteGone(now);
        if (isSending()) {
            state = DeviceState.PRINTING;
            evidence = "The file is on its way to the printer.";
        }
    }

    private void seeFault(HostReport report) {
        foreign = false;
        OwnPrint ours = print;
        if (ours != null && ours.asked() && !ours.isEnd()) {
            print = ours.ended(PrintPhase.FAILED, report.evidence());
        }
    }

    /** A print that was seen and is no more has ended somehow: the host is asked, and after a while a person. */
    private void noteGone(long now) {
        OwnPrint ours = print;
        if (ours == null || ours.isEnd() || !ours.asked()) {
            gone = Long.MIN_VALUE;
            return;
        }
        if (gone == Long.MIN_VALUE) {
            gone = now;
        }
        if (ours.seen()
                && state != DeviceState.UNKNOWN
                && now - gone > patience.settled().toNanos()) {
            print = ours.ended(
                    PrintPhase.LOST, "The printer does not print it any more, and its host does not say how it ended.");
        }
    }

    /** The file whose end the host is to be asked for; empty if there is nothing to ask. */
    Optional<String> pastWanted() {
        OwnPrint ours = print;
        return gone != Long.MIN_VALUE && ours != null && !ours.isEnd() ? Optional.of(ours.file()) : Optional.empty();
    }

    /** Whether the host is to be asked what it printed last, because this session has not seen it. */
    boolean isNewestWanted() {
        return newestWanted && state == DeviceState.IDLE && print == null;
    }

    /** What the host answers to such a question; null if it does not know. */
    void past(@Nullable PastPrint past) {
        newestWanted = false;
        if (past != null) {
            seePast(past);
        }
    }

    private void seePast(PastPrint past) {
        OwnPrint ours = print;
        PrintTask.Id ended = PrintName.read(past.file()).orElse(null);
        if (past.file() == null) {
            if (ours != null && !ours.isEnd() && ours.seen()) {
                print = ours.ended(past);
            }
        } else if (ended == null) {
            foreignPrint = name(past.file(), past.mark());
        } else if (ours == null) {
            print = OwnPrint.foundAgain(ended).ended(past);
        } else if (ours.task().equals(ended) && ours.asked() && !ours.isEnd()) {
            print = ours.ended(past);
        }
    }

    private static @Nullable String name(@Nullable String file, String mark) {
        if (file == null) {
            return null;
        }
        String told = HostText.line(file, 80);
        return mark.isEmpty() ? told : told + " (" + HostText.line(mark, 36) + ")";
    }

    /** The host did not answer, or not what can be understood. */
    void unanswered(String why, long now) {
        long silent = now - answeredAt;
        if (silent > patience.lost().toNanos()) {
            lost(why);
        } else if (silent > patience.quiet().toNanos()) {
            state = DeviceState.UNKNOWN;
            evidence = why + stillPrinting();
        }
    }

    /** This session is over. */
    void lost(String why) {
        if (lost) {
            return;
        }
        evidence = why + stillPrinting();
        state = DeviceState.UNKNOWN;
        lost = true;
        OwnPrint ours = print;
        if (ours != null && !ours.isEnd()) {
            print = ours.asked()
                    ? ours.ended(PrintPhase.LOST, evidence)
                    : ours.ended(PrintPhase.FAILED, "It was not begun: " + why + " The file was not sent wholly.");
        }
    }

    private String stillPrinting() {
        OwnPrint ours = print;
        return foreign || (ours != null && ours.asked() && !ours.isEnd()) ? " It may still be printing." : "";
    }

    boolean isLost() {
        return lost;
    }

    boolean isReady() {
        return !lost && state == DeviceState.IDLE && !foreign && (print == null || print.isEnd());
    }

    private boolean isSending() {
        return print != null && print.phase() == PrintPhase.STARTING;
    }

    void start(PrintTask.Id task) {
        print = OwnPrint.sending(task);
        state = DeviceState.PRINTING;
        evidence = "The file is on its way to the printer.";
        newestWanted = false;
        foreignPrint = null;
    }

    void sent(PrintTask.Id task, String howFar) {
        OwnPrint ours = print;
        if (isStarting(task) && ours != null && !ours.asked()) {
            print = ours.withActivity(howFar);
        }
    }

    /** Whether the print may be begun now that its file is there; from then on it counts as asked for. */
    boolean askToBegin(PrintTask.Id task) {
        OwnPrint ours = print;
        if (lost || ours == null || !isStarting(task) || ours.cancelled()) {
            return false;
        }
        print = ours.askedToBegin();
        return true;
    }

    /** The start came to nothing, for sure. */
    void failed(PrintTask.Id task, String why) {
        OwnPrint ours = print;
        if (ours != null && isStarting(task) && !ours.seen()) {
            print = ours.cancelled() ? ours.ended(PrintPhase.CANCELLED, "") : ours.ended(PrintPhase.FAILED, why);
        }
    }

    private boolean isStarting(PrintTask.Id task) {
        return print != null && print.task().equals(task) && print.phase() == PrintPhase.STARTING;
    }

    @Nullable OwnPrint running() {
        return print == null || print.isEnd() ? null : print;
    }

    void cancelAsked() {
        OwnPrint ours = print;
        if (ours != null && !ours.isEnd()) {
            print = ours.askedToStop();
        }
    }

    DeviceObservation observation(Instant at) {
        return new DeviceObservation(
                state,
                evidence,
                at,
                print == null ? null : print.observation(),
                foreign,
                foreignPrint,
                temperatures,
                lost);
    }
}
