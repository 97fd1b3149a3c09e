package io.printlab.devices.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Firmware that speaks Marlin's protocol or a dialect of it. Pure and deterministic: bytes and nanoseconds of one monotonic source go in, bytes
 * come out of {@link #takeOutput()}; the same seed and the same input give the same output. Motion and heat run at the
 * speed factor; reports keep the host's time. For one thread. It is long because it is one board with all its commands; faults, motion and
 * heat are classes of their own.
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
    private final FirmwareVoice voice;
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
    private long lastIdle;
    private long reportEvery;
    private long lastMove;
    private boolean booted;
    private boolean halted;

    /** A printer with Marlin's own firmware. */
    public SimulatedFirmware(SimulatedModel model, SimulatedFaults faults, long seed, double speed, boolean records) {
        this(model, faults, seed, speed, records, SimulatedDialect.MARLIN);
    }

    /**
     * A printer that is switched off until the first {@link #advance}.
     *
     * @param speed how much faster than real its clock runs, above 0
     * @param records whether it keeps every accepted command for {@link #accepted()}
     */
    public SimulatedFirmware(
            SimulatedModel model,
            SimulatedFaults faults,
            long seed,
            double speed,
            boolean records,
            SimulatedDialect dialect) {
        this.model = model;
        this.voice = dialect.voice();
        this.speed = Math.max(0.01, speed);
        this.records = records;
        this.random = new Random(seed);
        this.input = new FirmwareInput(voice, this::print, this::emergency);
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
            kill(false);
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
        for (int i = 0; i < count && !isDead(); i++) {
            faults.receiver().arrive(bytes[i], b -> {
                input.arrive(b);
                work();
            });
        }
    }

    private boolean isDead() {
        return halted && voice.whileHalted() == null;
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

    void forgetAccepted() {
        accepted.clear();
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

    /** The knob: what waits for a person goes on. */
    void press() {
        faults.personCame();
        if (waiting == Waiting.PERSON) {
            waiting = Waiting.NOTHING;
            work();
        }
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
        voice.boot(cause).forEach(this::print);
    }

    private void kill(boolean asked) {
        nozzle.heatTo(0);
        bed.heatTo(0);
        motion.stop();
        current = null;
        halted = true;
        voice.halted(asked).forEach(this::print);
    }

    private void stopAtOnce() {
        if (voice.startsAgainAfterStop()) {
            boot("Software Reset");
        } else {
            kill(true);
        }
    }

    private void emergency(String code) {
        if (!faults.hasEmergencyParser()) {
            return;
        }
        switch (code) {
            case "M112" -> stopAtOnce();
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
        answerWhileHalted();
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

    private void answerWhileHalted() {
        List<String> answer = voice.whileHalted();
        FirmwareInput.Accepted command = halted && answer != null ? input.poll() : null;
        while (command != null && answer != null) {
            if (command.text().equals(voice.restart())) {
                boot("Software Reset");
                return;
            }
            answer.forEach(this::print);
            command = input.poll();
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
        List<String> special = voice.special(words, this::readings);
        if (special != null) {
            special.forEach(this::print);
            return Waiting.NOTHING;
        }
        List<String> prompt = voice.waitsForPerson(words, model);
        if (!prompt.isEmpty()) {
            prompt.forEach(this::print);
            return Waiting.PERSON;
        }
        if (!voice.knows(code)) {
            FirmwareInput.Accepted command = current;
            print(voice.unknown(command == null ? code : command.text()));
            return Waiting.NOTHING;
        }
        return wantedBy(code, words);
    }

    private Waiting wantedBy(String code, Words words) {
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
                nozzle.heatTo(0);
                bed.heatTo(0);
            }
            case "M112" -> stopAtOnce();
            case "M114" -> print(motion.report());
            case "M115" -> {
                if (!voice.answersWithOk(code)) {
                    introduction().forEach(this::print);
                }
            }
            case "M155" -> reportEvery = (long) (words.get('S', 0) * REPORT_NANOS);
            case "M27" -> print("Not SD printing");
            default -> {}
        }
        return Waiting.NOTHING;
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
        lastIdle = hostTime;
        String plain = voice.ok(command.number());
        if (code.equals("M105") && !voice.answersWithOk(code)) {
            print(voice.temperatures(readings()));
        }
        if (code.equals("M105") && voice.answersWithOk(code)) {
            print("ok " + voice.temperatures(readings()));
        } else if (code.equals("M115") && voice.answersWithOk(code)) {
            print("ok " + String.join(" ", introduction()));
        } else if (model.advancedOk() && plain.equals("ok")) {
            print("ok" + (command.number() < 0 ? "" : " N" + command.number()) + " P" + motion.freeBlocks() + " B"
                    + input.freeBuffers());
        } else {
            print(plain);
        }
    }

    private void report(long now) {
        boolean heats = (waiting == Waiting.NOZZLE || waiting == Waiting.BED) && !faults.waitsForPerson();
        if (heats && now - lastReport >= REPORT_NANOS) {
            lastReport = now;
            print(voice.heating(readings()));
        } else if (!heats && reportEvery > 0 && voice.reportsByItself() && now - lastReport >= reportEvery) {
            lastReport = now;
            print(" " + voice.temperatures(readings()));
        }
        if (!heats && current != null && now - lastBusy >= BUSY_NANOS) {
            lastBusy = now;
            say(voice.busy(asksForPerson()));
        }
        if (current == null && now - lastIdle >= REPORT_NANOS) {
            lastIdle = now;
            say(voice.idle());
        }
    }

    private Readings readings() {
        double wobble = (random.nextInt(21) - 10) / 100.0;
        return new Readings(nozzle.actual() + wobble, nozzle.target(), bed.actual() + wobble / 2, bed.target());
    }

    private List<String> introduction() {
        return voice.introduction(model, faults.hasEmergencyParser());
    }

    private void say(@Nullable String line) {
        if (line != null) {
            print(line);
        }
    }

    private void print(String line) {
        faults.sender().send(line);
    }
}
