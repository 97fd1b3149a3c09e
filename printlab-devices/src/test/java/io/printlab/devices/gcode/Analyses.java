package io.printlab.devices.gcode;

import io.printlab.file.PrintFileAnalysis;
import io.printlab.file.PrintFileFacts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Short ways to analyse what a test has in hand. */
final class Analyses {
    private Analyses() {}

    static PrintFileAnalysis of(byte[] content) throws IOException {
        return new GCodeAnalyser().analyse(() -> new ByteArrayInputStream(content), "test.gcode");
    }

    static PrintFileFacts facts(String... lines) throws IOException {
        return of(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)).facts();
    }

    static byte[] resource(String name) throws IOException {
        try (var in = Analyses.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("There is no test resource " + name);
            }
            return in.readAllBytes();
        }
    }
}
