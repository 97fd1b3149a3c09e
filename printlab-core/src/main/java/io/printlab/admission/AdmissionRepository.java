package io.printlab.admission;

import io.printlab.account.UserId;
import io.printlab.job.Job;
import io.printlab.job.JobChange;
import io.printlab.ledger.PrintTerms;
import java.util.List;
import java.util.function.Function;

/**
 * What people have printed, and the one door by which jobs come in. Thread-safe; every method may block on the database and throws
 * UNAVAILABLE without it. Implementations keep to {@code LabStoreContract} of the testkit.
 */
public interface AdmissionRepository {
    /** The cost grows with what the owner has waiting and ended since the periods began, not with the history. */
    PrintRecord record(UserId owner, Periods since);

    /**
     * Stores the moves that are decided on the owner's record, all or none. Of one owner one decision is made at a time in the whole
     * lab: the next one sees what this one stored.
     *
     * @param terms kept with the job and booked with the move that lets it in
     * @param decision gives the moves of one job in their order, at least one; called at least once, on this thread, while the owner's
     *     record is locked: it only computes. What it throws is thrown, and nothing is stored
     * @return the job after the last move
     * @throws io.printlab.job.StaleJobException if a move no longer stands
     */
    Job admit(UserId owner, Periods since, PrintTerms terms, Function<PrintRecord, List<JobChange>> decision);
}
