package io.printlab.queue;

import io.printlab.job.Submission;
import io.printlab.job.WorkClass;
import java.util.Objects;

/** SPI: says what a submission is for. Pure; called on request threads, several at once; throws nothing. */
@FunctionalInterface
public interface WorkClassifier {
    /** What the owner said; research where nothing was said. */
    WorkClassifier AS_SUBMITTED =
            submission -> Objects.requireNonNullElse(submission.wishes().work(), WorkClass.RESEARCH);

    WorkClass classOf(Submission submission);

    /** One class for every job: weights change nothing then. */
    static WorkClassifier always(WorkClass one) {
        return submission -> one;
    }
}
