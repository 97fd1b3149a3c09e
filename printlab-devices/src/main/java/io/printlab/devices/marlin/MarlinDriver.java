package io.printlab.devices.marlin;

import static io.printlab.driver.DriverSetting.Kind.DECIMAL;
import static io.printlab.driver.DriverSetting.Kind.INTEGER;
import static io.printlab.driver.DriverSetting.Kind.SERIAL_PORT;
import static io.printlab.driver.DriverSetting.Kind.TEXT;
import static io.printlab.driver.DriverSetting.Kind.YES_NO;

import io.printlab.devices.serial.SerialLink;
import io.printlab.devices.serial.SerialLinks;
import io.printlab.devices.serial.SerialPortSettings;
import io.printlab.driver.DeviceDriver;
import io.printlab.driver.DeviceListener;
import io.printlab.driver.DeviceSession;
import io.printlab.driver.DriverFeature;
import io.printlab.driver.DriverSetting;
import io.printlab.driver.DriverSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Printers at a serial port of this machine with Marlin's firmware or one of its relatives: Prusa's, Klipper's
 * pseudo-terminal, Repetier, RepRapFirmware.
 */
public final class MarlinDriver implements DeviceDriver {
    private static final Set<DriverFeature> FEATURES = Set.of(
            DriverFeature.PAUSE,
            DriverFeature.CANCEL,
            DriverFeature.EMERGENCY_STOP,
            DriverFeature.TEMPERATURES,
            DriverFeature.COMMANDS);

    private final Clock clock;
    private final SerialLinks links;
    private final LongSupplier nanoseconds;

    public MarlinDriver() {
        this(Clock.systemUTC());
    }

    public MarlinDriver(Clock clock) {
        this(clock, SerialLinks.ofThisMachine());
    }

    /** A driver that reaches its printers by other links than jSerialComm's. */
    public MarlinDriver(Clock clock, SerialLinks links) {
        this(clock, links, System::nanoTime);
    }

    /**
     * A driver whose patience is measured by another source than this machine's.
     *
     * @param nanoseconds never goes back, as {@link System#nanoTime()}; any thread asks it
     */
    public MarlinDriver(Clock clock, SerialLinks links, LongSupplier nanoseconds) {
        this.clock = clock;
        this.links = links;
        this.nanoseconds = nanoseconds;
    }

    @Override
    public String id() {
        return "marlin-serial";
    }

    @Override
    public Set<DriverFeature> features() {
        return FEATURES;
    }

    @Override
    public List<DriverSetting> settings() {
        return List.of(
                new DriverSetting(
                        "port",
                        "Serial port",
                        SERIAL_PORT,
                        null,
                        "Best is a name below /dev/serial/by-id, which stays."),
                new DriverSetting("baud", "Baud rate", INTEGER, "115200", "Bits a second, as the firmware is built."),
                new DriverSetting(
                        "reset-on-open",
                        "Reset on connect",
                        YES_NO,
                        "false",
                        "Whether connecting may reset the board by DTR; this would end a print from its card."),
                new DriverSetting(
                        "window",
                        "Lines in flight",
                        INTEGER,
                        "4",
                        "At most, 1 to 4; more than 1 is used only if the firmware proves by ADVANCED_OK that it has room."),
                new DriverSetting(
                        "ok-timeout-seconds",
                        "Patience",
                        DECIMAL,
                        "10",
                        "Seconds without an acknowledgement after which a lost one is suspected."),
                new DriverSetting(
                        "heaters-off-at-connect",
                        "Heaters off on connect",
                        YES_NO,
                        "true",
                        "Whether heaters are switched off on connecting, unless the printer prints from its card."),
                new DriverSetting(
                        "dialect",
                        "Dialect",
                        TEXT,
                        Dialect.AUTO,
                        "auto finds it out; else marlin, prusa, klipper, repetier or reprapfirmware."),
                new DriverSetting(
                        "macros",
                        "Pause by macros",
                        YES_NO,
                        "false",
                        "Whether a Klipper printer's macros PAUSE, RESUME and CANCEL_PRINT are used."));
    }

    @Override
    public DeviceSession open(DriverSettings settings, DeviceListener listener) {
        MarlinSettings how = MarlinSettings.of(settings);
        return open(how, links.open(new SerialPortSettings(how.port(), how.baud(), how.resetsOnOpen())), listener);
    }

    /** Opens a session over a link that is already there, such as one inside this program. */
    public DeviceSession openOver(SerialLink link, Duration okTimeout, DeviceListener listener) {
        return open(new MarlinSettings(link.name(), 115_200, false, 1, okTimeout, true), link, listener);
    }

    private DeviceSession open(MarlinSettings settings, SerialLink link, DeviceListener listener) {
        return MarlinSession.open(settings, link, listener, clock, nanoseconds);
    }
}
