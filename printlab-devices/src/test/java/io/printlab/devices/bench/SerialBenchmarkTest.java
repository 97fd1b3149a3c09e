package io.printlab.devices.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What a serial printer costs and how fast it gets its lines, beside a sender in C, Printrun and a bare loop; the figures are in
 * target/serial-benchmarks.txt.
 */
@Tag("bench")
@EnabledOnOs(OS.LINUX)
@Isolated
class SerialBenchmarkTest {
    private static final int ROUNDS = 3;
    private static final int LINES = 60_000;
    private static final int PRINTCORE_LINES = 3_000;
    private static final int LONG_PRINT = 3_000_000;
    private static final Path REPORT = Path.of("target", "serial-benchmarks.txt");
    private static final List<String> figures = new ArrayList<>();
    private static final List<String> missed = new ArrayList<>();

    @BeforeAll
    static void warmUp() throws IOException {
        assertThat(Programs.exist("cc", "--version"))
                .as("the benchmark needs a C compiler")
                .isTrue();
        try (Responder responder = Responder.open(2, 0, 0);
                DriverPrint driver = new DriverPrint(responder.terminals().get(0), 1);
                BareLoop bare = new BareLoop(responder.terminals().get(1))) {
            driver.print(2 * LINES);
            bare.send(2 * LINES);
        }
    }

    @AfterAll
    static void report() throws IOException {
        Files.write(REPORT, figures);
        assertThat(missed).as("bars that are missed").isEmpty();
    }

    @Test
    void linesASecondWithOneInFlight() throws IOException {
        double[] ofC = new double[ROUNDS];
        double[] ofPrintcore = new double[ROUNDS];
        boolean printrun = Programs.exist(Programs.PRINTRUN.get(0), "-c", "import printrun.printcore");
        for (int round = 0; round < ROUNDS; round++) {
            try (Responder responder = Responder.open(3, 0, 0)) {
                double c = LINES / Programs.sender(responder.terminals().get(0), LINES, 1);
                double ours;
                try (DriverPrint driver = new DriverPrint(responder.terminals().get(1), 1)) {
                    ours = LINES / driver.print(LINES);
                }
                ofC[round] = ours / c;
                if (printrun) {
                    double printcore = PRINTCORE_LINES
                            / Programs.printcore(responder.terminals().get(2), PRINTCORE_LINES);
                    ofPrintcore[round] = ours / printcore;
                }
                figures.add(String.format(Locale.ROOT, "  round: C %.0f lines/s, ours %.0f lines/s", c, ours));
            }
        }
        atLeast("lines/s with window 1 / a minimal sender in C", median(ofC), 0.6);
        if (printrun) {
            atLeast("lines/s with window 1 / Printrun's printcore", median(ofPrintcore), 7);
        } else {
            figures.add("not measured: Printrun (Debian package printrun) is not installed");
        }
    }

    @Test
    void processorTimeOfALine() throws IOException {
        double[] ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            try (Responder responder = Responder.open(2, 0, 0);
                    DriverPrint driver = new DriverPrint(responder.terminals().get(0), 1);
                    BareLoop bare = new BareLoop(responder.terminals().get(1))) {
                double idle = processorSeconds();
                bare.send(LINES);
                double ofBare = processorSeconds() - idle;
                double before = processorSeconds();
                driver.print(LINES);
                double ours = processorSeconds() - before;
                ratios[round] = ours / ofBare;
                figures.add(String.format(
                        Locale.ROOT,
                        "  round: bare loop %.1f ms, ours %.1f ms per 1,000 lines",
                        ofBare * 1e6 / LINES,
                        ours * 1e6 / LINES));
            }
        }
        atMost("processor time of 1,000 lines / a bare jSerialComm loop", median(ratios), 1.5);
    }

    @Test
    void partOfWhatTheWireAllows() throws IOException {
        for (int baud : new int[] {115_200, 250_000}) {
            for (int window : new int[] {1, 4}) {
                double[] ratios = new double[ROUNDS];
                for (int round = 0; round < ROUNDS; round++) {
                    try (Responder responder = Responder.open(2, baud, 1000)) {
                        int lines = baud / 100;
                        double c = Programs.sender(responder.terminals().get(0), lines, window);
                        try (DriverPrint driver =
                                new DriverPrint(responder.terminals().get(1), window)) {
                            ratios[round] = c / driver.print(lines);
                        }
                    }
                }
                atLeast(
                        "lines/s at " + baud + " baud, 1 ms latency, window " + window + " / the sender in C",
                        median(ratios),
                        0.95);
            }
        }
    }

    @Test
    void aHundredPrintersInOneProgram() throws IOException {
        int printers = 100;
        int lines = 2_000;
        List<DriverPrint> drivers = new ArrayList<>();
        try (Responder responder = Responder.open(printers, 0, 10_000)) {
            for (String terminal : responder.terminals()) {
                drivers.add(new DriverPrint(terminal, 1));
            }
            double before = processorSeconds();
            long begin = System.nanoTime();
            drivers.forEach(driver -> driver.start(lines));
            drivers.forEach(DriverPrint::finished);
            double seconds = (System.nanoTime() - begin) / 1e9;
            double cores = (processorSeconds() - before) / seconds;
            figures.add(String.format(
                    Locale.ROOT, "  100 printers: %.0f lines/s each, in %.1f s", lines / seconds, seconds));
            atMost("cores for 100 printers, scaled to 100 lines/s each", cores * 100 / (lines / seconds), 0.5);
        } finally {
            drivers.forEach(DriverPrint::close);
        }
    }

    @Test
    void untilAnUnpluggedPrinterIsNoticed() throws IOException {
        double[] milliseconds = new double[20];
        for (int i = 0; i < milliseconds.length; i++) {
            Responder responder = Responder.open(1, 0, 0);
            try (DriverPrint driver = new DriverPrint(responder.terminal(), 1)) {
                long begin = System.nanoTime();
                responder.close();
                await().pollInterval(Duration.ofNanos(200_000))
                        .pollDelay(Duration.ZERO)
                        .until(() -> driver.session().observe().lost());
                milliseconds[i] = (System.nanoTime() - begin) / 1e6;
            }
        }
        Arrays.sort(milliseconds);
        figures.add(String.format(Locale.ROOT, "  unplugged: slowest of 20 %.1f ms", milliseconds[19]));
        atMost("milliseconds until an unplugged printer is noticed, median of 20", milliseconds[10], 100);
    }

    @Test
    void memoryOfALongPrint() throws IOException {
        try (Responder responder = Responder.open(1, 0, 0);
                DriverPrint driver = new DriverPrint(responder.terminal(), 4)) {
            driver.print(LONG_PRINT / 30);
            long before = usedAfterCollection();
            driver.start(LONG_PRINT);
            await().atMost(Duration.ofMinutes(15))
                    .until(() -> driver.session().observe().print().progress() > 0.9);
            long late = usedAfterCollection();
            driver.finished();
            figures.add(String.format(
                    Locale.ROOT, "  3,000,000 lines: %,d kB before, %,d kB near the end", before / 1024, late / 1024));
            atMost("memory near the end of 3,000,000 lines / before", (double) late / before, 1.1);
        }
    }

    private static long usedAfterCollection() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static double processorSeconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }

    private static void atLeast(String what, double ratio, double bar) {
        say(what, ratio, ">=", bar, ratio >= bar);
    }

    private static void atMost(String what, double ratio, double bar) {
        say(what, ratio, "<=", bar, ratio <= bar);
    }

    private static void say(String what, double ratio, String relation, double bar, boolean held) {
        String line = String.format(
                Locale.ROOT, "%s: %.2f (bar %s %.2f)%s", what, ratio, relation, bar, held ? "" : " MISSED");
        figures.add(line);
        if (!held) {
            missed.add(line);
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
