package io.printlab.devices.simulator;

import io.printlab.PrintLab;
import io.printlab.PrintLabConfig;
import io.printlab.desk.SubmissionRequest;
import io.printlab.device.BedState;
import io.printlab.device.Capabilities;
import io.printlab.device.Device;
import io.printlab.device.DeviceDefinition;
import io.printlab.device.DeviceId;
import io.printlab.device.DeviceState;
import io.printlab.devices.marlin.MarlinDriver;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.job.JobState;
import io.printlab.testkit.LabInMemory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A whole lab in memory, with one printer: desks, dispatcher, worker, the Marlin driver and its session, and simulated firmware,
 * all in virtual time.
 */
final class VirtualLab implements AutoCloseable {
    /** How often the lab looks at its device. */
    static final Duration STEP = Duration.ofMillis(250);

    static final DeviceId PRINTER = new DeviceId("virtual");
    private static final Duration CLEARED = Duration.ofMinutes(1);
    private static final Set<String> COMMANDS_OF_THE_HOST = Set.of("M105", "M400", "M114", "M27");

    private final LabInMemory parts = new LabInMemory();
    private final VirtualTime time = new VirtualTime();
    private final SimulatedPrinter printer;
    private final PrintLab lab;
    private final Runnable stepper;
    private boolean bedWasWronglyClear;

    /** @param window lines in flight, if the model proves that it has room */
    VirtualLab(SimulatedModel model, SimulatedFaults faults, long seed, double speed, int window) {
        printer = new SimulatedPrinter("virtual", new SimulatedFirmware(model, faults, seed, speed, true));
        MarlinDriver driver = new MarlinDriver(parts.clock(), settings -> cable(), time::now);
        DeviceDefinition device = new DeviceDefinition(
                PRINTER,
                "Virtual",
                driver.id(),
                Map.of("port", "virtual", "window", Integer.toString(window), "ok-timeout-seconds", "1"),
                new Capabilities(model.name(), Set.of("PLA"), 0.4, model.volume()));
        lab = parts.builder()
                .config(PrintLabConfig.defaults().withDevices(List.of(device)))
                .driver(driver)
                .build();
        stepper = lab.stepper();
        run(CLEARED, () -> device().status().state() == DeviceState.IDLE);
        lab.devices().clearBed(parts.staff(), PRINTER);
    }

    private VirtualCable cable() {
        if (!printer.isPluggedIn(time.now())) {
            throw new PrintLabException(ErrorCategory.DEVICE, "The virtual printer is unplugged: plug it in.");
        }
        return new VirtualCable(printer, time);
    }

    SimulatedPrinter printer() {
        return printer;
    }

    /** Heating, homing and so many moves, each another one. */
    static List<String> file(int moves) {
        List<String> commands = new ArrayList<>(List.of("G21"));
        commands.addAll(Bench.file(moves));
        return commands;
    }

    JobId submit(List<String> commands) {
        byte[] file = String.join("\n", commands).getBytes(StandardCharsets.US_ASCII);
        try {
            return lab.jobs()
                    .submit(
                            parts.student(),
                            SubmissionRequest.of("virtual.gcode", "web"),
                            new ByteArrayInputStream(file))
                    .id();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Runs until this holds, at most so long; tells whether it holds. */
    boolean run(Duration atMost, BooleanSupplier end) {
        for (Duration left = atMost; !left.isNegative(); left = left.minus(STEP)) {
            stepper.run();
            checkBed();
            if (end.getAsBoolean()) {
                return true;
            }
            time.pass(STEP);
            parts.clock().advance(STEP);
        }
        return false;
    }

    /** From the first command of a print until a person says otherwise the bed is occupied. */
    private void checkBed() {
        bedWasWronglyClear |= hasPrinted() && device().bed().state() == BedState.CLEAR;
    }

    boolean bedWasWronglyClear() {
        return bedWasWronglyClear;
    }

    boolean hasPrinted() {
        return printer.accepted().contains("M190 S60");
    }

    Device device() {
        return lab.store().devices().byId(PRINTER).orElseThrow();
    }

    Job job(JobId id) {
        return lab.store().jobs().byId(id).orElseThrow();
    }

    boolean isOver(JobId id) {
        JobState state = job(id).state();
        return state.isEnd() || state == JobState.INTERRUPTED;
    }

    /** Staff do this, if the job still lets them. */
    void pause(JobId id) {
        if (job(id).state() == JobState.PRINTING) {
            lab.jobs().pause(parts.staff(), id);
        }
    }

    void resume(JobId id) {
        if (job(id).state() == JobState.PAUSED) {
            lab.jobs().resume(parts.staff(), id);
        }
    }

    void cancel(JobId id) {
        if (!isOver(id)) {
            lab.jobs().cancel(parts.staff(), id, "Enough.");
        }
    }

    /** Moves of the file that the printer has carried out. */
    long moves() {
        return moves(printer.acceptedOfLastPrint()).count();
    }

    private static Stream<String> moves(List<String> commands) {
        return commands.stream().filter(command -> command.startsWith("G1 X"));
    }

    /**
     * Where the printer did not carry out this file, each line once and in order, the host's own commands aside; empty if it
     * did.
     */
    String differenceTo(List<String> file, boolean wasPaused) {
        List<String> accepted = printer.acceptedOfLastPrint();
        List<String> printed = accepted.stream()
                .filter(command -> !COMMANDS_OF_THE_HOST.contains(command))
                .toList();
        if (wasPaused && !printed.containsAll(file)) {
            return "not all of the file was printed";
        }
        List<String> wanted = wasPaused ? moves(file).toList() : file;
        List<String> had = wasPaused ? moves(accepted).toList() : printed;
        for (int i = 0; i < Math.max(wanted.size(), had.size()); i++) {
            String line = i < wanted.size() ? wanted.get(i) : "the end";
            String seen = i < had.size() ? had.get(i) : "the end";
            if (!line.equals(seen)) {
                return "printed " + seen + " where the file has " + line;
            }
        }
        return "";
    }

    @Override
    public void close() {
        time.letRun();
        lab.close();
    }
}
