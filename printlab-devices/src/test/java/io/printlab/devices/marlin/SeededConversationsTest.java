package io.printlab.devices.marlin;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.devices.serial.LineDecoder;
import io.printlab.devices.simulator.SimulatedDialect;
import io.printlab.devices.simulator.SimulatedFaults;
import io.printlab.devices.simulator.SimulatedFirmware;
import io.printlab.devices.simulator.SimulatedModel;
import io.printlab.driver.PrintPhase;
import io.printlab.driver.PrintTask;
import io.printlab.job.JobId;
import io.printlab.testkit.SettableClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Host and firmware of each dialect in one thread and in virtual time, on a bad line, with many seeds. */
class SeededConversationsTest {
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int SEEDS = 8;
    private static final long LONGEST = TimeUnit.HOURS.toNanos(3);
    private static final Set<String> OF_THE_HOST = Set.of("M105", "M400", "M27", "M114", "M155 S1");

    private record Outcome(PrintPhase phase, String detail, List<String> printed) {}

    private static List<String> file() {
        List<String> commands = new ArrayList<>(List.of("M140 S40", "M109 S180", "G28", "G90", "M83"));
        Random random = new Random(7);
        for (int i = 0; i < 120; i++) {
            commands.add(String.format(
                    Locale.ROOT,
                    "G1 X%.3f Y%.3f E%.5f F6000",
                    random.nextDouble() * 99,
                    random.nextDouble() * 99,
                    i / 9.0));
        }
        commands.add("M104 S0");
        return commands;
    }

    private static Outcome print(SimulatedDialect dialect, String model, String faults, long seed, List<String> file) {
        SimulatedFirmware firmware = new SimulatedFirmware(
                SimulatedModel.named(model), SimulatedFaults.parse(faults), seed, 20, true, dialect);
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        MarlinPrinter printer = new MarlinPrinter(
                new MarlinSettings("/dev/x", 115_200, false, 4, Duration.ofSeconds(2), true), wire::writeBytes);
        LineDecoder decoder = new LineDecoder();
        byte[] bytes = String.join("\n", file).getBytes(StandardCharsets.US_ASCII);
        PrintTask task = new PrintTask(
                new PrintTask.Id(new JobId(1), 1), "x", () -> new ByteArrayInputStream(bytes), bytes.length, null);
        boolean begun = false;
        printer.greet(STEP);
        for (long now = STEP; now < LONGEST; now += STEP) {
            byte[] sent = wire.toByteArray();
            wire.reset();
            firmware.receive(sent, sent.length, now);
            byte[] answer = firmware.takeOutput();
            long time = now;
            printer.together(() -> decoder.decode(answer, answer.length, line -> printer.receive(line, time)), now);
            printer.tick(now);
            if (!begun && printer.isReady()) {
                begun = true;
                printer.start(task, FileCheck.check(task), new CommandReader(new ByteArrayInputStream(bytes)), now);
            }
            if (begun
                    && printer.observation(SettableClock.START).print().phase().isEnd()) {
                break;
            }
        }
        assertThat(begun).as("the printer was greeted").isTrue();
        var end = printer.observation(SettableClock.START).print();
        List<String> all = firmware.accepted();
        int begins = all.lastIndexOf("M110 N0") + 1;
        return new Outcome(
                end.phase(),
                end.detail(),
                all.subList(begins, all.size()).stream()
                        .filter(command -> !OF_THE_HOST.contains(command))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "MARLIN,i3,8,lose-ok one in 25",
        "MARLIN,i3,7,duplicate-ok one in 25",
        "MARLIN,i3,8,corrupt-received one in 20",
        "MARLIN,i3,8,lose-received one in 40",
        "MARLIN,i3,8,merge-lines one in 40",
        "MARLIN,i3,8,noise-sent one in 20; noise-received one in 20",
        "MARLIN,i3,7,corrupt-sent one in 40",
        "MARLIN,fast,7,corrupt-received one in 20; lose-ok one in 30; duplicate-ok one in 50",
        "PRUSA,i3,8,corrupt-received one in 20; lose-ok one in 40",
        "REPETIER,i3,8,corrupt-received one in 20; lose-ok one in 40",
        "REPETIER,i3,8,lose-received one in 30",
        "KLIPPER,i3,1,lose-ok one in 200",
        "REPRAPFIRMWARE,i3,1,lose-ok one in 200",
        "REPRAPFIRMWARE,i3,1,lose-received one in 200"
    })
    void aFinishedPrintWasReceivedExactlyAndNoneHangs(
            SimulatedDialect dialect, String model, int fewest, String faults) {
        List<String> file = file();
        int finished = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            Outcome outcome = print(dialect, model, faults, seed, file);
            assertThat(outcome.phase().isEnd())
                    .as("seed %s: %s", seed, outcome.phase())
                    .isTrue();
            if (outcome.phase() == PrintPhase.FINISHED) {
                finished++;
                assertThat(outcome.printed()).as("seed %s", seed).isEqualTo(file);
            } else {
                assertThat(outcome.detail()).as("seed %s", seed).isNotEmpty();
            }
        }
        assertThat(finished).as("the others failed and said why").isGreaterThanOrEqualTo(fewest);
    }
}
