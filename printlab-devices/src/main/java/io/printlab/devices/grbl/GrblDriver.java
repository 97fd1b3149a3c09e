package io.printlab.devices.grbl;

import static io.printlab.driver.DriverSetting.Kind.INTEGER;
import static io.printlab.driver.DriverSetting.Kind.SERIAL_PORT;
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
import java.util.List;
import java.util.Set;

/** Lasers and mills with grbl 1.1 at a serial port of this machine. */
public final class GrblDriver implements DeviceDriver {
    private final Clock clock;
    private final SerialLinks links;

    public GrblDriver(Clock clock) {
        this(clock, SerialLinks.ofThisMachine());
    }

    /** A driver that reaches its machines by other links than jSerialComm's. */
    public GrblDriver(Clock clock, SerialLinks links) {
        this.clock = clock;
        this.links = links;
    }

    @Override
    public String id() {
        return "grbl";
    }

    @Override
    public Set<DriverFeature> features() {
        return Set.of(DriverFeature.PAUSE, DriverFeature.CANCEL, DriverFeature.EMERGENCY_STOP);
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
                new DriverSetting("baud", "Baud rate", INTEGER, "115200", "Bits a second; 115200 for grbl 1.1."),
                new DriverSetting(
                        "reset-on-open",
                        "Reset on connect",
                        YES_NO,
                        "false",
                        "Whether connecting may reset the controller by DTR; this would end whatever it does."),
                new DriverSetting(
                        "receive-buffer",
                        "Receive buffer",
                        INTEGER,
                        "128",
                        "Bytes, 64 to 1024: how much the controller takes before it has worked anything off."));
    }

    @Override
    public DeviceSession open(DriverSettings settings, DeviceListener listener) {
        int buffer = Math.max(64, Math.min(1024, settings.integer("receive-buffer")));
        SerialLink link = links.open(
                new SerialPortSettings(settings.text("port"), settings.integer("baud"), settings.yes("reset-on-open")));
        return GrblSession.open(link, buffer, listener, clock);
    }
}
