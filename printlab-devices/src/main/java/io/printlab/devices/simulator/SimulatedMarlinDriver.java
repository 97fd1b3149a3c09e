package io.printlab.devices.simulator;

import static io.printlab.driver.DriverSetting.Kind.DECIMAL;
import static io.printlab.driver.DriverSetting.Kind.INTEGER;
import static io.printlab.driver.DriverSetting.Kind.TEXT;
import static io.printlab.driver.DriverSetting.Kind.YES_NO;

import io.printlab.devices.marlin.MarlinDriver;
import io.printlab.devices.serial.SerialLink;
import io.printlab.devices.serial.SerialLinks;
import io.printlab.devices.serial.SerialPortSettings;
import io.printlab.driver.DeviceDriver;
import io.printlab.driver.DeviceListener;
import io.printlab.driver.DeviceSession;
import io.printlab.driver.DriverFeature;
import io.printlab.driver.DriverSetting;
import io.printlab.driver.DriverSettings;
import io.printlab.error.PrintLabException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A printer without a machine: simulated firmware behind a pseudo-terminal, printed to by the real Marlin driver. */
public final class SimulatedMarlinDriver implements DeviceDriver {
    private static final int BAUD = 115_200;

    private final MarlinDriver marlin;
    private final SimulatedPrinters printers;

    public SimulatedMarlinDriver() {
        this(Clock.systemUTC());
    }

    public SimulatedMarlinDriver(Clock clock) {
        this(clock, new SimulatedPrinters());
    }

    /** A driver whose printers can be looked at and unplugged by who has the same collection of printers. */
    public SimulatedMarlinDriver(Clock clock, SimulatedPrinters printers) {
        this.marlin = new MarlinDriver(clock);
        this.printers = printers;
    }

    public SimulatedPrinters printers() {
        return printers;
    }

    @Override
    public String id() {
        return "simulated-marlin";
    }

    @Override
    public Set<DriverFeature> features() {
        return marlin.features();
    }

    @Override
    public List<DriverSetting> settings() {
        return List.of(
                new DriverSetting(
                        "printer",
                        "Printer",
                        TEXT,
                        "",
                        "Name under which the simulated printer stays between sessions; empty for one that does not."),
                new DriverSetting("model", "Model", TEXT, "i3", "One of " + SimulatedModel.words() + "."),
                new DriverSetting(
                        "dialect",
                        "Dialect",
                        TEXT,
                        "marlin",
                        "Firmware of the printer: marlin, prusa, klipper, repetier or reprapfirmware."),
                new DriverSetting("speed", "Speed factor", DECIMAL, "1", "80 prints 40 minutes in half a minute."),
                new DriverSetting("seed", "Seed", INTEGER, "1", "What happens by chance follows from it."),
                new DriverSetting(
                        "faults",
                        "Faults",
                        TEXT,
                        "",
                        "A script such as: lose-ok one in 30; unplug 5s after 500 commands. See docs/simulator.md."),
                new DriverSetting(
                        "ok-timeout-seconds",
                        "Patience",
                        DECIMAL,
                        "10",
                        "Seconds without an acknowledgement after which a lost one is suspected."),
                new DriverSetting(
                        "reset-after-halt-seconds",
                        "Reset after a halt",
                        INTEGER,
                        "0",
                        "Seconds until a simulated person resets a halted printer; 0 for never."),
                new DriverSetting("record", "Record", YES_NO, "false", "Whether every accepted command is kept."));
    }

    @Override
    public DeviceSession open(DriverSettings settings, DeviceListener listener) {
        String name = settings.text("printer");
        SimulatedPrinter printer = name.isEmpty()
                ? printer("simulated", settings)
                : printers.findOrAdd(name, () -> printer(name, settings));
        if (printer.isHalted()) {
            printer.reset();
        }
        Duration okTimeout = Duration.ofMillis(Math.round(settings.decimal("ok-timeout-seconds") * 1000));
        return new SimulatedSession(marlin.openOver(link(printer), okTimeout, listener), printer);
    }

    private static SerialLink link(SimulatedPrinter printer) {
        if (!Pty.isSupported()) {
            return printer.link();
        }
        String port = printer.port();
        try {
            return SerialLinks.ofThisMachine().open(new SerialPortSettings(port, BAUD, true));
        } catch (PrintLabException refused) {
            printer.close();
            throw refused;
        }
    }

    private static SimulatedPrinter printer(String name, DriverSettings settings) {
        SimulatedFirmware firmware = new SimulatedFirmware(
                SimulatedModel.named(settings.text("model")),
                SimulatedFaults.parse(settings.text("faults")),
                settings.integer("seed"),
                settings.decimal("speed"),
                settings.yes("record"),
                SimulatedDialect.named(settings.text("dialect")));
        return new SimulatedPrinter(
                name, firmware, Duration.ofSeconds(Math.max(0, settings.integer("reset-after-halt-seconds"))));
    }
}
