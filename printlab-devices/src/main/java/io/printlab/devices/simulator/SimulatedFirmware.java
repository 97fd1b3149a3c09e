package io.printlab.devices.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Firmware that speaks Marlin's protocol. Pure and deterministic: bytes and nanoseconds of one monotonic source go in, bytes
 * come out of {@link #takeOutput()}; the same seed and the same input give the same output. Motion and heat run at the
 * speed factor; reports keep the host's time. For one thread.
 */
public final class SimulatedFirmware {
    private static final long REPORT_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long BUSY_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long HEAT_STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private enum Waiting {
        NOTHING,
        ROOM,
        STILLNESS,
        TIME,
        NOZZLE,
        BED,
        PERSON
    }

    private final SimulatedModel model;
    private final double speed;
    private final boolean records;
    private final Random random;
    private final FirmwareInput input;
    private final FaultInjector faults;
    private final List<String> accepted = new ArrayList<>();

    private SimulatedMotion motion;
    private SimulatedHeater nozzle;
    private SimulatedHeater bed;
    private FirmwareInput.@Nullable Accepted current;
    private Waiting waiting = Waiting.NOTHING;
    private boolean alsoCoolsDown;
    private long waitUntil;
    private long time;
    private long hostTime;
    private long lastReport;
    private long lastBusy;
    private long reportEvery;
    private long lastMove;
    private boolean booted;
    private boolean halted;

    /**
     * A printer that is switched off until the first {@link #advance}.
     *
     * @param speed how much faster than real its clock runs, above 0
     * @param records whether it keeps every accepted command for {@link #accepted()}
     */
    public SimulatedFirmware(SimulatedModel model, SimulatedFaults faults, long seed, double speed, boolean records) {
        this.model = model;
        this.speed = Math.max(0.01, speed);
        this.records = records;
        this.random = new Random(seed);
        this.input = new FirmwareInput(this::print, this::emergency);
        this.motion = new SimulatedMotion(model);
        this.nozzle = new SimulatedHeater(400, model.nozzleSeconds());
        this.bed = new SimulatedHeater(150, model.bedSeconds());
        this.faults = new FaultInjector(faults, random, new Befallen());
    }

    /** What faults happen to. */
    private final class Befallen implements FaultInjector.Board {
        @Override
        public void halt(String why) {
            if (!why.isEmpty()) {
                print("Error:" + why);
            }
            kill();
        }

        @Override
        public void restart(String cause) {
            boot(cause);
        }

        @Override
        public PrinterPhase phase() {
            if (waiting == Waiting.NOZZLE || waiting == Waiting.BED) {
                return PrinterPhase.HEATING;
            }
            if (nozzle.target() == 0) {
                return PrinterPhase.IDLE;
            }
            boolean moves = !motion.isStill() || hostTime - lastMove < REPORT_NANOS;
            return moves && !asksForPerson() ? PrinterPhase.PRINTING : PrinterPhase.PAUSED;
        }

        @Override
        public SimulatedHeater nozzle() {
            return nozzle;
        }

        @Override
        public long nextLine() {
            return input.nextLine();
        }
    }

    /** The faults that befall it, to add to and to count. */
    FaultInjector faults() {
        return faults;
    }

    private boolean asksForPerson() {
        return waiting == Waiting.PERSON || faults.waitsForPerson();
    }

    /** Bytes from the host. */
    public void receive(byte[] bytes, int count, long now) {
        advance(now);
        for (int i = 0; i < count && !halted; i++) {
            faults.receiver().arrive(bytes[i], b -> {
                input.arrive(b);
                work();
            });
        }
    }

    /** Lets time pass until now. */
    public void advance(long now) {
        if (!booted) {
            booted = true;
            hostTime = now;
            boot("PowerUp");
        }
        long target = time + (long) ((now - hostTime) * speed);
        hostTime = now;
        if (!halted) {
            faults.passed(now);
        }
        while (current != null && time < target) {
            passTo(Math.min(target, nextStep()));
            work();
        }
        passTo(target);
        if (!halted) {
            report(now);
        }
    }

    private long nextStep() {
        if (faults.waitsForPerson()) {
            return time + HEAT_STEP_NANOS;
        }
        return switch (waiting) {
            case ROOM, STILLNESS -> motion.isStill() ? time + 1 : motion.firstEnd();
            case TIME -> Math.max(time + 1, waitUntil);
            default -> time + HEAT_STEP_NANOS;
        };
    }

    private void passTo(long target) {
        double seconds = (target - time) / 1e9;
        nozzle.advance(seconds);
        bed.advance(seconds);
        time = Math.max(time, target);
        motion.advance(time);
    }

    /** Nanoseconds of the host's time until something may happen by itself; at most a tenth of a second. */
    public long untilNextEvent() {
        long most = TimeUnit.MILLISECONDS.toNanos(100);
        return current == null ? most : Math.max(0, Math.min(most, (long) ((nextStep() - time) / speed)));
    }

    /** What the firmware has sent since this was asked last. */
    public byte[] takeOutput() {
        return faults.sender().take(hostTime);
    }

    /** Every accepted command in order, without number and checksum; empty unless it records. */
    public List<String> accepted() {
        return List.copyOf(accepted);
    }

    /** Bytes that were lost because the host sent more than the receive buffer holds. */
    public int overruns() {
        return input.overruns();
    }

    public double nozzleTarget() {
        return nozzle.target();
    }

    public double bedTarget() {
        return bed.target();
    }

    public boolean isHalted() {
        return halted;
    }

    /** The reset button. */
    public void reset() {
        if (booted) {
            boot("External Reset");
        }
    }

    private void boot(String cause) {
        halted = false;
        current = null;
        waiting = Waiting.NOTHING;
        reportEvery = 0;
        faults.restarted();
        input.reset();
        motion = new SimulatedMotion(model);
        nozzle.heatTo(0);
        bed.heatTo(0);
        faults.sender().sendRaw(0xfe);
        print("");
        print("start");
        print("echo:" + cause);
        print("echo:Marlin 2.1.2 (printlab simulator)");
    }

    private void kill() {
        nozzle.heatTo(0);
        bed.heatTo(0);
        motion.stop();
        current = null;
        halted = true;
        print("Error:Printer halted. kill() called!");
        print("//action:poweroff");
    }

    private void emergency(String code) {
        if (!faults.hasEmergencyParser()) {
            return;
        }
        switch (code) {
            case "M112" -> kill();
            case "M410" -> motion.stop();
            default -> {
                faults.personCame();
                if (waiting == Waiting.NOZZLE || waiting == Waiting.BED || waiting == Waiting.PERSON) {
                    waiting = Waiting.NOTHING;
                }
            }
        }
    }

    /** Carries out commands until one has to wait. */
    private void work() {
        while (!halted) {
            FirmwareInput.Accepted command = current;
            if (command == null) {
                command = input.poll();
                if (command == null) {
                    return;
                }
                current = command;
                lastBusy = hostTime;
                begin(command);
                if (current == null) {
                    return;
                }
            }
            if (!isDone()) {
                return;
            }
            finish(command);
        }
    }

    private void begin(FirmwareInput.Accepted command) {
        if (records) {
            accepted.add(command.text());
        }
        faults.began(command.text());
        if (current != null) {
            waiting = wantedBy(new Words(command.text()));
        }
    }

    /** Carries out what needs no waiting and tells what the rest waits for. */
    private Waiting wantedBy(Words words) {
        String code = words.code();
        switch (code) {
            case "G0", "G1", "G2", "G3" -> {
                lastMove = hostTime;
                return Waiting.ROOM;
            }
            case "G28", "G29", "M400", "M17", "M18", "M84" -> {
                return Waiting.STILLNESS;
            }
            case "G4" -> {
                return waitFor(words.get('S', words.get('P', 0) / 1000));
            }
            case "M109", "M190" -> {
                return heat(code.equals("M109") ? nozzle : bed, words);
            }
            case "M104" -> nozzle.heatTo(words.get('S', 0));
            case "M140" -> bed.heatTo(words.get('S', 0));
            case "G90", "G91", "M82", "M83" -> motion.modes(code);
            case "G92" -> motion.setPosition(words);
            case "M0", "M1" -> {
                print("//action:prompt_begin Press to continue");
                return Waiting.PERSON;
            }
            case "M112" -> kill();
            case "M114" -> print(motion.report());
            case "M115" -> introduce();
            case "M155" -> reportEvery = (long) (words.get('S', 0) * REPORT_NANOS);
            case "M27" -> print("Not SD printing");
            default -> askedSimply(code);
        }
        return Waiting.NOTHING;
    }

    private void askedSimply(String code) {
        if (!code.matches(
                "M(20|21|73|75|76|77|85|92|105|106|107|108|110|117|118|20[0-9]|21[0-9]|220|221|300|301|302|304|410|"
                        + "413|420|500|501|502|503|572|593|862|876|900|907|914)|G(10|11|17|18|19|20|21|27|80)|T[0-9]")) {
            FirmwareInput.Accepted command = current;
            print("echo:Unknown command: \"" + (command == null ? code : command.text()) + "\"");
        }
    }

    private Waiting heat(SimulatedHeater heater, Words words) {
        alsoCoolsDown = words.has('R');
        heater.heatTo(words.get('S', words.get('R', heater.target())));
        lastReport = hostTime;
        return heater == nozzle ? Waiting.NOZZLE : Waiting.BED;
    }

    private Waiting waitFor(double seconds) {
        waitUntil = time + (long) (Math.max(0, seconds) * 1e9);
        return Waiting.TIME;
    }

    private boolean isDone() {
        if (faults.waitsForPerson()) {
            return false;
        }
        return switch (waiting) {
            case NOTHING -> true;
            case ROOM -> motion.hasRoom();
            case STILLNESS -> motion.isStill();
            case TIME -> time >= waitUntil && motion.isStill();
            case NOZZLE -> nozzle.reached(alsoCoolsDown);
            case BED -> bed.reached(alsoCoolsDown);
            case PERSON -> false;
        };
    }

    private void finish(FirmwareInput.Accepted command) {
        Words words = new Words(command.text());
        String code = words.code();
        if (waiting == Waiting.ROOM) {
            motion.move(code, words, time);
        } else if (waiting == Waiting.STILLNESS && (code.equals("G28") || code.equals("G29"))) {
            if (code.equals("G28")) {
                motion.home(words);
            }
            waiting = waitFor(code.equals("G28") ? 8 : 20);
            return;
        }
        current = null;
        waiting = Waiting.NOTHING;
        acknowledge(command, code);
    }

    private void acknowledge(FirmwareInput.Accepted command, String code) {
        if (code.equals("M105")) {
            print("ok " + temperatures());
        } else if (model.advancedOk()) {
            print("ok" + (command.number() < 0 ? "" : " N" + command.number()) + " P" + motion.freeBlocks() + " B"
                    + input.freeBuffers());
        } else {
            print("ok");
        }
    }

    private void report(long now) {
        boolean heats = waiting == Waiting.NOZZLE || waiting == Waiting.BED;
        if (heats && now - lastReport >= REPORT_NANOS) {
            lastReport = now;
            print(" " + temperatures() + " W:?");
        } else if (!heats && reportEvery > 0 && now - lastReport >= reportEvery) {
            lastReport = now;
            print(" " + temperatures());
        }
        if (!heats && current != null && now - lastBusy >= BUSY_NANOS) {
            lastBusy = now;
            print("echo:busy: " + (asksForPerson() ? "paused for user" : "processing"));
        }
    }

    private String temperatures() {
        double wobble = (random.nextInt(21) - 10) / 100.0;
        return String.format(
                Locale.ROOT,
                "T:%.2f /%.2f B:%.2f /%.2f @:%d B@:%d",
                nozzle.actual() + wobble,
                nozzle.target(),
                bed.actual() + wobble / 2,
                bed.target(),
                nozzle.actual() < nozzle.target() ? 127 : nozzle.target() > 0 ? 60 : 0,
                bed.actual() < bed.target() ? 127 : bed.target() > 0 ? 40 : 0);
    }

    private void introduce() {
        print("FIRMWARE_NAME:Marlin 2.1.2 (printlab simulator) SOURCE_CODE_URL:none PROTOCOL_VERSION:1.0 MACHINE_TYPE:"
                + model.name() + " EXTRUDER_COUNT:1 UUID:00000000-0000-0000-0000-000000000000");
        print("Cap:SERIAL_XON_XOFF:0");
        print("Cap:AUTOREPORT_TEMP:1");
        print("Cap:EMERGENCY_PARSER:" + (faults.hasEmergencyParser() ? 1 : 0));
        print("Cap:HOST_ACTION_COMMANDS:1");
    }

    private void print(String line) {
        faults.sender().send(line);
    }
}
