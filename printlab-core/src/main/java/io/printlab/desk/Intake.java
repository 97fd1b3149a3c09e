package io.printlab.desk;

import io.printlab.account.Actor;
import io.printlab.account.User;
import io.printlab.desk.AdmissionDesk.Wish;
import io.printlab.error.PrintLabException;
import io.printlab.file.FileStore;
import io.printlab.file.FileTitle;
import io.printlab.file.PrintFile;
import io.printlab.file.PrintFileAnalyser;
import io.printlab.file.PrintFileAnalysis;
import io.printlab.file.PrintFileFacts;
import io.printlab.file.PrintFileId;
import io.printlab.file.StagedContent;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.job.JobQuery;
import io.printlab.job.JobState;
import io.printlab.job.Needs;
import io.printlab.job.Placement;
import io.printlab.job.StaleJobException;
import io.printlab.job.Submission;
import io.printlab.job.Urgency;
import io.printlab.job.Wishes;
import io.printlab.queue.QueuePolicy;
import io.printlab.store.LabStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes files in: stores, reads, and turns them into jobs. Thread-safe. */
public final class Intake {
    private static final Logger log = LoggerFactory.getLogger(Intake.class);
    private static final Pattern MATERIAL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 .+_-]{0,29}");

    private final LabStore store;
    private final FileStore files;
    private final PrintFileAnalyser analyser;
    private final QueuePolicy policy;
    private final AdmissionDesk admissions;
    private final long limitBytes;

    /** @param limitBytes the largest file that the lab takes */
    public Intake(
            LabStore store,
            FileStore files,
            PrintFileAnalyser analyser,
            QueuePolicy policy,
            AdmissionDesk admissions,
            long limitBytes) {
        this.store = store;
        this.files = files;
        this.analyser = analyser;
        this.policy = policy;
        this.admissions = admissions;
        this.limitBytes = limitBytes;
    }

    Job take(Actor actor, User owner, SubmissionRequest request, InputStream content, Instant now) throws IOException {
        String title = FileTitle.of(request.fileName());
        String material = material(request.material());
        String group = GroupChoice.in(request.group(), owner);
        requireRoleFor(owner, request.urgency());
        try (StagedContent staged = files.stage(content, limitBytes)) {
            if (staged.bytes() == 0) {
                throw PrintLabException.user(
                        "The file " + title + " is empty. Export it from the slicer again and send it once more.");
            }
            Submission submission = new Submission(
                    owner.id(),
                    staged.id(),
                    title,
                    request.source(),
                    request.urgency(),
                    request.deadline(),
                    material,
                    now,
                    WorkChoice.in(request.wishes(), owner),
                    group);
            return take(actor, owner, submission, staged, now);
        }
    }

    /** @param free whether the lab prints it for nothing this time */
    Job takeAgain(Actor actor, User owner, Job earlier, boolean free, Instant now) {
        Submission before = earlier.submission();
        Submission submission = new Submission(
                owner.id(),
                before.file(),
                before.title(),
                before.source(),
                Urgency.NORMAL,
                null,
                before.material(),
                now,
                before.wishes().forAnother(),
                GroupChoice.again(before.group(), owner));
        Wish wish = wish(owner, submission, earlier, free);
        return admissions.admit(wish, place(wish, now), actor, now);
    }

    /** One more copy of a job that was just handed in. */
    Job takeCopy(Actor actor, User owner, Job first, Wishes wishes, Instant now) {
        Submission before = first.submission();
        Submission submission = new Submission(
                owner.id(),
                before.file(),
                before.title(),
                before.source(),
                before.urgency(),
                before.deadline(),
                before.material(),
                now,
                wishes,
                before.group());
        Wish wish = wish(owner, submission, first, false);
        return admissions.admit(wish, place(wish, now), actor, now);
    }

    /**
     * Reads and keeps another file for a job that waits for approval.
     *
     * @return stores the revision
     */
    Supplier<Job> revision(
            Actor actor, User owner, Job waits, SubmissionRequest request, InputStream content, Instant now)
            throws IOException {
        String title = FileTitle.of(request.fileName());
        try (StagedContent staged = files.stage(content, limitBytes)) {
            if (staged.bytes() == 0) {
                throw PrintLabException.user(
                        "The file " + title + " is empty. Export it from the slicer again and send it once more.");
            }
            Submission next = revised(owner, waits, request, staged.id(), title);
            Wish wish = read(owner, next, staged, now, read -> admissions.requireReadmissible(waits, read, now));
            return () -> admissions.readmit(waits, wish, actor, now);
        }
    }

    /** The same with the file that the job has. */
    Supplier<Job> revision(Actor actor, User owner, Job waits, SubmissionRequest request, Instant now) {
        Submission before = waits.submission();
        Submission next = revised(owner, waits, request, before.file(), before.title());
        PrintFileFacts facts = known(before.file(), waits.id()).facts();
        Wish wish = new Wish(owner, next, facts, Needs.of(facts, next));
        return () -> admissions.readmit(waits, wish, actor, now);
    }

    private static Submission revised(
            User owner, Job waits, SubmissionRequest request, PrintFileId file, String title) {
        Submission before = waits.submission();
        return new Submission(
                owner.id(),
                file,
                title,
                request.source(),
                before.urgency(),
                request.deadline(),
                material(request.material()),
                before.at(),
                WorkChoice.in(request.wishes().withCopy(before.wishes().copy()), owner),
                before.group());
    }

    /** The file of an earlier job once more; what a person said it needs is still true. */
    private Wish wish(User owner, Submission submission, Job earlier, boolean free) {
        PrintFileFacts facts = known(submission.file(), earlier.id()).facts();
        Needs needs = earlier.needs();
        return new Wish(
                owner,
                submission,
                facts,
                needs == null ? Needs.of(facts, submission) : needs,
                free ? earlier.id() : null);
    }

    /** Goes on with the jobs that were being read when the lab went down; returns how many. */
    public int resume(Instant now) {
        List<Job> left = store.jobs().list(JobQuery.newest(500).in(JobState.ANALYSING));
        left.forEach(job -> resume(job, now));
        return left.size();
    }

    private void resume(Job job, Instant now) {
        Submission submission = job.submission();
        User owner = store.users()
                .byId(submission.owner())
                .orElseThrow(() -> PrintLabException.notFound("The owner of job " + job.id() + " does not exist."));
        PrintFileFacts facts = known(submission.file(), job.id()).facts();
        Wish wish = new Wish(owner, submission, facts, Needs.of(facts, submission));
        try {
            admissions.resume(job, wish, place(wish, now), now);
        } catch (StaleJobException admitted) {
            log.info("Job {} was admitted by another node meanwhile", job.id(), admitted);
        }
    }

    /** Nothing of a file is kept before it is read and the rules let it in. */
    private Job take(Actor actor, User owner, Submission submission, StagedContent staged, Instant now)
            throws IOException {
        Wish wish = read(owner, submission, staged, now, read -> admissions.requireAdmissible(read, now));
        return admissions.admit(wish, place(wish, now), actor, now);
    }

    /** @param check throws if the rules do not let it in; nothing is kept then */
    private Wish read(User owner, Submission submission, StagedContent staged, Instant now, Consumer<Wish> check)
            throws IOException {
        PrintFile before = store.files().byId(staged.id()).orElse(null);
        PrintFileAnalysis fresh = before == null ? analyser.analyse(staged::open, submission.title()) : null;
        PrintFileFacts facts = before == null ? Objects.requireNonNull(fresh).facts() : before.facts();
        Wish wish = new Wish(owner, submission, facts, Needs.of(facts, submission));
        check.accept(wish);
        PrintFile unknown = fresh == null ? null : analysed(staged, fresh, now);
        staged.keep();
        if (unknown != null) {
            store.files().add(unknown);
        }
        return wish;
    }

    private PrintFile analysed(StagedContent staged, PrintFileAnalysis analysis, Instant now) throws IOException {
        byte[] picture = analysis.picture();
        PrintFileId pictureId = picture == null
                ? null
                : files.receive(new ByteArrayInputStream(picture), picture.length)
                        .id();
        return new PrintFile(staged.id(), staged.bytes(), analysis.format(), analysis.facts(), pictureId, now);
    }

    private Placement place(Wish wish, Instant now) {
        return policy.place(
                wish.submission(),
                wish.needs(),
                store.queue().backlog(wish.owner().id()),
                now);
    }

    private PrintFile known(PrintFileId id, JobId job) {
        return store.files()
                .byId(id)
                .orElseThrow(() -> PrintLabException.notFound("The file " + id + " of job " + job + " is not known."));
    }

    private static void requireRoleFor(User owner, Urgency urgency) {
        boolean raised = urgency == Urgency.EMERGENCY || urgency == Urgency.HIGH;
        if (raised && !owner.role().permissions().contains(io.printlab.account.Permission.ACT_ON_ALL_JOBS)) {
            throw PrintLabException.forbidden(
                    "Only staff may submit a job as " + urgency + ". Submit it as NORMAL and ask staff to move it up.");
        }
    }

    private static @Nullable String material(@Nullable String wished) {
        if (wished == null || wished.isBlank()) {
            return null;
        }
        if (!MATERIAL.matcher(wished.strip()).matches()) {
            throw PrintLabException.user("A material is a short name such as PLA or PETG.");
        }
        return wished.strip().toUpperCase(Locale.ROOT);
    }
}
