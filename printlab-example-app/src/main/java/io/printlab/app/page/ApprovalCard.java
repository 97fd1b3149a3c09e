package io.printlab.app.page;

import io.printlab.conversation.Conversation;
import io.printlab.desk.ApprovalDesk;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A job that waits for approval, with what was written about it. */
public record ApprovalCard(JobCard job, boolean changeAsked, List<MessageLine> messages) {
    static List<ApprovalCard> of(Viewing viewing, int limit) {
        ApprovalDesk desk = viewing.lab().approvals();
        List<Job> jobs = desk.waiting(viewing.actor(), null, limit);
        Map<JobId, Conversation> written = desk.conversations(viewing.actor(), jobs);
        List<JobCard> cards = JobCards.of(viewing, jobs);
        List<ApprovalCard> approvals = new ArrayList<>();
        for (int index = 0; index < jobs.size(); index++) {
            Conversation conversation = written.getOrDefault(jobs.get(index).id(), Conversation.NONE);
            approvals.add(new ApprovalCard(
                    cards.get(index), conversation.isChangeAsked(), MessageLine.of(viewing, conversation)));
        }
        return approvals;
    }
}
