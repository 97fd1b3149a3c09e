package io.printlab.app;

import com.zaxxer.hikari.HikariDataSource;
import io.printlab.app.config.Settings;
import io.printlab.persistence.PostgresSettings;
import io.printlab.persistence.PostgresStore;
import io.printlab.persistence.embedded.EmbeddedPostgres;
import io.printlab.persistence.embedded.EmbeddedPostgresSettings;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The lab's PostgreSQL: the one that the settings name, else one of the application's own in the data folder. */
public final class Database implements AutoCloseable {
    private final @Nullable EmbeddedPostgres own;
    private final HikariDataSource pool;

    private Database(@Nullable EmbeddedPostgres own, HikariDataSource pool) {
        this.own = own;
        this.pool = pool;
    }

    /** @throws io.printlab.error.PrintLabException UNAVAILABLE if PostgreSQL cannot be started */
    public static Database open(Settings settings) {
        PostgresSettings named = settings.database();
        if (named != null) {
            return new Database(null, named.dataSource());
        }
        Path folder = settings.dataFolder().resolve("postgres");
        EmbeddedPostgres own = EmbeddedPostgres.start(EmbeddedPostgresSettings.in(folder));
        return new Database(own, own.settings().dataSource());
    }

    public Database migrate() {
        PostgresStore.migrate(pool);
        return this;
    }

    /** Whether it belongs to this process alone, which then migrates it without being asked. */
    public boolean isOwn() {
        return own != null;
    }

    public DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
        if (own != null) {
            own.close();
        }
    }
}
