package io.printlab.desk;

import io.printlab.account.Access;
import io.printlab.account.Actor;
import io.printlab.account.Permission;
import io.printlab.audit.AuditAction;
import io.printlab.audit.AuditChange;
import io.printlab.audit.AuditFacts;
import io.printlab.audit.AuditLog;
import io.printlab.audit.AuditSubject;
import io.printlab.device.BuildVolume;
import io.printlab.device.Device;
import io.printlab.device.DeviceId;
import io.printlab.driver.DeviceDriver;
import io.printlab.driver.DriverFeature;
import io.printlab.error.PrintLabException;
import io.printlab.safety.DeviceScripts;
import io.printlab.safety.ParkPosition;
import io.printlab.safety.PrintEnds;
import io.printlab.safety.SafetySettings;
import io.printlab.safety.ScriptTemplate;
import io.printlab.safety.ThermalAlarm;
import io.printlab.safety.ThermalLimits;
import io.printlab.store.LabStore;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How devices are kept safe, and their alarms. Thread-safe; every method may block on the database and checks rights first. */
public final class SafetyDesk {
    private final LabStore store;
    private final Map<String, DeviceDriver> drivers;
    private final AuditLog audit;
    private final Clock clock;

    public SafetyDesk(LabStore store, Map<String, DeviceDriver> drivers, AuditLog audit, Clock clock) {
        this.store = store;
        this.drivers = Map.copyOf(drivers);
        this.audit = audit;
        this.clock = clock;
    }

    /** What a lab wants of one script each; null or empty for none. */
    public record Scripts(
            @Nullable String start,
            @Nullable String pause,
            @Nullable String resume,
            @Nullable String cancel) {}

    /** What the scripts would send, with example values. */
    public record Preview(List<String> start, List<String> pause, List<String> resume, List<String> cancel) {}

    public SafetySettings settings(Actor actor, DeviceId id) {
        Access.requireDevice(actor, Permission.OPERATE_DEVICES, id, "see how devices are kept safe");
        known(id);
        return store.safety().of(id).orElseGet(() -> SafetySettings.defaults(id));
    }

    /** Whether this device takes scripts, and has its heaters switched off after a pause. */
    public boolean takesCommands(Actor actor, DeviceId id) {
        Access.requireDevice(actor, Permission.OPERATE_DEVICES, id, "see how devices are kept safe");
        DeviceDriver driver = drivers.get(known(id).definition().driver());
        return driver == null || driver.features().contains(DriverFeature.COMMANDS);
    }

    /** @throws PrintLabException USER with every fault of every line */
    public Preview preview(Actor actor, DeviceId id, Scripts wanted) {
        Access.requireDevice(actor, Permission.ADMINISTER, id, "write scripts for devices");
        DeviceScripts scripts = checked(known(id), wanted);
        return new Preview(
                scripts.start().preview(),
                scripts.pause().preview(),
                scripts.resume().preview(),
                scripts.cancel().preview());
    }

    /**
     * Stores how a device is kept safe. It holds within ten seconds; the start script with the next print.
     *
     * @param version the one that the actor has seen
     * @throws PrintLabException CONFLICT if somebody else changed it meanwhile, USER for what is wrong
     */
    public SafetySettings change(
            Actor actor, DeviceId id, long version, PrintEnds ends, ThermalLimits thermal, Scripts wanted) {
        Access.requireDevice(actor, Permission.ADMINISTER, id, "change how devices are kept safe");
        Device device = known(id);
        requireWithin(device, ends.park());
        SafetySettings before = settings(actor, id);
        SafetySettings next = before.next(ends, thermal, checked(device, wanted));
        if (before.version() != version) {
            throw changed(id);
        }
        return audit.decided(
                actor,
                AuditAction.DEVICE_SAFETY_CHANGED,
                () -> {
                    if (!store.safety().store(next, actor.label(), clock.instant())) {
                        throw changed(id);
                    }
                    return next;
                },
                stored -> AuditChange.of(AuditSubject.Kind.DEVICE, id, facts(before), facts(stored)));
    }

    /** The alarms that nobody has acknowledged, oldest first. */
    public List<ThermalAlarm> alarms(Actor actor) {
        Access.require(actor, Permission.SEE_QUEUE, "see the alarms");
        return store.safety().standing();
    }

    /** A person has seen to an alarm. */
    public ThermalAlarm acknowledge(Actor actor, long id) {
        Access.require(actor, Permission.OPERATE_DEVICES, "acknowledge alarms");
        ThermalAlarm alarm = store.safety()
                .alarm(id)
                .orElseThrow(() -> PrintLabException.notFound(
                        "There is no alarm " + id + ". Look at the printers for those that stand."));
        Access.requireReach(actor, alarm.device(), "acknowledge its alarms");
        return audit.decided(
                actor,
                AuditAction.ALARM_ACKNOWLEDGED,
                () -> {
                    if (!store.safety().acknowledge(id, actor.label(), clock.instant())) {
                        throw PrintLabException.conflict(
                                "Somebody has acknowledged alarm " + id + " already; there is nothing to do.");
                    }
                    return alarm;
                },
                seen -> AuditChange.of(
                        AuditSubject.Kind.DEVICE,
                        seen.device(),
                        AuditFacts.of("alarm", seen.kind())
                                .with("heater", seen.heater())
                                .with("job", seen.job())
                                .with("sentence", seen.sentence())));
    }

    private static DeviceScripts checked(Device device, Scripts wanted) {
        return DeviceScripts.checked(
                wanted.start(),
                wanted.pause(),
                wanted.resume(),
                wanted.cancel(),
                device.capabilities().limits());
    }

    private static void requireWithin(Device device, @Nullable ParkPosition park) {
        BuildVolume volume = device.capabilities().volume();
        if (park != null
                && (Math.abs(park.x()) > volume.widthMillimetres() || Math.abs(park.y()) > volume.depthMillimetres())) {
            throw PrintLabException.user(
                    "The place to park is outside of what the printer can reach (" + volume.text() + "). Correct it.");
        }
    }

    private static PrintLabException changed(DeviceId id) {
        return PrintLabException.conflict("Somebody else has changed how " + id
                + " is kept safe since you looked. Load the page again and make your change there.");
    }

    private static AuditFacts facts(SafetySettings settings) {
        PrintEnds ends = settings.ends();
        DeviceScripts scripts = settings.scripts();
        return AuditFacts.of("version", settings.version())
                .with("heatersOffAfterMinutes", ends.heatersOffAfterMinutes())
                .with("heatersOffOnReturn", ends.heatersOffOnReturn())
                .with(
                        "park",
                        ends.park() == null
                                ? null
                                : ends.park().x() + ", " + ends.park().y())
                .with("onDeviation", settings.thermal().onDeviation())
                .with("onDanger", settings.thermal().onDanger())
                .with("startScript", text(scripts.start()))
                .with("pauseScript", text(scripts.pause()))
                .with("resumeScript", text(scripts.resume()))
                .with("cancelScript", text(scripts.cancel()));
    }

    private static @Nullable String text(ScriptTemplate script) {
        return script.text().isEmpty() ? null : script.text();
    }

    private Device known(DeviceId id) {
        return store.devices()
                .byId(id)
                .orElseThrow(() -> PrintLabException.notFound(
                        "There is no device " + id + ". Look for it in the list of devices."));
    }
}
