package io.printlab.app.page;

import io.printlab.device.BedState;
import io.printlab.device.Device;
import io.printlab.device.DeviceState;
import io.printlab.job.JobState;
import io.printlab.job.Tier;

/** The words for states. */
final class StateText {
    private StateText() {}

    static Chip job(JobState state) {
        return switch (state) {
            case ANALYSING -> new Chip("Reading the file", "calm");
            case AWAITING_APPROVAL -> new Chip("Waits for approval", "warn");
            case QUEUED -> new Chip("In the queue", "calm");
            case HELD -> new Chip("On hold", "warn");
            case CLAIMED -> new Chip("Getting ready", "busy");
            case PRINTING -> new Chip("Printing", "busy");
            case PAUSED -> new Chip("Paused", "warn");
            case COMPLETED -> new Chip("Finished", "good");
            case FAILED -> new Chip("Failed", "bad");
            case CANCELLED -> new Chip("Cancelled", "off");
            case REJECTED -> new Chip("Rejected", "bad");
            case INTERRUPTED -> new Chip("Interrupted", "bad");
        };
    }

    /** What the state means for its owner, in one sentence. */
    static String meaning(JobState state) {
        return switch (state) {
            case ANALYSING -> "The lab reads the file.";
            case AWAITING_APPROVAL -> "A member of staff looks at it before it may print.";
            case QUEUED -> "It waits for a printer that fits.";
            case HELD -> "It keeps its place, and no printer takes it until it is released.";
            case CLAIMED -> "A printer has it and heats up.";
            case PRINTING -> "It is being printed.";
            case PAUSED -> "The print stands still and can go on.";
            case COMPLETED -> "The printer finished it. Your part lies on the bed or on the shelf.";
            case FAILED -> "The printer could not finish it. Nothing was charged.";
            case CANCELLED -> "It was cancelled.";
            case REJECTED -> "The lab does not print it.";
            case INTERRUPTED -> "Contact was lost during the print. Staff will see what became of it.";
        };
    }

    static Chip device(Device device) {
        DeviceState state = device.status().state();
        if (!device.inService() && state != DeviceState.PRINTING && state != DeviceState.PAUSED) {
            return new Chip("Maintenance", "off");
        }
        return switch (state) {
            case UNKNOWN -> new Chip("No contact", "bad");
            case IDLE -> device.isReady() ? new Chip("Ready", "good") : new Chip("Idle", "calm");
            case PRINTING -> new Chip("Printing", "busy");
            case PAUSED -> new Chip("Paused", "warn");
            case FAULT -> new Chip("Needs a person", "bad");
        };
    }

    static Chip bed(BedState state) {
        return switch (state) {
            case CLEAR -> new Chip("Bed clear", "good");
            case OCCUPIED -> new Chip("Bed occupied", "warn");
            case UNKNOWN -> new Chip("Bed not known", "warn");
        };
    }

    static Chip tier(Tier tier) {
        return switch (tier) {
            case EMERGENCY -> new Chip("Emergency", "bad");
            case OVERDUE -> new Chip("Waited longest", "warn");
            case AT_RISK -> new Chip("Moved up", "warn");
            case HIGH -> new Chip("High", "busy");
            case NORMAL -> new Chip("Normal", "calm");
            case LOW -> new Chip("Low", "off");
        };
    }
}
