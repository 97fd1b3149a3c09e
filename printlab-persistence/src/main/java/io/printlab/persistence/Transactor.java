package io.printlab.persistence;

import java.util.function.Function;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;

/**
 * Runs work against the database, one session each. A deadlock or a serialization failure has changed nothing, so the
 * work is done again, a few times; work therefore does nothing but talk to its mappers.
 */
final class Transactor {
    private static final int ATTEMPTS = 5;

    private final SqlSessionFactory sessions;

    Transactor(SqlSessionFactory sessions) {
        this.sessions = sessions;
    }

    /** One statement of one mapper, committed by itself. */
    <M, T> T with(Class<M> mapper, Function<M, T> statement) {
        return attempted(true, session -> statement.apply(session.getMapper(mapper)));
    }

    /** Several statements that stand or fall together. */
    <T> T inTransaction(Function<SqlSession, T> work) {
        return attempted(false, work);
    }

    private <T> T attempted(boolean autoCommit, Function<SqlSession, T> work) {
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
