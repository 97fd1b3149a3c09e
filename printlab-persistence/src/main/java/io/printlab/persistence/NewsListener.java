package io.printlab.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for {@link News} on a connection of its own. Used by one thread; closed by any. */
final class NewsListener implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(NewsListener.class);
    private static final int SLICE_MILLIS = 25;
    private static final long FALLBACK_NANOS = Duration.ofMillis(250).toNanos();

    private final DataSource dataSource;
    private final News news;
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable Connection connection;

    NewsListener(DataSource dataSource, News news) {
        this.dataSource = dataSource;
        this.news = news;
    }

    /** Returns at news, after 250 ms, or when the time is over; the caller looks for events in any case. */
    void await(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + Math.min(atMost.toNanos(), FALLBACK_NANOS);
        try {
            Connection listening = listening();
            PGConnection postgres = listening.unwrap(PGConnection.class);
            while (System.nanoTime() - end < 0 && closed.getCount() > 0) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                PGNotification[] found = postgres.getNotifications(SLICE_MILLIS);
                if (news.settle(listening) || (found != null && found.length > 0)) {
                    return;
                }
            }
        } catch (SQLException e) {
            log.debug("Not listening for events; looking every 250 ms.", e);
            drop();
            waitUntil(end);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        drop();
    }

    private void waitUntil(long end) throws InterruptedException {
        if (closed.await(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            log.debug("Closed while it waited.");
        }
    }

    private synchronized Connection listening() throws SQLException {
        if (connection == null) {
            Connection opened = dataSource.getConnection();
            opened.setAutoCommit(true);
            try (Statement statement = opened.createStatement()) {
                statement.execute("LISTEN " + News.CHANNEL);
            } catch (SQLException e) {
                opened.close();
                throw e;
            }
            connection = opened;
        }
        return connection;
    }

    private synchronized void drop() {
        Connection dropped = connection;
        connection = null;
        if (dropped == null) {
            return;
        }
        try (dropped) {
            if (!dropped.isClosed() && dropped.isValid(1)) {
                try (Statement statement = dropped.createStatement()) {
                    statement.execute("UNLISTEN *");
                }
            }
        } catch (SQLException e) {
            log.debug("The connection that listened was broken already.", e);
        }
    }
}
