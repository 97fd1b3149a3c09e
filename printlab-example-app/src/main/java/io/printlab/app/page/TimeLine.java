package io.printlab.app.page;

import io.printlab.device.DeviceId;
import io.printlab.job.JobEvent;
import io.printlab.job.Lease;
import io.printlab.job.Submission;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A job's history in plain words, newest first. */
final class TimeLine {
    private final Function<String, String> actorNames;
    private final Function<DeviceId, String> deviceNames;
    private final ZoneId zone;

    /** @param actorNames from an actor's label, such as {@code user:12}, to a name for people */
    TimeLine(Function<String, String> actorNames, Function<DeviceId, String> deviceNames, ZoneId zone) {
        this.actorNames = actorNames;
        this.deviceNames = deviceNames;
        this.zone = zone;
    }

    List<TimeLineEntry> of(List<JobEvent> history, Instant now) {
        List<TimeLineEntry> entries = new ArrayList<>();
        String printer = "The printer";
        for (JobEvent event : history) {
            Lease lease = event.lease();
            if (lease != null) {
                printer = deviceNames.apply(lease.device());
            }
            entries.add(
                    0,
                    new TimeLineEntry(
                            sentence(event, printer),
                            StateText.job(event.to()).tone(),
                            event.reason(),
                            Moment.of(event.at(), now, zone)));
        }
        return entries;
    }

    private String sentence(JobEvent event, String printer) {
        String who = actorNames.apply(event.by());
        return switch (event.move()) {
            case SUBMIT -> who + " handed it in" + way(event.submission()) + ".";
            case ENQUEUE ->
                "The file was read, no rule of the lab asked for approval, and the job went into the queue.";
            case REQUEST_APPROVAL -> "Rules of the lab put the job before staff for approval.";
            case REJECT -> who + " rejected it.";
            case APPROVE -> who + " approved it, and it went into the queue.";
            case ASK_CHANGE -> who + " asked for a change.";
            case ANSWER -> who + " answered.";
            case REVISE -> who + " handed in something else, and staff look at it again.";
            case HOLD -> who + " put it on hold.";
            case AWAIT_OTHER -> "Waits for another job.";
            case PLACE_AGAIN -> "The rules of the lab changed, and the job has a new place in the queue.";
            case BOOST -> who + " moved it up.";
            case RELEASE -> who + " released it to the queue.";
            case WITHDRAW -> who + " cancelled it before it was printed.";
            case CLAIM -> printer + " took the job.";
            case RETURN -> printer + " gave it back to the queue before anything was printed.";
            case START -> printer + " began to print.";
            case PAUSE -> "The print was paused.";
            case RESUME -> "The print went on.";
            case COMPLETE -> printer + " finished the print.";
            case FAIL -> printer + " could not finish the print.";
            case CANCEL -> printer + " stopped the print, because it was cancelled.";
            case INTERRUPT -> "Contact with " + printer + " was lost during the print.";
            case FIND_AGAIN -> printer + " was found with this print again.";
            case SETTLE_COMPLETED -> who + " saw that the print was finished.";
            case SETTLE_FAILED -> who + " saw that the print had failed.";
            case SETTLE_REQUEUE -> who + " sent it back to the queue.";
            case SETTLE_CANCELLED -> who + " gave it up.";
        };
    }

    private static String way(@Nullable Submission submission) {
        if (submission == null) {
            return "";
        }
        return switch (submission.source()) {
            case "web" -> " on the web page";
            case "octoprint" -> " from the slicer";
            case "api" -> " through the programming interface";
            default -> "";
        };
    }
}
