package io.printlab.admission;

/**
 * SPI: decides over a submission whose file has been read. Pure: it reads what it is given and nothing else, has no state, and is
 * called on request threads, several at once. The strictest verdict of all rules counts. Implementations extend
 * {@code AdmissionRuleContract} of the testkit.
 */
public interface AdmissionRule {
    /** Stable name in plain words, as in "waiting jobs"; 1 to 40 characters. */
    String name();

    Verdict review(AdmissionRequest request);
}
