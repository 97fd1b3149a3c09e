package io.printlab.conversation;

import io.printlab.job.JobId;
import java.util.Collection;
import java.util.List;

/**
 * SPI: the conversations about jobs, append-only. Thread-safe; every method may block on the database and throws UNAVAILABLE without it.
 * Implementations keep to {@code LabStoreContract} of the testkit.
 */
public interface ConversationRepository {
    /** No job has more messages. */
    int MOST = 200;

    /**
     * Adds a message. A plain one ({@link JobMessage.Kind#MESSAGE}) is told by an event; the others come with a move, which is.
     *
     * @throws io.printlab.error.PrintLabException NOT_FOUND without such a job, CONFLICT if it has {@value #MOST} messages
     */
    JobMessage add(JobMessage message);

    /** All messages about these jobs, oldest first. */
    List<JobMessage> of(Collection<JobId> jobs);
}
