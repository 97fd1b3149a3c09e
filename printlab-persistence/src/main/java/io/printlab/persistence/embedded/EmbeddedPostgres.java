package io.printlab.persistence.embedded;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.persistence.PostgresSettings;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of this program's own, on loopback, with a generated password. Its data stays between starts. It stops when
 * it is closed, and when the program dies, however it dies.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String DATABASE = "printlab";

    // Once its input ends, which is when the JVM closes it or dies, the watchdog has the server shut down in order.
    private static final String WATCHDOG =
            "\"$@\" & p=$!; trap 'kill -INT $p' TERM INT; cat >/dev/null; kill -INT $p 2>/dev/null; wait $p";

    private final EmbeddedPostgresSettings settings;
    private final FileChannel lock;
    private final Process watchdog;
    private final int port;
    private final String password;

    private EmbeddedPostgres(
            EmbeddedPostgresSettings settings, FileChannel lock, Process watchdog, int port, String password) {
        this.settings = settings;
        this.lock = lock;
        this.watchdog = watchdog;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts the server and returns once it answers.
     *
     * @throws PrintLabException UNAVAILABLE if there are no programs for this platform, another program uses the folder,
     *     or the server does not come up in time; the message says which
     */
    public static EmbeddedPostgres start(EmbeddedPostgresSettings wanted) {
        EmbeddedPostgresSettings settings = absolute(wanted);
        try {
            Files.createDirectories(settings.folder());
            FileChannel lock = locked(settings.folder());
            try {
                return started(settings, lock);
            } catch (IOException | RuntimeException | InterruptedException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new PrintLabException(
                    ErrorCategory.UNAVAILABLE,
                    "The embedded PostgreSQL in " + settings.folder() + " cannot be started: " + e
                            + ". Look at the folder's permissions, or configure a PostgreSQL of your own.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PrintLabException(ErrorCategory.UNAVAILABLE, "The start of PostgreSQL was interrupted.", e);
        }
    }

    /** How to reach the database {@code printlab}. */
    public PostgresSettings settings() {
        return settings(DATABASE);
    }

    /** How to reach another database of this server. */
    public PostgresSettings settings(String database) {
        return new PostgresSettings(url(port, database), Cluster.USER, password);
    }

    /** Shuts the server down in order and waits for that, at most half a minute. */
    @Override
    public void close() {
        try (lock) {
            watchdog.getOutputStream().close();
            if (!watchdog.waitFor(settings.startLimit().toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("PostgreSQL in {} does not stop; leaving it to itself.", settings.folder());
            }
        } catch (IOException e) {
            log.warn("PostgreSQL in {} was gone before it was stopped.", settings.folder(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static EmbeddedPostgres started(EmbeddedPostgresSettings settings, FileChannel lock)
            throws IOException, InterruptedException {
        Path home = new PostgresBinaries(settings.binaries()).unpacked();
        Unprivileged unprivileged = Unprivileged.here();
        Cluster cluster = new Cluster(settings);
        new Leftover(cluster.data()).stop(settings.startLimit());
        cluster.initialise(home, unprivileged);
        int port = cluster.port();
        Process watchdog = new ProcessBuilder(command(unprivileged, home, cluster.data(), port, settings.durable()))
                .redirectErrorStream(true)
                .redirectOutput(cluster.log().toFile())
                .start();
        EmbeddedPostgres postgres = new EmbeddedPostgres(settings, lock, watchdog, port, cluster.password());
        boolean ready = false;
        try {
            postgres.awaitAnswer(cluster);
            postgres.createDatabase();
            ready = true;
        } catch (SQLException e) {
            throw new IOException("the database " + DATABASE + " cannot be made", e);
        } finally {
            if (!ready) {
                postgres.close();
            }
        }
        return postgres;
    }

    private static List<String> command(Unprivileged unprivileged, Path home, Path data, int port, boolean durable) {
        List<String> server = new ArrayList<>(List.of("sh", "-c", WATCHDOG, "printlab-postgres"));
        server.add(home.resolve("bin/postgres").toString());
        server.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port)));
        String safe = durable ? "on" : "off";
        for (String option : List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "max_connections=150",
                "fsync=" + safe,
                "full_page_writes=" + safe,
                "synchronous_commit=" + safe,
                "logging_collector=off",
                "log_min_messages=warning")) {
            server.addAll(List.of("-c", option));
        }
        // A session of its own: Ctrl-C at the terminal is for the program, which stops its server last.
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.addAll(unprivileged.command(server));
        return command;
    }

    private void awaitAnswer(Cluster cluster) throws IOException, InterruptedException {
        long end = System.nanoTime() + settings.startLimit().toNanos();
        String last = "it does not listen";
        while (System.nanoTime() - end < 0) {
            if (watchdog.waitFor(20, TimeUnit.MILLISECONDS)) {
                throw failed("it ended at once", cluster);
            }
            String failure = failureToConnect();
            if (failure == null) {
                return;
            }
            last = failure;
        }
        throw failed("it does not answer within " + settings.startLimit().toSeconds() + " s (" + last + ")", cluster);
    }

    private @Nullable String failureToConnect() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(5) ? null : "its connection is not valid";
        } catch (SQLException e) {
            return e.getMessage();
        }
    }

    private void createDatabase() throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement();
                PreparedStatement looked = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            looked.setString(1, DATABASE);
            try (ResultSet found = looked.executeQuery()) {
                if (!found.next()) {
                    statement.execute("CREATE DATABASE " + DATABASE);
                }
            }
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(port, database), Cluster.USER, password);
    }

    private PrintLabException failed(String why, Cluster cluster) throws IOException {
        return new PrintLabException(
                ErrorCategory.UNAVAILABLE,
                "The embedded PostgreSQL in " + settings.folder() + " did not start: " + why + ". Its log ends: "
                        + cluster.logTail() + ". Mend that, or configure a PostgreSQL of your own.");
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static FileChannel locked(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            log.debug("This program itself holds the folder {}.", folder, e);
        }
        channel.close();
        throw new PrintLabException(
                ErrorCategory.UNAVAILABLE,
                "Another program uses the folder " + folder + ". Stop it, or choose another data folder.");
    }

    private static EmbeddedPostgresSettings absolute(EmbeddedPostgresSettings wanted) {
        return new EmbeddedPostgresSettings(
                wanted.folder().toAbsolutePath().normalize(),
                wanted.binaries().toAbsolutePath().normalize(),
                wanted.durable(),
                wanted.startLimit());
    }
}
