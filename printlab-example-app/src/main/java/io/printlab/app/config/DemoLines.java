package io.printlab.app.config;

import io.printlab.app.demo.DemoSettings;
import io.printlab.devices.simulator.SimulatedFarm;
import io.printlab.devices.simulator.SimulatedFaults;
import io.printlab.error.PrintLabException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the demo is told. */
final class DemoLines {
    private static final Logger log = LoggerFactory.getLogger(DemoLines.class);
    private static final int LONGEST_SCRIPT = 100_000;

    private final Map<SettingKey, String> values;
    private final List<String> faults;

    DemoLines(Map<SettingKey, String> values, List<String> faults) {
        this.values = values;
        this.faults = faults;
    }

    DemoSettings demo() {
        return new DemoSettings(speed(), farm(), script());
    }

    private double speed() {
        String text = values.getOrDefault(SettingKey.DEMO_SPEED, "80");
        if (!text.matches("[0-9]{1,4}(\\.[0-9]{1,3})?") || Double.parseDouble(text) < 1) {
            faults.add(SettingKey.DEMO_SPEED.key() + " is a number from 1 to 9999");
            return 1;
        }
        return Double.parseDouble(text);
    }

    private int farm() {
        String text = values.getOrDefault(SettingKey.DEMO_FARM, "0");
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > SimulatedFarm.MOST) {
            faults.add(SettingKey.DEMO_FARM.key() + " is how many printers the farm has, 1 to " + SimulatedFarm.MOST
                    + ", or 0 for none");
            return 0;
        }
        return Integer.parseInt(text);
    }

    private String script() {
        String file = values.getOrDefault(SettingKey.DEMO_FAULTS, "");
        if (file.isEmpty()) {
            return "";
        }
        try {
            Path path = Path.of(file);
            if (Files.size(path) > LONGEST_SCRIPT) {
                throw new IOException("it is too long for a fault script");
            }
            return SimulatedFaults.oneLine(Files.readString(path, StandardCharsets.UTF_8));
        } catch (IOException | InvalidPathException unreadable) {
            log.debug("The fault script {} cannot be read", file, unreadable);
            faults.add(SettingKey.DEMO_FAULTS.key() + " names the file " + file + ", which cannot be read ("
                    + unreadable.getClass().getSimpleName() + ")");
        } catch (PrintLabException wrong) {
            faults.add(SettingKey.DEMO_FAULTS.key() + ": " + wrong.getMessage());
        }
        return "";
    }
}
