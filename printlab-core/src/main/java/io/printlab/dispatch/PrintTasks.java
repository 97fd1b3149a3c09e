package io.printlab.dispatch;

import io.printlab.device.DeviceId;
import io.printlab.driver.PrintTask;
import io.printlab.file.FileStore;
import io.printlab.file.PrintFileId;
import io.printlab.job.Claim;
import io.printlab.job.Job;
import io.printlab.job.Needs;
import io.printlab.store.LabStore;
import java.io.ByteArrayInputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes the task for a driver out of a claimed job. */
final class PrintTasks {
    private final LabStore store;
    private final FileStore files;

    PrintTasks(LabStore store, FileStore files) {
        this.store = store;
        this.files = files;
    }

    static PrintTask.Id idOf(Claim claim) {
        return new PrintTask.Id(claim.job().id(), claim.lease().fence());
    }

    PrintTask of(Claim claim) {
        Job job = claim.job();
        PrintFileId file = job.submission().file();
        Needs needs = job.needs();
        byte[] script = startScript(claim);
        return new PrintTask(
                idOf(claim),
                job.submission().title(),
                () -> script.length == 0
                        ? files.open(file)
                        : new SequenceInputStream(new ByteArrayInputStream(script), files.open(file)),
                script.length + files.size(file),
                needs == null ? null : needs.estimate().printTime());
    }

    /** The device's own commands, which stand in front of the file. */
    private byte[] startScript(Claim claim) {
        DeviceId device = claim.lease().device();
        List<String> commands = store.safety()
                .of(device)
                .map(settings -> settings.scripts().start())
                .map(script -> script.render(ScriptValues.of(store, device, claim.job(), null)))
                .orElse(List.of());
        return commands.isEmpty()
                ? new byte[0]
                : (String.join("\n", commands) + "\n").getBytes(StandardCharsets.US_ASCII);
    }
}
