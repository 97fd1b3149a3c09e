package io.printlab.persistence;

import io.printlab.account.Ownership;
import io.printlab.conversation.ConversationRepository;
import io.printlab.conversation.JobMessage;
import io.printlab.error.PrintLabException;
import io.printlab.event.EventKind;
import io.printlab.job.JobId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.session.SqlSession;

final class PostgresConversations implements ConversationRepository {
    private final Transactor transactor;
    private final News news;

    PostgresConversations(Transactor transactor, News news) {
        this.transactor = transactor;
        this.news = news;
    }

    @Override
    public JobMessage add(JobMessage message) {
        JobMessage added = transactor.inTransaction(session -> add(session, message));
        transactor.afterCommit(news::announce);
        return added;
    }

    @Override
    public List<JobMessage> of(Collection<JobId> jobs) {
        Long[] wanted = jobs.stream().map(JobId::value).toArray(Long[]::new);
        return wanted.length == 0
                ? List.of()
                : transactor.with(ConversationMapper.class, messages -> messages.of(wanted));
    }

    private static JobMessage add(SqlSession session, JobMessage message) {
        ConversationMapper messages = session.getMapper(ConversationMapper.class);
        Ownership owner = messages.lock(message.job());
        if (owner == null) {
            throw PrintLabException.notFound("There is no job " + message.job() + ". Look for it in the list of jobs.");
        }
        if (messages.count(message.job()) >= MOST) {
            throw PrintLabException.conflict("Job " + message.job() + " has " + MOST
                    + " messages already, which is all that is kept. Talk to each other in the lab.");
        }
        JobMessage added = message.withId(messages.add(message));
        if (message.kind() == JobMessage.Kind.MESSAGE) {
            session.getMapper(EventMapper.class)
                    .log(
                            0,
                            new EventRow(
                                    0,
                                    message.at(),
                                    EventKind.MESSAGE_WRITTEN,
                                    message.job(),
                                    null,
                                    owner.user(),
                                    owner.group(),
                                    new TextMap(Map.of("from", message.fromStaff() ? "STAFF" : "OWNER"))));
        }
        return added;
    }
}
