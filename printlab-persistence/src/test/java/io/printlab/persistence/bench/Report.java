package io.printlab.persistence.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was measured, line by line, in a file that grows while the benchmark runs. */
final class Report {
    private static final Logger log = LoggerFactory.getLogger(Report.class);
    private final Path file;
    private final List<String> lines = new ArrayList<>();

    /** @param name of the file in target, without its ending */
    Report(String name) {
        this.file = Path.of("target", name + ".txt");
    }

    void line(String format, Object... values) throws IOException {
        String line = String.format(Locale.ROOT, format, values);
        lines.add(line);
        log.info("{}", line);
        Files.createDirectories(Path.of("target"));
        Files.write(file, lines);
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    /** Median of the milliseconds that a call takes, after some that are not counted. */
    static double millis(int times, Callable<?> call) throws Exception {
        List<Double> taken = new ArrayList<>();
        for (int i = -3; i < times; i++) {
            long start = System.nanoTime();
            call.call();
            if (i >= 0) {
                taken.add((System.nanoTime() - start) / 1e6);
            }
        }
        return median(taken);
    }
}
