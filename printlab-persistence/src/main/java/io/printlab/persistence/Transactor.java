package io.printlab.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Runs work against the database, one session each. A deadlock or a serialization failure has changed nothing, so the
 * work is done again, a few times; work therefore does nothing but talk to its mappers.
 */
final class Transactor {
    private static final int ATTEMPTS = 5;

    private final SqlSessionFactory sessions;
    private final ThreadLocal<@Nullable Together> together = new ThreadLocal<>();

    Transactor(SqlSessionFactory sessions) {
        this.sessions = sessions;
    }

    /** A transaction that whatever its thread does joins, and what is to be done once it is committed. */
    private record Together(SqlSession session, List<Runnable> afterCommit) {}

    /** One statement of one mapper, committed by itself. */
    <M, T> T with(Class<M> mapper, Function<M, T> statement) {
        return attempted(true, session -> statement.apply(session.getMapper(mapper)));
    }

    /** Several statements that stand or fall together; what its thread asks of other repositories meanwhile needs no second connection. */
    <T> T inTransaction(Function<SqlSession, T> work) {
        return together(() -> work.apply(Objects.requireNonNull(together.get()).session));
    }

    /** Work of several repositories that stands or falls together: what this thread does meanwhile joins one transaction. */
    <T> T together(Supplier<T> work) {
        if (together.get() != null) {
            return work.get();
        }
        List<Runnable> afterCommit = new ArrayList<>();
        T result = attempted(false, session -> {
            afterCommit.clear();
            together.set(new Together(session, afterCommit));
            try {
                return work.get();
            } finally {
                together.remove();
            }
        });
        afterCommit.forEach(Runnable::run);
        return result;
    }

    /** Does this once the transaction that the thread is in is committed; at once outside {@link #together}. */
    void afterCommit(Runnable next) {
        Together open = together.get();
        if (open == null) {
            next.run();
        } else {
            open.afterCommit.add(next);
        }
    }

    private <T> T attempted(boolean autoCommit, Function<SqlSession, T> work) {
        Together open = together.get();
        if (open != null) {
            return work.apply(open.session);
        }
        for (int attempt = 1; ; attempt++) {
            try (SqlSession session = sessions.openSession(autoCommit)) {
                T result = work.apply(session);
                if (!autoCommit) {
                    session.commit(true);
                }
                return result;
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !DatabaseFailure.isRepeatable(e)) {
                    throw DatabaseFailure.translated(e);
                }
            }
        }
    }
}
