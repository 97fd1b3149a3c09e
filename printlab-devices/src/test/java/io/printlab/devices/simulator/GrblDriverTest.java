package io.printlab.devices.simulator;

import io.printlab.devices.grbl.GrblDriver;
import io.printlab.devices.serial.SerialLink;
import io.printlab.driver.DeviceDriver;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.testkit.DeviceDriverContract;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** Over a cable inside this program. */
class GrblDriverTest extends DeviceDriverContract {
    private final List<SimulatedGrbl> machines = new ArrayList<>();
    private final GrblDriver driver = new GrblDriver(Clock.systemUTC(), settings -> plugIn(settings.path()));

    @AfterEach
    void unplug() {
        machines.forEach(SimulatedGrbl::close);
    }

    private SerialLink plugIn(String path) {
        if (path.equals("nowhere")) {
            throw new PrintLabException(ErrorCategory.DEVICE, "There is no port nowhere. Plug the machine in.");
        }
        InProcessCable cable = new InProcessCable();
        machines.add(new SimulatedGrbl(cable.printerEnd(), 4));
        return cable.hostEnd("contract");
    }

    @Override
    protected DeviceDriver driver() {
        return driver;
    }

    @Override
    protected Map<String, String> settingsOfIdleDevice() {
        return Map.of("port", "here");
    }

    @Override
    protected Map<String, String> settingsOfMissingDevice() {
        return Map.of("port", "nowhere");
    }

    @Override
    protected String longFile() {
        return "G90\nM4 S200\n" + "G1 X1 F600\nG1 X0 ; back\n".repeat(400) + "M5\n";
    }

    @Override
    protected String shortFile() {
        return "G90 (absolute)\nM4 S200\n" + "g1 x1 f600\nG1 X0\n".repeat(20) + "M5\n";
    }
}
