package io.printlab.testkit;

import io.printlab.conversation.ConversationRepository;
import io.printlab.conversation.JobMessage;
import io.printlab.error.PrintLabException;
import io.printlab.event.EventKind;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

final class MemoryConversations implements ConversationRepository {
    private final List<JobMessage> messages = new ArrayList<>();
    private final MemoryJobs jobs;
    private final MemoryEvents events;

    MemoryConversations(MemoryJobs jobs, MemoryEvents events) {
        this.jobs = jobs;
        this.events = events;
    }

    @Override
    public synchronized JobMessage add(JobMessage message) {
        Job job = jobs.byId(message.job())
                .orElseThrow(() -> PrintLabException.notFound("There is no job " + message.job() + "."));
        if (of(List.of(message.job())).size() >= MOST) {
            throw PrintLabException.conflict("Job " + message.job() + " has " + MOST + " messages already.");
        }
        JobMessage kept = new JobMessage(
                messages.size() + 1L,
                message.job(),
                message.at().truncatedTo(ChronoUnit.MICROS),
                message.by(),
                message.fromStaff(),
                message.kind(),
                message.text());
        messages.add(kept);
        if (kept.kind() == JobMessage.Kind.MESSAGE) {
            events.log(
                    kept.at(),
                    EventKind.MESSAGE_WRITTEN,
                    kept.job(),
                    null,
                    job.submission().ownership(),
                    Map.of("from", kept.fromStaff() ? "STAFF" : "OWNER"));
        }
        return kept;
    }

    @Override
    public synchronized List<JobMessage> of(Collection<JobId> wanted) {
        return messages.stream()
                .filter(message -> wanted.contains(message.job()))
                .toList();
    }
}
