package io.printlab.app.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** Serves the made-up lab for a person who works on the pages: {@code http://127.0.0.1:7170}, as sam.student or stella.staff. */
final class LookAtLabScene {
    private LookAtLabScene() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("lab-scene");
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 7170;
        LabScene scene = new LabScene(folder, port, Instant.now(), "");
        ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor();
        int[] second = {0};
        clockwork.scheduleAtFixedRate(
                () -> {
                    scene.clock.set(Instant.now());
                    scene.report(Instant.now(), Math.min(1, 0.4 + second[0]++ / 1000.0), second[0]);
                },
                1,
                1,
                TimeUnit.SECONDS);
        LoggerFactory.getLogger(LookAtLabScene.class).info("Look at http://127.0.0.1:{}", port);
    }
}
