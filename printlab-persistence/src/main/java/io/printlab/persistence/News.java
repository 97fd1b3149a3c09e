package io.printlab.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells every node that there are events, in a transaction of its own after the commit: a NOTIFY inside the business
 * transaction would hold a global lock through its fsync. At most one notification in 20 ms; what comes between is
 * owed, and sent by whoever listens. News is only a wake-up: who misses it looks by itself soon after.
 */
final class News {
    static final String CHANNEL = "lab_event";

    private static final Logger log = LoggerFactory.getLogger(News.class);
    private static final long QUIET_NANOS = 20_000_000;

    private final DataSource dataSource;
    private final AtomicLong quietUntil = new AtomicLong(System.nanoTime());
    private final AtomicBoolean owed = new AtomicBoolean();

    News(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Called after a commit, on its thread; never throws. */
    void announce() {
        long now = System.nanoTime();
        long quiet = quietUntil.get();
        if (now - quiet < 0 || !quietUntil.compareAndSet(quiet, now + QUIET_NANOS)) {
            owed.set(true);
            return;
        }
        try (Connection connection = dataSource.getConnection()) {
            send(connection);
        } catch (SQLException e) {
            log.debug("No notification of new events could be sent; the other nodes find them by looking.", e);
        }
    }

    /** Sends what is owed; true if anything was. */
    boolean settle(Connection connection) throws SQLException {
        if (!owed.getAndSet(false)) {
            return false;
        }
        send(connection);
        return true;
    }

    private static void send(Connection connection) throws SQLException {
        // Not waiting for the disk: news that a crash loses is found by looking.
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT set_config('synchronous_commit', 'off', true), pg_notify(?, '')")) {
            statement.setString(1, CHANNEL);
            statement.execute();
        }
    }
}
