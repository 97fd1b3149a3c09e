package io.printlab.persistence.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Starts a server in a folder, says so with a file, and then waits to be killed. */
final class EmbeddedPostgresProgram {
    private EmbeddedPostgresProgram() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        EmbeddedPostgresSettings settings =
                EmbeddedPostgresSettings.in(folder).withoutDurability(Path.of(arguments[1]));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings)) {
            Files.writeString(folder.resolve("ready"), postgres.settings().url());
            int input = System.in.read();
            Files.writeString(folder.resolve("ended"), "with " + input);
        }
    }
}
