package io.printlab.persistence.bench;

import io.printlab.persistence.PostgresSettings;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * graphile-worker over the same database, with 16 jobs at a time and its local queue. It is a program of Node.js: the environment's
 * PRINTLAB_GRAPHILE_WORKER names a folder in which {@code npm install graphile-worker} was run; without it there is no figure.
 */
final class GraphileQueue {
    private GraphileQueue() {}

    /** Jobs a second; empty without the folder. */
    static Optional<Double> rate(PostgresSettings settings, int jobs) throws Exception {
        String folder = System.getenv("PRINTLAB_GRAPHILE_WORKER");
        if (folder == null) {
            return Optional.empty();
        }
        ProcessBuilder node = new ProcessBuilder("node", "bench.cjs", Integer.toString(jobs))
                .directory(Path.of(folder).toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        try (InputStream script = GraphileQueue.class.getResourceAsStream("graphile.cjs")) {
            Files.write(
                    Path.of(folder, "bench.cjs"), Objects.requireNonNull(script).readAllBytes());
        }
        node.environment()
                .putAll(Map.of(
                        "DATABASE_URL", settings.url().replaceFirst("^jdbc:postgresql", "postgres"),
                        "PGUSER", settings.user(),
                        "PGPASSWORD", settings.password()));
        Process running = node.start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (running.waitFor() != 0) {
            throw new IllegalStateException("graphile-worker ended with " + running.exitValue() + ": " + said);
        }
        return Optional.of(Double.valueOf(said.strip()));
    }
}
