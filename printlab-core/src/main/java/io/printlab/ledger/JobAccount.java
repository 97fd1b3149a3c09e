package io.printlab.ledger;

/**
 * What stands in the ledger for one job, corrections apart.
 *
 * @param reserved what is reserved now
 * @param charged what is charged now
 */
public record JobAccount(PrintTerms terms, Amount reserved, Amount charged) {
    /** Of a job that the ledger does not know. */
    public static JobAccount opened(PrintTerms terms) {
        return new JobAccount(terms, Amount.ZERO, Amount.ZERO);
    }
}
