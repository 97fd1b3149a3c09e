package io.printlab.app.demo;

import io.printlab.PrintLab;
import io.printlab.account.Actor;
import io.printlab.desk.SubmissionRequest;
import io.printlab.device.BedState;
import io.printlab.device.BuildVolume;
import io.printlab.device.Capabilities;
import io.printlab.device.Device;
import io.printlab.device.DeviceDefinition;
import io.printlab.device.DeviceId;
import io.printlab.device.Heat;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.job.JobQuery;
import io.printlab.rule.AdmissionLimits;
import io.printlab.rule.LabRules;
import io.printlab.rule.Prices;
import io.printlab.rule.Quota;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Furnishes the demo lab on its first start; on later starts everything is as it was left. */
public final class Demo {
    private static final Logger log = LoggerFactory.getLogger(Demo.class);
    private static final String FILES = "/io/printlab/app/demo/";
    private static final AdmissionLimits LIMITS = new AdmissionLimits(
            50,
            List.of(
                    new Quota(null, Quota.Period.WEEK, 80.0, 2000.0),
                    new Quota(DemoPeople.COURSE, Quota.Period.WEEK, 120.0, 3000.0)));
    /** 20 cents an hour and 2.5 cents a gram, 4 for PETG. */
    private static final Prices PRICES = new Prices("EUR", 20, 2500, List.of(new Prices.MaterialPrice("PETG", 4000)));

    private static final BuildVolume MK3S = new BuildVolume(250, 210, 210);
    private static final BuildVolume MINI = new BuildVolume(180, 180, 180);

    private final PrintLab lab;
    private final DemoPeople people;

    @Inject
    Demo(PrintLab lab, DemoPeople people) {
        this.lab = lab;
        this.people = people;
    }

    /**
     * Four simulated printers of two models. One of the four is slower than the others, so that a newcomer still finds it printing.
     */
    public static List<DeviceDefinition> devices(DemoSettings settings) {
        double speed = settings.speed();
        Map<String, String> usual = settings.printer(speed);
        Map<String, String> slow = settings.printer(Math.max(1, speed / 4));
        return List.of(
                device("mk3s-left", "MK3S left", "MK3S", "i3", Set.of("PLA", "PETG"), MK3S, 1, usual),
                device("mk3s-right", "MK3S right", "MK3S", "i3", Set.of("PLA"), MK3S, 2, usual),
                device("mini-left", "Mini left", "MINI", "fast", Set.of("PLA"), MINI, 3, slow),
                device("mini-right", "Mini right", "MINI", "fast", Set.of("PETG"), MINI, 4, usual));
    }

    /** Limits to look at, where the settings name none. */
    public static LabRules rules(LabRules given) {
        return given.admission().equals(AdmissionLimits.NONE)
                ? new LabRules(given.priority(), LIMITS, given.approval(), given.dispatch(), PRICES, given.afterPrint())
                : given;
    }

    /** Called once, when the lab runs and nobody is served yet. Says in the log where the credentials are. */
    public void prepare(Path folder) {
        Path credentials = people.prepare(folder);
        clearBedsThatNobodySaw();
        if (lab.store().jobs().list(JobQuery.newest(1)).isEmpty()) {
            submit(DemoPeople.STUDENT, "gear.gcode");
            submit(DemoPeople.STAFF, "gear.gcode");
            submit(DemoPeople.STUDENT, "box.gcode");
            submit(DemoPeople.ADMINISTRATOR, "gear.gcode");
        }
        log.info("The demo's names, passwords and API keys are in {}", credentials);
    }

    private void clearBedsThatNobodySaw() {
        Actor staff = Actor.of(people.user(DemoPeople.STAFF));
        for (Device device : lab.store().devices().all()) {
            boolean unseen = device.bed().state() == BedState.UNKNOWN
                    && device.bed().by().equals("printlab");
            if (unseen) {
                lab.devices().clearBed(staff, device.id());
            }
        }
    }

    private void submit(String owner, String file) {
        try (InputStream content = Demo.class.getResourceAsStream(FILES + file)) {
            if (content == null) {
                throw new IllegalStateException("the application was built without " + FILES + file);
            }
            lab.jobs().submit(Actor.of(people.user(owner)), SubmissionRequest.of(file, "web"), content);
        } catch (IOException broken) {
            throw new PrintLabException(
                    ErrorCategory.INTERNAL, "The demo's file " + file + " cannot be read from the program.", broken);
        }
    }

    private static DeviceDefinition device(
            String id,
            String name,
            String model,
            String machine,
            Set<String> materials,
            BuildVolume volume,
            int seed,
            Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("printer", id);
        all.put("model", machine);
        all.put("seed", Integer.toString(seed));
        return new DeviceDefinition(
                new DeviceId(id),
                name,
                "simulated-marlin",
                all,
                new Capabilities(model, materials, 0.4, volume).limitedTo(new Heat(285, 110, null)));
    }
}
