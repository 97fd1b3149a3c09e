package io.printlab.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.printlab.error.PrintLabException;
import java.time.Duration;

/**
 * How to reach a PostgreSQL.
 *
 * @param url a JDBC address, {@code jdbc:postgresql://host:port/database}
 * @param poolSize most connections at a time, 2 to 100; one of them listens for events
 * @param connectTimeout how long a caller waits for a connection
 * @param statementTimeout how long one statement may take
 */
public record PostgresSettings(
        String url, String user, String password, int poolSize, Duration connectTimeout, Duration statementTimeout) {
    private static final int DEFAULT_POOL_SIZE = 10;

    public PostgresSettings {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw PrintLabException.user(
                    "The database's address begins with jdbc:postgresql:, as in jdbc:postgresql://localhost:5432/printlab.");
        }
        if (poolSize < 2 || poolSize > 100) {
            throw PrintLabException.user("The database pool has 2 to 100 connections, not " + poolSize + ".");
        }
    }

    public PostgresSettings(String url, String user, String password) {
        this(url, user, password, DEFAULT_POOL_SIZE, Duration.ofSeconds(5), Duration.ofSeconds(30));
    }

    public PostgresSettings withPoolSize(int connections) {
        return new PostgresSettings(url, user, password, connections, connectTimeout, statementTimeout);
    }

    /**
     * A pool of connections that gives up on statements and transactions which stand still. Connects on first use; the
     * caller closes it.
     */
    public HikariDataSource dataSource() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("printlab-postgres");
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(poolSize);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(connectTimeout.toMillis());
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("ApplicationName", "printlab");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("connectTimeout", Long.toString(Math.max(1, connectTimeout.toSeconds())));
        config.addDataSourceProperty("socketTimeout", Long.toString(statementTimeout.toSeconds() + 10));
        // The statements of the queue are made for one plan each, and planning them costs more than running them.
        config.addDataSourceProperty("prepareThreshold", "2");
        config.addDataSourceProperty(
                "options",
                "-c statement_timeout=" + statementTimeout.toMillis() + " -c idle_in_transaction_session_timeout=10000"
                        + " -c lock_timeout=" + statementTimeout.toMillis()
                        + " -c plan_cache_mode=force_generic_plan -c jit=off");
        return new HikariDataSource(config);
    }

    /** Without the password, neither its own nor one inside the address. */
    @Override
    public String toString() {
        return "PostgresSettings[url=" + url.replaceAll("(?i)(password=)[^&]*", "$1***") + ", user=" + user
                + ", password=***, poolSize=" + poolSize + ", connectTimeout=" + connectTimeout + ", statementTimeout="
                + statementTimeout + "]";
    }
}
