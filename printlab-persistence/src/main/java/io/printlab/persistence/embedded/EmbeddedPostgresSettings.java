package io.printlab.persistence.embedded;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How to run an embedded PostgreSQL.
 *
 * @param folder keeps the data, the port and the password between starts; one process at a time
 * @param binaries where the server's programs are unpacked, once for each version
 * @param durable false only where the data may be lost: a crash of the machine then damages it
 * @param startLimit how long the server may take until it answers
 */
public record EmbeddedPostgresSettings(Path folder, Path binaries, boolean durable, Duration startLimit) {
    /** Safe settings in this folder. */
    public static EmbeddedPostgresSettings in(Path folder) {
        return new EmbeddedPostgresSettings(folder, folder.resolve("binaries"), true, Duration.ofSeconds(30));
    }

    /** Fast, without safety, with programs that several folders share: for tests. */
    public EmbeddedPostgresSettings withoutDurability(Path sharedBinaries) {
        return new EmbeddedPostgresSettings(folder, sharedBinaries, false, startLimit);
    }
}
