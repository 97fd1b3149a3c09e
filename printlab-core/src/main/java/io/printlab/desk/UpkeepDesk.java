package io.printlab.desk;

import io.printlab.account.Access;
import io.printlab.account.Actor;
import io.printlab.account.Permission;
import io.printlab.audit.AuditAction;
import io.printlab.audit.AuditChange;
import io.printlab.audit.AuditFacts;
import io.printlab.audit.AuditLog;
import io.printlab.audit.AuditSubject;
import io.printlab.device.Device;
import io.printlab.device.DeviceId;
import io.printlab.device.Maintenance;
import io.printlab.device.StaleDeviceException;
import io.printlab.error.PrintLabException;
import io.printlab.store.LabStore;
import io.printlab.upkeep.Counters;
import io.printlab.upkeep.DueTask;
import io.printlab.upkeep.LogEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Maintenance of devices: the mode that keeps one from the queue, its log, its counters, what is due. Thread-safe; every method may block
 * on the database, checks the actor's rights first and throws {@link PrintLabException}: NOT_FOUND for an unknown device, FORBIDDEN,
 * CONFLICT, USER.
 */
public final class UpkeepDesk {
    private static final int ATTEMPTS = 5;
    private static final Duration LONGEST = Duration.ofDays(3660);

    private final LabStore store;
    private final AuditLog audit;
    private final Clock clock;

    public UpkeepDesk(LabStore store, AuditLog audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** Takes a device from the queue's reach. A running print goes on. One that is in maintenance already gets the new reason. */
    public Device begin(Actor actor, DeviceId id, String reason) {
        Access.requireDevice(actor, Permission.OPERATE_DEVICES, id, "take devices from the queue");
        Instant now = clock.instant();
        Maintenance maintenance = new Maintenance(reason, actor.label(), now);
        Device device = known(id);
        Maintenance was = device.maintenance();
        if (was != null && was.reason().equals(maintenance.reason())) {
            return device;
        }
        return change(actor, id, maintenance, LogEntry.Kind.MAINTENANCE_BEGUN, maintenance.reason());
    }

    /** Gives a device back to the queue; nothing happens to one that is not in maintenance. */
    public Device end(Actor actor, DeviceId id) {
        Access.requireDevice(actor, Permission.OPERATE_DEVICES, id, "give devices back to the queue");
        Device device = known(id);
        Maintenance was = device.maintenance();
        return was == null
                ? device
                : change(actor, id, null, LogEntry.Kind.MAINTENANCE_ENDED, "It was: " + was.reason());
    }

    /**
     * Staff did something to a device.
     *
     * @param task by which it comes up again, or null
     * @param dueAfterHours printed from now on until the task is due again, or null
     * @param dueAt when the task is due again at the latest, or null
     */
    public LogEntry write(
            Actor actor,
            DeviceId id,
            @Nullable String task,
            String text,
            @Nullable Double dueAfterHours,
            @Nullable Instant dueAt) {
        Access.requireDevice(actor, Permission.OPERATE_DEVICES, id, "write to the log of devices");
        known(id);
        Instant now = clock.instant();
        boolean named = task != null && !task.isBlank();
        if (!named && (dueAfterHours != null || dueAt != null)) {
            throw PrintLabException.user("Name the task that is due again, such as: grease the rods.");
        }
        if (dueAt != null && (!dueAt.isAfter(now) || dueAt.isAfter(now.plus(LONGEST)))) {
            throw PrintLabException.user("A task is due in the future, within ten years. Mend the date.");
        }
        if (dueAfterHours != null && !(dueAfterHours > 0 && dueAfterHours <= 100_000)) {
            throw PrintLabException.user("A task is due after more than 0 and at most 100000 hours. Mend the number.");
        }
        LogEntry entry = new LogEntry(
                0,
                id,
                now,
                LogEntry.Kind.WORK,
                named ? task : null,
                text,
                actor.label(),
                dueAfterHours == null
                        ? null
                        : Double.valueOf(store.upkeep().counters(id).hours() + dueAfterHours),
                dueAt);
        return audit.decided(
                actor,
                AuditAction.DEVICE_WORKED_ON,
                () -> store.upkeep().write(entry),
                written -> AuditChange.of(
                        AuditSubject.Kind.DEVICE,
                        id,
                        AuditFacts.of("task", written.task()).with("text", written.text())));
    }

    /** Newest first. */
    public List<LogEntry> log(Actor actor, DeviceId id, int limit) {
        requireStaff(actor);
        return store.upkeep().log(known(id).id(), Math.min(500, Math.max(1, limit)));
    }

    public Counters counters(Actor actor, DeviceId id) {
        Access.require(actor, Permission.SEE_QUEUE, "see the devices");
        return store.upkeep().counters(known(id).id());
    }

    /** What comes up again, of all devices. */
    public List<DueTask> tasks(Actor actor) {
        requireStaff(actor);
        Instant now = clock.instant();
        Map<DeviceId, Counters> counters = new HashMap<>();
        return store.upkeep().toComeUp().stream()
                .map(entry -> DueTask.of(
                        entry,
                        entry.dueHours() == null
                                ? Counters.NONE
                                : counters.computeIfAbsent(entry.device(), store.upkeep()::counters),
                        now))
                .toList();
    }

    /** What is to be done now. */
    public List<DueTask> due(Actor actor) {
        return tasks(actor).stream().filter(DueTask::due).toList();
    }

    private Device change(
            Actor actor, DeviceId id, @Nullable Maintenance maintenance, LogEntry.Kind kind, String text) {
        for (int attempt = 1; ; attempt++) {
            Device before = known(id);
            try {
                return audit.decided(
                        actor,
                        AuditAction.DEVICE_SERVICE_CHANGED,
                        () -> {
                            Device stored = store.devices().store(before.withMaintenance(maintenance));
                            store.upkeep().write(LogEntry.of(id, kind, text, actor.label(), clock.instant()));
                            return stored;
                        },
                        stored -> Audited.device(before, stored));
            } catch (StaleDeviceException stale) {
                if (attempt == ATTEMPTS) {
                    throw stale;
                }
            }
        }
    }

    private static void requireStaff(Actor actor) {
        Access.require(actor, Permission.OPERATE_DEVICES, "see the logs of devices");
    }

    private Device known(DeviceId id) {
        return store.devices()
                .byId(id)
                .orElseThrow(() -> PrintLabException.notFound(
                        "There is no device " + id + ". Look for it in the list of devices."));
    }
}
