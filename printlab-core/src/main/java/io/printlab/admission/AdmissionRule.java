package io.printlab.admission;

import java.util.Optional;

/**
 * SPI: decides over a submission whose file has been read. Pure: it reads what it is given and nothing else, and has no state.
 * Called on request threads, several at once, for every submission once before its file is kept and once more while no other
 * submission of the same owner can come between; so it neither blocks nor takes longer than a moment. The strictest verdict
 * of all rules counts. An exception refuses the submission as a defect of the lab. Implementations extend {@code
 * AdmissionRuleContract} of the testkit.
 */
public interface AdmissionRule {
    /** Stable name in plain words, as in "waiting jobs"; 1 to 40 characters. */
    String name();

    Verdict review(AdmissionRequest request);

    /**
     * Why it lets pass what it would ask staff about otherwise, in a sentence for the job's history; empty if it would not. Called on the
     * same terms as {@link #review}, once that has let the submission pass.
     */
    default Optional<String> waived(AdmissionRequest request) {
        return Optional.empty();
    }
}
