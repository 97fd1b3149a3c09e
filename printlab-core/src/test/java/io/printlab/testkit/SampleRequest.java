package io.printlab.testkit;

import io.printlab.account.Role;
import io.printlab.account.User;
import io.printlab.account.UserId;
import io.printlab.admission.AdmissionRequest;
import io.printlab.admission.PrintRecord;
import io.printlab.device.Requirements;
import io.printlab.file.Fact;
import io.printlab.file.PrintFileFacts;
import io.printlab.job.JobId;
import io.printlab.job.Needs;
import io.printlab.job.PrintEstimate;
import io.printlab.job.Submission;
import io.printlab.job.Urgency;
import io.printlab.job.Wishes;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A made-up submission before the rules: a student's small print in PLA, until told otherwise. Each verb gives another one. */
public record SampleRequest(
        User owner,
        PrintRecord record,
        @Nullable Duration time,
        @Nullable Double grams,
        @Nullable String material,
        @Nullable Integer nozzle,
        @Nullable Integer bed,
        Wishes wishes,
        Instant now) {
    public static final SampleRequest STUDENT = new SampleRequest(
            new User(new UserId(1), "sam", "Sam Student", Role.STUDENT, true, SettableClock.START, Set.of(), Set.of()),
            PrintRecord.NONE,
            Duration.ofHours(2),
            30.0,
            "PLA",
            210,
            60,
            Wishes.NONE,
            SettableClock.START);

    public SampleRequest as(Role role) {
        return with(new User(
                owner.id(),
                owner.name(),
                owner.displayName(),
                role,
                true,
                owner.createdAt(),
                owner.groups(),
                owner.staffOf()));
    }

    /** A job for the group, whose member its owner is. */
    public SampleRequest inGroup(@Nullable String group) {
        return with(new User(
                owner.id(),
                owner.name(),
                owner.displayName(),
                owner.role(),
                true,
                owner.createdAt(),
                group == null ? Set.of() : Set.of(group),
                Set.of()));
    }

    private SampleRequest with(User person) {
        return new SampleRequest(person, record, time, grams, material, nozzle, bed, wishes, now);
    }

    public SampleRequest record(PrintRecord next) {
        return new SampleRequest(owner, next, time, grams, material, nozzle, bed, wishes, now);
    }

    public SampleRequest waiting(int jobs) {
        return record(new PrintRecord(jobs, record.completed(), record.lastFailures(), record.week(), record.month()));
    }

    public SampleRequest printed(int completed, int lastFailures) {
        return record(new PrintRecord(record.waiting(), completed, lastFailures, record.week(), record.month()));
    }

    public SampleRequest used(PrintRecord.Use week, PrintRecord.Use month) {
        return record(new PrintRecord(
                record.waiting(),
                record.completed(),
                record.lastFailures(),
                PrintRecord.Uses.of(owner.onlyGroup(), week),
                PrintRecord.Uses.of(owner.onlyGroup(), month)));
    }

    public SampleRequest taking(@Nullable Duration nextTime, @Nullable Double nextGrams) {
        return new SampleRequest(owner, record, nextTime, nextGrams, material, nozzle, bed, wishes, now);
    }

    public SampleRequest of(@Nullable String nextMaterial) {
        return new SampleRequest(owner, record, time, grams, nextMaterial, nozzle, bed, wishes, now);
    }

    public SampleRequest heating(@Nullable Integer nextNozzle, @Nullable Integer nextBed) {
        return new SampleRequest(owner, record, time, grams, material, nextNozzle, nextBed, wishes, now);
    }

    public SampleRequest copy(int number, int of) {
        Wishes batch = new Wishes(null, null, null, new Wishes.Copy(new JobId(7), number, of));
        return new SampleRequest(owner, record, time, grams, material, nozzle, bed, batch, now);
    }

    public SampleRequest at(Instant time) {
        return new SampleRequest(owner, record, this.time, grams, material, nozzle, bed, wishes, time);
    }

    public AdmissionRequest request() {
        Submission submission = new Submission(
                owner.id(),
                SampleLab.FILE,
                "cube.gcode",
                "web",
                Urgency.NORMAL,
                null,
                null,
                now,
                wishes,
                owner.onlyGroup());
        PrintFileFacts facts = new PrintFileFacts(
                null,
                time == null ? null : Fact.slicer(time),
                null,
                grams == null ? null : Fact.slicer(grams),
                material == null ? null : Fact.slicer(material),
                null,
                null,
                null,
                null,
                null,
                nozzle == null ? null : Fact.measured(nozzle),
                bed == null ? null : Fact.measured(bed),
                1);
        Needs needs = new Needs(new Requirements(material, null, null, null), new PrintEstimate(time, grams));
        return new AdmissionRequest(owner, submission, facts, needs, record, now);
    }
}
