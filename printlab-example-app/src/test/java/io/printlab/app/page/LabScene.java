package io.printlab.app.page;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.multibindings.OptionalBinder;
import io.printlab.NodeRole;
import io.printlab.PrintLab;
import io.printlab.PrintLabConfig;
import io.printlab.account.Actor;
import io.printlab.account.KeyLimits;
import io.printlab.account.Role;
import io.printlab.account.User;
import io.printlab.app.AppModule;
import io.printlab.app.WebApp;
import io.printlab.app.http.HttpServer;
import io.printlab.app.http.HttpSettings;
import io.printlab.app.signin.Accounts;
import io.printlab.desk.SubmissionRequest;
import io.printlab.device.BuildVolume;
import io.printlab.device.Capabilities;
import io.printlab.device.Device;
import io.printlab.device.DeviceDefinition;
import io.printlab.device.DeviceId;
import io.printlab.device.DeviceState;
import io.printlab.device.NodeId;
import io.printlab.device.Telemetry;
import io.printlab.device.Temperature;
import io.printlab.devices.gcode.GCodeAnalyser;
import io.printlab.guice.PrintLabBinder;
import io.printlab.guice.PrintLabModule;
import io.printlab.job.Claim;
import io.printlab.job.Claims;
import io.printlab.job.Job;
import io.printlab.job.Urgency;
import io.printlab.job.Wishes;
import io.printlab.testkit.InMemoryFileStore;
import io.printlab.testkit.InMemoryLabStore;
import io.printlab.testkit.SettableClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A lab of made-up people and printers with a job in every state, behind the real server, without a printer. */
final class LabScene implements AutoCloseable {
    static final String PASSWORD = "correct horse battery";
    private static final NodeId NODE = new NodeId("main");

    final SettableClock clock;
    final InMemoryLabStore store;
    final PrintLab lab;
    final HttpServer server;
    private final WebApp app;
    final Injector injector;
    final User student;
    final User other;
    final User staff;
    private final String spice;
    private final Claims claims;
    private int files;

    /** @param spice put into every text that comes from outside */
    LabScene(Path folder, int port, Instant start, String spice) {
        this.spice = spice;
        this.clock = new SettableClock(start.minus(Duration.ofHours(4)));
        this.store = new InMemoryLabStore(clock);
        HttpSettings http = new HttpSettings("127.0.0.1", port, "", folder.resolve("uploads"), 5_000_000);
        this.injector = Guice.createInjector(
                new PrintLabModule(PrintLabConfig.defaults().withRoles(Set.of(NodeRole.WEB))),
                new AppModule(http),
                binder -> {
                    OptionalBinder.newOptionalBinder(binder, java.time.Clock.class)
                            .setBinding()
                            .toInstance(clock);
                    PrintLabBinder parts = PrintLabBinder.printLabBinder(binder);
                    parts.store().toInstance(store);
                    parts.fileStore().toInstance(new InMemoryFileStore());
                    parts.analyser().toInstance(new GCodeAnalyser());
                });
        this.lab = injector.getInstance(PrintLab.class).start();
        this.claims = new Claims(store.jobs(), NODE, Duration.ofDays(1));
        Accounts accounts = injector.getInstance(Accounts.class);
        this.student = accounts.add("sam.student", "Sam Sample" + spice, Role.STUDENT, PASSWORD);
        this.other = accounts.add("olga.other", "Olga Other" + spice, Role.STUDENT, PASSWORD);
        accounts.add("ada.admin", "Ada Admin" + spice, Role.ADMINISTRATOR, PASSWORD);
        this.staff = accounts.add("stella.staff", "Stella Staff" + spice, Role.STAFF, PASSWORD);
        store.apiKeys()
                .add(
                        student.id(),
                        "Laptop" + spice,
                        "0123456789ab",
                        "0".repeat(64),
                        KeyLimits.FOR_SLICERS,
                        clock.instant());
        play();
        clock.set(start);
        readings();
        this.app = injector.getInstance(WebApp.class).start();
        this.server = app.server();
    }

    private void play() {
        device("mk4-left", "MK4 left", "Original MK4", "PLA");
        device("mk4-right", "MK4 right", "Original MK4", "PLA");
        device("mini-1", "Mini one", "Mini", "PETG");
        device("mini-2", "Mini two", "Mini", "PETG");
        device("xl", "The big one", "XL", "ASA");
        device("mk4-spare", "MK4 spare", "Original MK4", "PETG");
        Job finished = submit(student, "spare-lid.gcode", "PLA", 35, Urgency.NORMAL);
        Claim done = start(finished, "mk4-right");
        pass(35);
        claims.end(done.complete(clock.instant()));
        device("mk4-right", DeviceState.IDLE, "It answers, and nothing prints.");
        Job failed = submit(student, "tall-vase.gcode", "PLA", 50, Urgency.NORMAL);
        Job lost = submit(other, "gear-pump-housing.gcode", "PETG", 180, Urgency.NORMAL);
        Claim broken = start(lost, "mini-1");
        clear("mk4-right");
        Claim failing = start(failed, "mk4-right");
        pass(20);
        claims.end(failing.fail("The nozzle did not reach its temperature." + spice, clock.instant()));
        device("mk4-right", DeviceState.IDLE, "It answers, and nothing prints.");
        claims.end(broken.interrupt("The cable came off." + spice, clock.instant()));
        device("mini-1", DeviceState.UNKNOWN, "It has not answered since the cable came off." + spice);
        Job paused = submit(other, "drone-arm-left.gcode", "ASA", 95, Urgency.NORMAL);
        Claim standing = start(paused, "xl");
        pass(15);
        claims.store(standing.pause("A person asked." + spice, clock.instant()));
        device("xl", DeviceState.PAUSED, "Its print stands still.");
        Job running = submit(student, "phone-stand-v3.gcode", "PLA", 110, Urgency.NORMAL);
        start(running, "mk4-left");
        pass(30);
        submit(other, "bracket.gcode", "PLA", 22, Urgency.NORMAL);
        submit(student, "cable-clip-x12.gcode", "PLA", 41, Urgency.NORMAL);
        submit(staff, "open-day-keyring.gcode", "PLA", 12, Urgency.HIGH);
        submit(other, "planter.gcode", "PETG", 240, Urgency.LOW);
        Job held = submit(student, "name-tag-prototype.gcode", "PLA", 18, Urgency.NORMAL);
        lab.jobs().hold(Actor.of(student), held.id(), "I want to change the colour first." + spice);
        submit(student, "violin-body-top-half.gcode", "PLA", 1600, Urgency.NORMAL);
        Job given = submit(student, "wrong-file.gcode", "PLA", 10, Urgency.NORMAL);
        lab.jobs().cancel(Actor.of(student), given.id(), null);
        device("mini-2", DeviceState.FAULT, "Thermal runaway: heater off." + spice);
        pass(6);
    }

    /** The newest report of each printer, and half an hour before it. */
    void readings() {
        Instant now = clock.instant();
        for (int second = 1800; second >= 0; second -= 4) {
            report(now.minusSeconds(second), 0.4 - second / 9000.0, second);
        }
    }

    void report(Instant at, double progress, int phase) {
        lab.telemetry()
                .report(new Telemetry(
                        new DeviceId("mk4-left"),
                        at,
                        jobOn("mk4-left"),
                        progress,
                        Duration.ofMinutes((long) (110 * (1 - progress))),
                        "printing" + spice,
                        List.of(
                                new Temperature("nozzle" + spice, 215 + Math.sin(phase / 9.0), 215.0),
                                new Temperature("bed", 60 + Math.sin(phase / 31.0) / 2, 60.0))));
        lab.telemetry()
                .report(new Telemetry(
                        new DeviceId("xl"),
                        at,
                        jobOn("xl"),
                        0.16,
                        null,
                        "paused",
                        List.of(new Temperature("nozzle", 180.2, 180.0), new Temperature("bed", 95.1, 95.0))));
        lab.telemetry()
                .report(new Telemetry(
                        new DeviceId("mk4-right"),
                        at,
                        null,
                        null,
                        null,
                        "idle",
                        List.of(new Temperature("nozzle", 24.3, 0.0), new Temperature("bed", 22.9, 0.0))));
    }

    Job job(String title) {
        return lab.jobs().list(Actor.of(staff), io.printlab.job.JobQuery.newest(100)).stream()
                .filter(job -> job.submission().title().startsWith(title))
                .findFirst()
                .orElseThrow();
    }

    private Long jobOn(String device) {
        return lab.devices()
                .jobOn(new DeviceId(device))
                .map(job -> job.id().value())
                .orElse(null);
    }

    private void device(String id, String name, String model, String material) {
        Device added = Device.added(
                new DeviceDefinition(
                        new DeviceId(id),
                        name + spice,
                        "none",
                        Map.of(),
                        new Capabilities(model + spice, Set.of(material), 0.4, new BuildVolume(250, 210, 220))),
                NODE,
                clock.instant());
        store.devices().add(added);
        device(id, DeviceState.IDLE, "It answers, and nothing prints.");
        clear(id);
    }

    private void device(String id, DeviceState state, String evidence) {
        Device device = store.devices().byId(new DeviceId(id)).orElseThrow();
        store.devices().store(device.withStatus(device.status().observed(state, evidence, clock.instant())));
    }

    private void clear(String id) {
        device(id, DeviceState.IDLE, "It answers, and nothing prints.");
        lab.devices().clearBed(Actor.of(staff), new DeviceId(id));
    }

    private Claim start(Job job, String id) {
        DeviceId device = new DeviceId(id);
        Claim claim = claims.win(job.id(), device, Actor.part("dispatcher"), clock.instant())
                .orElseThrow();
        pass(2);
        Claim printing = claims.store(claim.start(clock.instant()));
        device(id, DeviceState.PRINTING, "It prints job " + job.id() + ".");
        Device now = store.devices().byId(device).orElseThrow();
        store.devices()
                .store(now.withBed(
                        now.bed().occupy("Job " + job.id() + " prints." + spice, "device:" + id, clock.instant())));
        return printing;
    }

    private Job submit(User owner, String title, String material, int minutes, Urgency urgency) {
        pass(1);
        try {
            return lab.jobs()
                    .submit(
                            Actor.of(owner),
                            new SubmissionRequest(
                                    title.replace(".gcode", spice + ".gcode"), "web", urgency, null, null, Wishes.NONE),
                            new ByteArrayInputStream(
                                    gcode(title, material, minutes).getBytes(StandardCharsets.UTF_8)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private String gcode(String title, String material, int minutes) {
        files++;
        try (InputStream in =
                LabScene.class.getResourceAsStream(List.of("box", "gear", "cable-clip", "name-tag").stream()
                        .map(name -> "/io/printlab/app/demo/" + name + ".gcode")
                        .toList()
                        .get(files % 4))) {
            String text = in == null ? "; none\n" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return "; " + title + "\n"
                    + text.lines()
                            .filter(line ->
                                    !line.startsWith("; printer_model") && !line.startsWith("; nozzle_diameter"))
                            .map(line -> line.startsWith("; filament_type") ? "; filament_type = " + material : line)
                            .map(line -> line.startsWith("; estimated printing time")
                                    ? "; estimated printing time (normal mode) = " + minutes / 60 + "h " + minutes % 60
                                            + "m 0s"
                                    : line)
                            .collect(java.util.stream.Collectors.joining("\n"));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void pass(int minutes) {
        clock.advance(Duration.ofMinutes(minutes));
    }

    @Override
    public void close() {
        app.close();
        lab.close();
    }
}
