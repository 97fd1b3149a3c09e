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
        return viewing.lab().devices().devices(viewing.actor()).stream()
                .map(device -> card(viewing, device, telemetry.get(device.id())))
                .toList();
    }

    static PrinterCard one(Viewing viewing, DeviceId id) {
        Device device = viewing.lab().devices().device(viewing.actor(), id);
        return card(
                viewing,
                device,
                viewing.lab().devices().telemetry(viewing.actor()).get(id));
    }

    private static PrinterCard card(Viewing viewing, Device device, @Nullable Telemetry telemetry) {
        Bed bed = device.bed();
        DeviceState state = device.status().state();
        Job job = viewing.lab().devices().jobOn(device.id()).orElse(null);
        boolean busy = job != null || state == DeviceState.PRINTING || state == DeviceState.PAUSED;
        boolean outOfContact = state == DeviceState.UNKNOWN;
        return new PrinterCard(
                device.id().value(),
                device.definition().name(),
                device.capabilities().model(),
                StateText.device(device),
                device.status().evidence(),
                busy ? new Chip("Bed in use", "calm") : StateText.bed(bed.state()),
                bed.reason(),
                bed.state() != BedState.CLEAR && !busy,
                device.inService(),
                outOfContact,
                job == null ? null : job(viewing, job, telemetry),
                outOfContact ? List.of() : TemperatureLine.of(telemetry),
                abilities(device.capabilities()),
                viewing.moment(device.status().since()),
                viewing.actor().may(Permission.OPERATE_DEVICES));
    }

    private static @Nullable PrinterJob job(Viewing viewing, Job job, @Nullable Telemetry telemetry) {
        boolean visible = Access.maySee(viewing.actor(), job.submission().owner());
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
