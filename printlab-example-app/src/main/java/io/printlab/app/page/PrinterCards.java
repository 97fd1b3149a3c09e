package io.printlab.app.page;

import io.printlab.account.Access;
import io.printlab.account.Permission;
import io.printlab.device.Bed;
import io.printlab.device.BedState;
import io.printlab.device.Capabilities;
import io.printlab.device.Device;
import io.printlab.device.DeviceId;
import io.printlab.device.DeviceState;
import io.printlab.device.Telemetry;
import io.printlab.job.Job;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Draws printers for one visitor. */
final class PrinterCards {
    static final String HIDDEN_TITLE = "A job of somebody else";

    private PrinterCards() {}

    static List<PrinterCard> all(Viewing viewing) {
        Map<DeviceId, Telemetry> telemetry = viewing.lab().devices().telemetry(viewing.actor());
        Map<DeviceId, Job> jobs = viewing.lab().devices().jobsOnDevices(viewing.actor());
        return viewing.lab().devices().devices(viewing.actor()).stream()
                .map(device -> card(viewing, device, jobs.get(device.id()), telemetry.get(device.id())))
                .toList();
    }

    /** How many beds a person should look at now. */
    static long bedsToClear(Viewing viewing) {
        Map<DeviceId, Job> jobs = viewing.lab().devices().jobsOnDevices(viewing.actor());
        return viewing.lab().devices().devices(viewing.actor()).stream()
                .filter(device -> bedToClear(device, jobs.get(device.id())))
                .count();
    }

    static PrinterCard one(Viewing viewing, DeviceId id) {
        Device device = viewing.lab().devices().device(viewing.actor(), id);
        return card(
                viewing,
                device,
                viewing.lab().devices().jobOn(id).orElse(null),
                viewing.lab().devices().telemetry(viewing.actor()).get(id));
    }

    private static PrinterCard card(Viewing viewing, Device device, @Nullable Job job, @Nullable Telemetry telemetry) {
        Bed bed = device.bed();
        boolean outOfContact = device.status().state() == DeviceState.UNKNOWN;
        return new PrinterCard(
                device.id().value(),
                device.definition().name(),
                device.capabilities().model(),
                StateText.device(device),
                evidence(device, job),
                isBusy(device, job) ? new Chip("Bed in use", "calm") : StateText.bed(bed.state()),
                bed.reason(),
                bedToClear(device, job),
                device.inService(),
                outOfContact,
                job == null ? null : job(viewing, job, telemetry),
                outOfContact ? List.of() : TemperatureLine.of(telemetry),
                abilities(device.capabilities()),
                viewing.moment(device.status().since()),
                viewing.actor().may(Permission.OPERATE_DEVICES));
    }

    /** A device that prints without a job of this lab prints what somebody started at the device itself. */
    private static String evidence(Device device, @Nullable Job job) {
        String seen = device.status().evidence();
        DeviceState state = device.status().state();
        return job == null && (state == DeviceState.PRINTING || state == DeviceState.PAUSED)
                ? "A print started at the machine. printlab waits for its end and leaves it alone. " + seen
                : seen;
    }

    private static boolean bedToClear(Device device, @Nullable Job job) {
        return device.bed().state() != BedState.CLEAR && !isBusy(device, job);
    }

    private static boolean isBusy(Device device, @Nullable Job job) {
        DeviceState state = device.status().state();
        return job != null || state == DeviceState.PRINTING || state == DeviceState.PAUSED;
    }

    private static @Nullable PrinterJob job(Viewing viewing, Job job, @Nullable Telemetry telemetry) {
        boolean visible = Access.maySee(viewing.actor(), job.submission().ownership());
        Progress progress = Progress.of(job, telemetry);
        return progress == null
                ? null
                : new PrinterJob(
                        job.id().value(),
                        visible ? job.submission().title() : HIDDEN_TITLE,
                        visible ? viewing.people().name(job.submission().owner()) : "",
                        visible,
                        StateText.job(job.state()),
                        progress);
    }

    private static List<String> abilities(Capabilities capabilities) {
        return List.of(
                String.join(", ", new TreeSet<>(capabilities.materials())),
                AmountText.millimetres(capabilities.nozzleMillimetres()) + " nozzle",
                capabilities.volume().text());
    }
}
