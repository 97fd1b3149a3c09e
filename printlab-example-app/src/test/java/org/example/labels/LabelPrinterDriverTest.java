package org.example.labels;

import io.printlab.driver.DeviceDriver;
import io.printlab.testkit.DeviceDriverContract;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

class LabelPrinterDriverTest extends DeviceDriverContract {
    private final FakeLabelPrinter printer = new FakeLabelPrinter();

    @AfterEach
    void switchOff() {
        printer.close();
    }

    @Override
    protected DeviceDriver driver() {
        return new LabelPrinterDriver(Clock.systemUTC());
    }

    @Override
    protected Map<String, String> settingsOfIdleDevice() {
        return Map.of("host", "127.0.0.1", "port", String.valueOf(printer.port()));
    }

    @Override
    protected Map<String, String> settingsOfMissingDevice() {
        return Map.of("host", "127.0.0.1", "port", "1");
    }

    @Override
    protected String longFile() {
        return "X".repeat(400);
    }

    @Override
    protected String shortFile() {
        return "X".repeat(60);
    }
}
