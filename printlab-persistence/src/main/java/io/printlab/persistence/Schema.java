package io.printlab.persistence;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;

/** The schema's versions, forward only. */
final class Schema {
    private static final String LOCATION = "classpath:io/printlab/persistence/migration";

    private final Flyway flyway;

    Schema(DataSource dataSource) {
        flyway = Flyway.configure(Schema.class.getClassLoader())
                .dataSource(dataSource)
                .locations(LOCATION)
                .cleanDisabled(true)
                .load();
    }

    void migrate() {
        try {
            refuseNewer(flyway.info());
            flyway.migrate();
        } catch (FlywayException e) {
            throw DatabaseFailure.translated(e);
        }
    }

    void requireCurrent() {
        try {
            MigrationInfoService info = flyway.info();
            refuseNewer(info);
            if (info.pending().length > 0) {
                throw new PrintLabException(
                        ErrorCategory.UNAVAILABLE,
                        "The database's schema is at version " + version(info.current()) + " and this program needs "
                                + newestKnown(info) + ". Run the program's migrate command, then start it again.");
            }
        } catch (FlywayException e) {
            throw DatabaseFailure.translated(e);
        }
    }

    private static void refuseNewer(MigrationInfoService info) {
        MigrationInfo current = info.current();
        MigrationVersion known = newestKnown(info);
        if (current != null
                && current.getVersion() != null
                && current.getVersion().compareTo(known) > 0) {
            throw new PrintLabException(
                    ErrorCategory.UNAVAILABLE,
                    "The database's schema is at version " + version(current) + ", newer than this program knows ("
                            + known + "). Start a program of that version or newer; nothing was changed.");
        }
    }

    private static MigrationVersion newestKnown(MigrationInfoService info) {
        MigrationVersion newest = MigrationVersion.EMPTY;
        for (MigrationInfo migration : info.all()) {
            MigrationVersion version = migration.getVersion();
            if (version != null && migration.getState().isResolved() && version.compareTo(newest) > 0) {
                newest = version;
            }
        }
        return newest;
    }

    private static String version(@org.jspecify.annotations.Nullable MigrationInfo migration) {
        return migration == null || migration.getVersion() == null
                ? "none"
                : migration.getVersion().toString();
    }
}
