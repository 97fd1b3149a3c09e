package io.printlab.persistence.testkit;

import com.zaxxer.hikari.HikariDataSource;
import io.printlab.persistence.PostgresSettings;
import io.printlab.persistence.PostgresStore;
import io.printlab.persistence.embedded.EmbeddedPostgres;
import io.printlab.persistence.embedded.EmbeddedPostgresSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The one server of a test run, with a migrated template; JUnit closes it at the end of the run. */
final class SharedPostgres implements AutoCloseable {
    private static final String TEMPLATE = "printlab_template";

    private final Path folder;
    private final EmbeddedPostgres postgres;
    private final AtomicInteger databases = new AtomicInteger();

    private SharedPostgres(Path folder, EmbeddedPostgres postgres) {
        this.folder = folder;
        this.postgres = postgres;
    }

    static SharedPostgres start() {
        try {
            Path target = Files.createDirectories(Path.of("target", "postgres"));
            Path folder = Files.createTempDirectory(target, "run-");
            EmbeddedPostgresSettings settings =
                    EmbeddedPostgresSettings.in(folder).withoutDurability(target.resolve("binaries"));
            SharedPostgres shared = new SharedPostgres(folder, EmbeddedPostgres.start(settings));
            shared.execute("CREATE DATABASE " + TEMPLATE);
            try (HikariDataSource template =
                    shared.postgres.settings(TEMPLATE).withPoolSize(2).dataSource()) {
                PostgresStore.migrate(template);
            }
            return shared;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PostgresSettings newDatabase() {
        return created(" TEMPLATE " + TEMPLATE);
    }

    PostgresSettings newEmptyDatabase() {
        return created("");
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        List<Path> innermostFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            innermostFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : innermostFirst) {
            Files.delete(path);
        }
    }

    private PostgresSettings created(String options) {
        String name = "test_" + databases.incrementAndGet();
        execute("CREATE DATABASE " + name + options);
        return postgres.settings(name);
    }

    private synchronized void execute(String sql) {
        PostgresSettings admin = postgres.settings();
        try (Connection connection = DriverManager.getConnection(admin.url(), admin.user(), admin.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("the test server refused: " + sql, e);
        }
    }
}
