package io.printlab.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.persistence.PostgresSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
final class EmbeddedPostgresTest {
    private static final Path BINARIES =
            Path.of("target", "postgres", "binaries").toAbsolutePath();

    @TempDir
    Path parent;

    private EmbeddedPostgresSettings settings;

    @BeforeEach
    void inAFolder() throws IOException {
        // Where namespaces are off, root's server runs as nobody, who has to get through to its own folder.
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwx--x--x"));
        settings = EmbeddedPostgresSettings.in(parent.resolve("postgres")).withoutDurability(BINARIES);
    }

    @Test
    void dataPortAndPasswordStayBetweenStarts() throws SQLException {
        PostgresSettings first;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings)) {
            first = postgres.settings();
            execute(first, "CREATE TABLE kept (answer int)");
            execute(first, "INSERT INTO kept VALUES (42)");
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings)) {
            assertThat(postgres.settings()).isEqualTo(first);
            assertThat(number(first, "SELECT answer FROM kept")).isEqualTo(42);
        }
    }

    @Test
    void aWrongPasswordDoesNotComeIn() {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings)) {
            PostgresSettings right = postgres.settings();
            PostgresSettings wrong = new PostgresSettings(right.url(), right.user(), "guess");
            assertThat(catchThrowableOfType(SQLException.class, () -> number(wrong, "SELECT 1"))
                            .getSQLState())
                    .isEqualTo("28P01");
        }
    }

    @Test
    void itIsDurableUnlessAskedNotToBe() throws SQLException {
        EmbeddedPostgresSettings durable = new EmbeddedPostgresSettings(
                settings.folder(),
                BINARIES,
                true,
                EmbeddedPostgresSettings.in(parent).startLimit());
        assertThat(EmbeddedPostgresSettings.in(parent).durable()).isTrue();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(durable)) {
            assertThat(
                            number(
                                    postgres.settings(),
                                    "SELECT count(*) FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit') AND setting = 'on'"))
                    .isEqualTo(2);
        }
    }

    @Test
    void aFolderIsUsedByOneProgramAtATime() {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings)) {
            assertThat(postgres.settings().url()).startsWith("jdbc:postgresql://127.0.0.1:");
            PrintLabException refused =
                    catchThrowableOfType(PrintLabException.class, () -> EmbeddedPostgres.start(settings));
            assertThat(refused.category()).isEqualTo(ErrorCategory.UNAVAILABLE);
            assertThat(refused).hasMessageContaining("Another program uses");
        }
    }

    @Test
    void itStopsWithAProgramThatIsKilledAndStartsAgainAtOnce() throws Exception {
        Path folder = settings.folder();
        Process program = program();
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(folder.resolve("ready")));
        } finally {
            program.destroyForcibly();
        }
        assertThat(program.waitFor(10, TimeUnit.SECONDS)).isTrue();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings)) {
            assertThat(postgres.settings().url()).isEqualTo(Files.readString(folder.resolve("ready")));
            assertThat(number(postgres.settings(), "SELECT 1")).isEqualTo(1);
        }
        assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
    }

    @Test
    void aServerWhoseWatchdogWasKilledTooIsStoppedByTheNextStart() throws Exception {
        Path folder = settings.folder();
        Process program = program();
        long server;
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(folder.resolve("ready")));
            server = Long.parseLong(
                    Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0));
            ProcessHandle watchdog =
                    ProcessHandle.of(server).orElseThrow().parent().orElseThrow();
            assertThat(watchdog.destroyForcibly()).isTrue();
        } finally {
            program.destroyForcibly();
        }
        assertThat(program.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(ProcessHandle.of(server).map(ProcessHandle::isAlive)).contains(true);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings)) {
            assertThat(number(postgres.settings(), "SELECT 1")).isEqualTo(1);
            assertThat(ProcessHandle.of(server).map(ProcessHandle::isAlive).orElse(false))
                    .isFalse();
        }
    }

    private Process program() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Files.createDirectories(settings.folder());
        return new ProcessBuilder(
                        java.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmbeddedPostgresProgram.class.getName(),
                        settings.folder().toString(),
                        BINARIES.toString())
                .redirectErrorStream(true)
                .redirectOutput(parent.resolve("program.log").toFile())
                .start();
    }

    private static void execute(PostgresSettings database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int number(PostgresSettings database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Connection connect(PostgresSettings database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }
}
