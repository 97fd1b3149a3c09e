package io.printlab.persistence.embedded;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that outlived its program. Whoever holds the folder's lock may stop it, for nobody else can be using it. */
final class Leftover {
    private static final Logger log = LoggerFactory.getLogger(Leftover.class);

    private final Path data;

    Leftover(Path data) {
        this.data = data;
    }

    /** Lets it end its shutdown, or tells it to shut down, and waits for that. */
    void stop(Duration limit) throws IOException, InterruptedException {
        Optional<ProcessHandle> server = running();
        if (server.isEmpty()) {
            return;
        }
        log.info(
                "A PostgreSQL (process {}) still runs on {}; stopping it.",
                server.get().pid(),
                data);
        signal(server.get(), "-INT");
        if (!ended(server.get(), limit)) {
            signal(server.get(), "-QUIT");
            if (!ended(server.get(), limit)) {
                throw new PrintLabException(
                        ErrorCategory.UNAVAILABLE,
                        "A PostgreSQL (process " + server.get().pid() + ") still runs on " + data
                                + " and does not stop. Stop it, then start again.");
            }
        }
    }

    private Optional<ProcessHandle> running() throws IOException {
        Path lockFile = data.resolve("postmaster.pid");
        if (!Files.exists(lockFile)) {
            return Optional.empty();
        }
        long pid = Long.parseLong(Files.readAllLines(lockFile).get(0).strip());
        return ProcessHandle.of(pid)
                .filter(process -> process.info().command().orElse("").endsWith("postgres"));
    }

    private static void signal(ProcessHandle process, String signal) throws IOException, InterruptedException {
        new ProcessBuilder(List.of("kill", signal, Long.toString(process.pid())))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static boolean ended(ProcessHandle process, Duration limit) throws InterruptedException {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for a process failed", e);
        }
    }
}
