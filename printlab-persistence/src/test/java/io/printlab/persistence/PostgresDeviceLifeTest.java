package io.printlab.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.printlab.device.DeviceId;
import io.printlab.device.Filament;
import io.printlab.persistence.testkit.PostgresFixture;
import io.printlab.store.LabStore;
import io.printlab.testkit.DeviceLifeContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresDeviceLifeTest extends DeviceLifeContract {
    @RegisterExtension
    static final PostgresFixture postgres = new PostgresFixture();

    private HikariDataSource dataSource;

    @Override
    protected LabStore createStore(Clock storeClock) {
        dataSource = postgres.newDataSource();
        return PostgresStore.open(dataSource, storeClock);
    }

    @Override
    protected void storeClosed() {
        dataSource.close();
    }

    @Test
    void whatWasSaidToBeLoadedBeforeThereWereSpoolsIsASpoolInTheDevice() throws SQLException {
        DataSource source = postgres.newEmptyDataSource();
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:io/printlab/persistence/migration")
                .target("32")
                .load()
                .migrate();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO device (id, name, driver, settings, capabilities, node, version, in_service, state, state_evidence,
                        state_since, bed, bed_reason, bed_by, bed_since, filament)
                    SELECT id, id, 'simulated', '{}', '{"model": "MK3S", "materials": ["PLA"], "nozzleMillimetres": 0.4, "volume":
                        {"widthMillimetres": 1, "depthMillimetres": 1, "heightMillimetres": 1}}', 'main', 1, true, 'IDLE', '', now(),
                        'CLEAR', '', '', now(), filament::jsonb
                    FROM (VALUES ('left', '{"material": "PLA", "colour": "red", "grams": 12.5}'), ('middle', NULL),
                        ('right', '{"material": "PETG", "colour": null, "grams": null}')) AS devices (id, filament)
                    """);
        }
        PostgresStore.migrate(source);
        try (PostgresStore store = PostgresStore.open(source)) {
            assertThat(store.devices().byId(new DeviceId("left")).orElseThrow().filament())
                    .isEqualTo(new Filament("PLA", "red", 12.5));
            assertThat(store.devices()
                            .byId(new DeviceId("middle"))
                            .orElseThrow()
                            .filament())
                    .isNull();
            assertThat(store.devices().byId(new DeviceId("right")).orElseThrow().filament())
                    .isEqualTo(new Filament("PETG", null, null));
            assertThat(store.spools()
                            .history(store.spools()
                                    .in(new DeviceId("left"))
                                    .orElseThrow()
                                    .id()))
                    .hasSize(1);
        }
    }
}
