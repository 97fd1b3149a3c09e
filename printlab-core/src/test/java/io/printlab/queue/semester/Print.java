package io.printlab.queue.semester;

import io.printlab.account.UserId;
import io.printlab.job.WorkClass;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A print that somebody wants in the semester. All its fate is drawn before the simulation, so every order meets the same
 * people.
 *
 * @param estimateHours what its owner tells the lab
 * @param attempts what really happens; a failed one is handed in again while there are more
 * @param givenUpAt its owner cancels it then if it still waits
 */
record Print(
        long id,
        UserId owner,
        WorkClass what,
        Instant at,
        @Nullable Instant deadline,
        String material,
        double estimateHours,
        List<Attempt> attempts,
        @Nullable Instant givenUpAt) {

    /** @param hours until it ends on the device, in whichever way */
    record Attempt(double hours, Outcome outcome) {}

    enum Outcome {
        COMPLETED,
        FAILED,
        CANCELLED
    }

    /** What the finished print takes. */
    double fullHours() {
        return attempts.get(attempts.size() - 1).hours();
    }
}
