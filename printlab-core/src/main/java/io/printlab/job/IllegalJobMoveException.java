package io.printlab.job;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.util.TreeSet;

/** A move that the lifecycle does not allow from the job's state. */
public final class IllegalJobMoveException extends PrintLabException {
    private static final long serialVersionUID = 1L;

    IllegalJobMoveException(JobId job, JobState state, JobTransition move) {
        super(
                ErrorCategory.CONFLICT,
                "Job " + job + " is " + state + ", and " + move + " is only for " + new TreeSet<>(move.sources())
                        + ". Look at the job's page for what can be done with it now.");
    }
}
