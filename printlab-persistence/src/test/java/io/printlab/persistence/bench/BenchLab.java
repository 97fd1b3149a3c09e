package io.printlab.persistence.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.printlab.device.BuildVolume;
import io.printlab.device.Capabilities;
import io.printlab.device.Device;
import io.printlab.device.DeviceDefinition;
import io.printlab.device.DeviceId;
import io.printlab.device.DeviceState;
import io.printlab.device.DeviceStatus;
import io.printlab.device.NodeId;
import io.printlab.dispatch.Dispatcher;
import io.printlab.job.Claims;
import io.printlab.persistence.PostgresSettings;
import io.printlab.persistence.PostgresStore;
import io.printlab.persistence.embedded.EmbeddedPostgres;
import io.printlab.persistence.embedded.EmbeddedPostgresSettings;
import io.printlab.queue.QueuePolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A database with many waiting jobs of 1,000 users in 50 lanes, and one rare lane, made by SQL. */
final class BenchLab implements AutoCloseable {
    static final int LANES = 50;
    static final int USERS = 1000;
    static final int RARE = 200;
    static final int DEVICES = 24_000;
    static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    private static final List<String> FILL = List.of("""
            INSERT INTO lab_user (name, display_name, role, created_at)
            SELECT 'u' || n, 'Made-up ' || n, 'STUDENT', now() FROM generate_series(1, %d) n
            """.formatted(USERS), """
            INSERT INTO job (id, version, state, since, owner, file, title, source, urgency, submitted_at, needs, lane,
                placed_tier, tier, moves_up_at, queued_at, cost, rank, policy, charged)
            SELECT nextval('job_id'), 2, 'QUEUED', now(), 1 + n %% %1$d, repeat('ab', 32), 'cube.gcode', 'web', 'NORMAL', now(),
                '{"requirements":{},"estimate":{}}', 'M' || n / %1$d %% %2$d || '|0.4||', CASE n %% 97 WHEN 0 THEN 'HIGH' ELSE 'NORMAL' END,
                CASE n %% 97 WHEN 0 THEN 3 ELSE 4 END, timestamptz '2036-01-01', timestamptz '2026-01-01' + n * interval '1 second',
                (1 + n %% 11) / 4.0, 3 * (1 + n %% 11) / 4.0 - CASE n %% 97 WHEN 0 THEN 6 ELSE 0 END + n * 0.05 / 3600, 'fair-share', 0
            FROM generate_series(1, %3$d) n
            """, """
            INSERT INTO job (id, version, state, since, owner, file, title, source, urgency, submitted_at, needs, lane,
                placed_tier, tier, moves_up_at, queued_at, cost, rank, policy, charged)
            SELECT nextval('job_id'), 2, 'QUEUED', now(), 500, repeat('ab', 32), 'cube.gcode', 'web', 'NORMAL', now(),
                '{"requirements":{},"estimate":{}}', 'PETG|0.6||', 'NORMAL', 4, timestamptz '2036-01-01', timestamptz '2026-03-01', 1,
                3 + 59 * 24 * 0.05, 'fair-share', 0
            FROM generate_series(1, %4$d) n
            """, """
            INSERT INTO share (user_id, virtual_time, waiting, best)
            SELECT owner, owner * 7919 %% 1000 / 4.0, count(*), min(rank) FROM job WHERE state = 'QUEUED' GROUP BY owner
            """, """
            INSERT INTO device (id, name, driver, settings, capabilities, node, version, in_service, state, state_evidence,
                state_since, bed, bed_reason, bed_by, bed_since)
            SELECT 'd' || n, 'Printer ' || n, 'simulated', '{}', '{"loadedMaterials":[]}', 'bench', 1, true, 'IDLE', 'seen', now(), 'CLEAR',
                'seen', 'bench', now()
            FROM generate_series(1, %5$d) n
            """);

    final HikariDataSource source;
    final PostgresStore store;

    private BenchLab(HikariDataSource source) {
        this.source = source;
        PostgresStore.migrate(source);
        this.store = PostgresStore.open(source);
    }

    /** A server of its own that forgets nothing in a crash. */
    static EmbeddedPostgres server() throws IOException {
        Path target = Files.createDirectories(Path.of("target", "postgres"));
        return EmbeddedPostgres.start(new EmbeddedPostgresSettings(
                Files.createTempDirectory(target, "bench-"), target.resolve("binaries"), true, Duration.ofMinutes(1)));
    }

    static BenchLab of(EmbeddedPostgres server, String name, int jobs) throws SQLException {
        PostgresSettings admin = server.settings();
        try (Connection connection = DriverManager.getConnection(admin.url(), admin.user(), admin.password());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        PostgresSettings settings = server.settings(name);
        BenchLab lab = new BenchLab(new PostgresSettings(
                        settings.url(),
                        settings.user(),
                        settings.password(),
                        40,
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(10))
                .dataSource());
        for (String sql : FILL) {
            lab.execute(
                    sql.contains("%%") || sql.contains("%5") || sql.contains("%4")
                            ? sql.formatted(USERS, LANES, jobs, RARE, DEVICES)
                            : sql);
        }
        lab.execute("VACUUM (ANALYZE)");
        lab.execute("CHECKPOINT");
        return lab;
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long count(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Takes every claimed job from its device, as if it had been printed, and cleans up. */
    void free() throws SQLException {
        execute("UPDATE job SET state = 'COMPLETED' WHERE state = 'CLAIMED'");
        execute("VACUUM job, share");
    }

    /** A device that prints the first lanes. */
    static Device device(int number, int lanes) {
        return device(
                number, IntStream.range(0, lanes).mapToObj(lane -> "M" + lane).collect(Collectors.toSet()), 0.4);
    }

    static Device device(int number, Set<String> materials, double nozzle) {
        DeviceId id = new DeviceId("d" + number);
        Capabilities capabilities = new Capabilities("MK3S", materials, nozzle, new BuildVolume(250, 210, 210));
        Device added = Device.added(
                new DeviceDefinition(id, "Printer " + number, "simulated", Map.of(), capabilities),
                new NodeId("bench"),
                NOW);
        return added.withStatus(new DeviceStatus(DeviceState.IDLE, "seen", NOW));
    }

    /** Claims for the node's devices, so many at a time, until the time is over or each device has a job; returns how many. */
    int drain(QueuePolicy policy, int node, int nodes, int atOnce, int lanes, long end) {
        Dispatcher dispatcher = dispatcher(policy);
        int own = DEVICES / nodes;
        int claims = 0;
        for (int first = 0; first + atOnce <= own && System.nanoTime() - end < 0; first += atOnce) {
            int from = node * own + first + 1;
            List<Device> devices = IntStream.range(from, from + atOnce)
                    .mapToObj(number -> device(number, lanes))
                    .toList();
            claims += dispatcher.claim(devices, NOW).size();
        }
        return claims;
    }

    Dispatcher dispatcher(QueuePolicy policy) {
        return new Dispatcher(
                store, policy, new Claims(store.jobs(), new NodeId("bench"), Duration.ofMinutes(5)), Map.of());
    }

    @Override
    public void close() {
        store.close();
        source.close();
    }
}
