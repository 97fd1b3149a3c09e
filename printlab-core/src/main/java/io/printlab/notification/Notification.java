package io.printlab.notification;

import io.printlab.account.User;
import io.printlab.device.DeviceId;
import io.printlab.event.LabEvent;
import io.printlab.job.Job;
import io.printlab.queue.Explanation;
import org.jspecify.annotations.Nullable;

/**
 * News about a job for people.
 *
 * @param event the event that it tells of; its id makes the news unique
 * @param job as it stands when the news is made
 * @param device the device that had the job, or null
 * @param deviceName the device's name for people, or null
 * @param waiting with QUEUED: its place, why it waits, and what is expected; else null
 */
public record Notification(
        LabEvent event,
        Kind kind,
        Job job,
        User owner,
        @Nullable DeviceId device,
        @Nullable String deviceName,
        @Nullable Explanation waiting) {
    /** The kinds of news. */
    public enum Kind {
        /** It came into the queue and has to wait; a job that a free device takes at once has no such news. */
        QUEUED,
        STARTED,
        COMPLETED,
        FAILED,
        CANCELLED,
        INTERRUPTED,
        REJECTED,
        AWAITING_APPROVAL,
        /** Staff ask its owner for a change. */
        CHANGE_ASKED,
        /** Its owner has answered, or handed in something else. */
        CHANGE_ANSWERED,
        APPROVED,
        /** Its owner or staff wrote about it; the event says who. */
        MESSAGE,
        /** The print has been lying ready for a while, and its owner has not picked it up. */
        PICK_UP_REMINDER
    }
}
