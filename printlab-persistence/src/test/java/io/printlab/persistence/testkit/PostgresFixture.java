package io.printlab.persistence.testkit;

import com.zaxxer.hikari.HikariDataSource;
import io.printlab.persistence.PostgresSettings;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A migrated database for a test class, on a PostgreSQL that runs once for all test classes of a run.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final PostgresFixture postgres = new PostgresFixture();
 * }</pre>
 */
public final class PostgresFixture implements BeforeAllCallback, AfterAllCallback {
    private final List<HikariDataSource> opened = new ArrayList<>();
    private SharedPostgres server;
    private PostgresSettings settings;
    private HikariDataSource dataSource;

    @Override
    public void beforeAll(ExtensionContext context) {
        server = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(SharedPostgres.class, type -> SharedPostgres.start(), SharedPostgres.class);
        settings = server.newDatabase();
        dataSource = open(settings);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        opened.forEach(HikariDataSource::close);
        opened.clear();
    }

    /** How to reach the database of this test class. */
    public PostgresSettings settings() {
        return settings;
    }

    /** The database of this test class; closed after it. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** One more migrated, empty database, for a test that needs its own; closed after the class, if not before. */
    public synchronized HikariDataSource newDataSource() {
        return open(server.newDatabase());
    }

    /** One more database without any schema. */
    public synchronized HikariDataSource newEmptyDataSource() {
        return open(server.newEmptyDatabase());
    }

    private HikariDataSource open(PostgresSettings database) {
        HikariDataSource source = database.dataSource();
        opened.add(source);
        return source;
    }
}
