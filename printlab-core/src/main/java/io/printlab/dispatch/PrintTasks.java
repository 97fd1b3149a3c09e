package io.printlab.dispatch;

import io.printlab.driver.PrintTask;
import io.printlab.file.FileStore;
import io.printlab.file.PrintFileId;
import io.printlab.job.Claim;
import io.printlab.job.Job;
import io.printlab.job.Needs;

/** Makes the task for a driver out of a claimed job. */
final class PrintTasks {
    private final FileStore files;

    PrintTasks(FileStore files) {
        this.files = files;
    }

    static PrintTask.Id idOf(Claim claim) {
        return new PrintTask.Id(claim.job().id(), claim.lease().fence());
    }

    PrintTask of(Claim claim) {
        Job job = claim.job();
        PrintFileId file = job.submission().file();
        Needs needs = job.needs();
        return new PrintTask(
                idOf(claim),
                job.submission().title(),
                () -> files.open(file),
                files.size(file),
                needs == null ? null : needs.estimate().printTime());
    }
}
