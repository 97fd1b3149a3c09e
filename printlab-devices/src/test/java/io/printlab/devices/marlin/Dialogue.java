package io.printlab.devices.marlin;

import io.printlab.driver.DeviceObservation;
import io.printlab.driver.PrintPhase;
import io.printlab.driver.PrintTask;
import io.printlab.job.JobId;
import io.printlab.testkit.SettableClock;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A printer that a test speaks for, line by line, in time that passes when the test says so. */
final class Dialogue {
    static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final List<String> frames = new ArrayList<>();
    private final MarlinPrinter printer;
    private long now = SECOND;

    Dialogue() {
        this(1, Dialect.MARLIN, true, false);
    }

    Dialogue(int window, Dialect dialect, boolean findsDialect, boolean macros) {
        MarlinSettings settings = new MarlinSettings(
                "/dev/x", 115_200, false, window, Duration.ofSeconds(10), true, dialect, findsDialect, macros);
        printer = new MarlinPrinter(settings, bytes -> frames.add(new String(bytes, StandardCharsets.US_ASCII)));
    }

    MarlinPrinter printer() {
        return printer;
    }

    /** All that was written, as it was written. */
    List<String> frames() {
        return frames;
    }

    /** The commands that were written, without number and checksum. */
    List<String> sent() {
        return frames.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> line.contains("*") ? line.substring(line.indexOf(' ') + 1, line.indexOf('*')) : line)
                .toList();
    }

    void forgetSent() {
        frames.clear();
    }

    Dialogue receive(String... lines) {
        for (String line : lines) {
            printer.receive(line, now);
        }
        return this;
    }

    void pass(long nanos) {
        for (long left = nanos; left > 0; left -= SECOND / 10) {
            now += SECOND / 10;
            printer.tick(now);
        }
    }

    long now() {
        return now;
    }

    /** A greeting with Marlin's answers. */
    Dialogue greet() {
        return greet("FIRMWARE_NAME:Marlin 2.1 SOURCE_CODE_URL:x", "Cap:AUTOREPORT_TEMP:1");
    }

    Dialogue greet(String... introduction) {
        printer.greet(now);
        receive("ok", "ok");
        receive(introduction);
        receive("ok", "Not SD printing", "ok", "ok", "ok", "ok", "ok T:20.0 /0.0 B:21.0 /0.0");
        if (sent().contains("M155 S1")) {
            receive("ok");
        }
        forgetSent();
        return this;
    }

    /** Begins a print, whose line numbers begin at 1. */
    Dialogue start(String... commands) {
        byte[] bytes = String.join("\n", commands).getBytes(StandardCharsets.US_ASCII);
        PrintTask task = new PrintTask(
                new PrintTask.Id(new JobId(1), 1), "x", () -> new ByteArrayInputStream(bytes), bytes.length, null);
        printer.start(task, FileCheck.check(task), new CommandReader(new ByteArrayInputStream(bytes)), now);
        return receive("ok");
    }

    DeviceObservation seen() {
        return printer.observation(SettableClock.START);
    }

    PrintPhase phase() {
        return seen().print().phase();
    }

    String detail() {
        return seen().print().detail();
    }

    String activity() {
        return seen().print().activity();
    }
}
