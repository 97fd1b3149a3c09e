package io.printlab.testkit;

import io.printlab.PrintLab;
import io.printlab.PrintLabBuilder;
import io.printlab.PrintLabConfig;
import io.printlab.account.Actor;
import io.printlab.account.Role;
import io.printlab.account.User;
import io.printlab.device.BuildVolume;
import io.printlab.device.Capabilities;
import io.printlab.device.DeviceDefinition;
import io.printlab.device.DeviceId;
import io.printlab.error.PrintLabException;
import io.printlab.file.Fact;
import io.printlab.file.PrintFileAnalysis;
import io.printlab.file.PrintFileFacts;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parts of a lab without a database: stores in memory, a scripted device, three people, a file reader that believes anything. */
public final class LabInMemory {
    private final SettableClock clock = new SettableClock();
    private final InMemoryLabStore store = new InMemoryLabStore(clock);
    private final InMemoryFileStore files = new InMemoryFileStore();
    private final ScriptedDriver driver = new ScriptedDriver(clock);
    private final User student = store.users().add("sam.student", "Sam Student", Role.STUDENT, SettableClock.START);
    private final User otherStudent = store.users().add("olga.other", "Olga Other", Role.STUDENT, SettableClock.START);
    private final User staff = store.users().add("stella.staff", "Stella Staff", Role.STAFF, SettableClock.START);

    public SettableClock clock() {
        return clock;
    }

    public InMemoryLabStore store() {
        return store;
    }

    public InMemoryFileStore files() {
        return files;
    }

    public ScriptedDriver driver() {
        return driver;
    }

    public Actor student() {
        return Actor.of(student);
    }

    public Actor otherStudent() {
        return Actor.of(otherStudent);
    }

    public Actor staff() {
        return Actor.of(staff);
    }

    /** A builder with one scripted device named left, loaded with PLA. */
    public PrintLabBuilder builder() {
        return PrintLab.builder()
                .config(PrintLabConfig.defaults().withDevices(List.of(device("left"))))
                .store(store)
                .fileStore(files)
                .analyser((source, name) -> {
                    try (InputStream in = source.open()) {
                        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                        if (!text.startsWith("G")) {
                            throw PrintLabException.user("The file " + name + " is not G-code. Slice the model first.");
                        }
                        return new PrintFileAnalysis("gcode", facts(Duration.ofMinutes(text.length())), null);
                    }
                })
                .clock(clock)
                .driver(driver);
    }

    public static DeviceDefinition device(String id) {
        return new DeviceDefinition(
                new DeviceId(id),
                "The " + id + " one",
                "scripted",
                Map.of(),
                new Capabilities("MK3S", Set.of("PLA"), 0.4, new BuildVolume(250, 210, 210)));
    }

    private static PrintFileFacts facts(Duration time) {
        return new PrintFileFacts(
                null,
                Fact.slicer(time),
                null,
                Fact.slicer(4.5),
                Fact.slicer("PLA"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                1);
    }
}
