package io.printlab.testkit;

import io.printlab.account.UserId;
import io.printlab.admission.AdmissionRepository;
import io.printlab.admission.Periods;
import io.printlab.admission.PrintRecord;
import io.printlab.job.Job;
import io.printlab.job.JobChange;
import java.util.List;
import java.util.function.Function;

final class MemoryAdmissions implements AdmissionRepository {
    private final MemoryJobs jobs;

    MemoryAdmissions(MemoryJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public PrintRecord record(UserId owner, Periods since) {
        return PrintRecordOfJobs.of(jobs.of(owner), since);
    }

    @Override
    public Job admit(UserId owner, Periods since, Function<PrintRecord, List<JobChange>> decision) {
        synchronized (jobs) {
            List<JobChange> changes = decision.apply(record(owner, since));
            Job last = null;
            for (JobChange change : changes) {
                last = jobs.store(change);
            }
            return java.util.Objects.requireNonNull(last, "a decision moves a job at least once");
        }
    }
}
