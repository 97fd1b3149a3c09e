package io.printlab.desk;

import io.printlab.account.Actor;
import io.printlab.account.User;
import io.printlab.error.PrintLabException;
import io.printlab.file.FileStore;
import io.printlab.file.FileTitle;
import io.printlab.file.PrintFile;
import io.printlab.file.PrintFileAnalyser;
import io.printlab.file.PrintFileAnalysis;
import io.printlab.file.PrintFileId;
import io.printlab.file.StagedContent;
import io.printlab.job.Job;
import io.printlab.job.JobChange;
import io.printlab.job.JobQuery;
import io.printlab.job.JobState;
import io.printlab.job.Needs;
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
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes files in: stores, reads, and turns them into jobs. Thread-safe. */
public final class Intake {
    private static final Logger log = LoggerFactory.getLogger(Intake.class);
    private static final Pattern MATERIAL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 .+_-]{0,29}");
    private static final Actor SELF = Actor.part("intake");

    private final LabStore store;
    private final FileStore files;
    private final PrintFileAnalyser analyser;
    private final QueuePolicy policy;
    private final List<ApprovalRule> rules;
    private final Successions successions;
    private final long limitBytes;

    /** @param limitBytes the largest file that the lab takes */
    public Intake(
            LabStore store,
            FileStore files,
            PrintFileAnalyser analyser,
            QueuePolicy policy,
            List<ApprovalRule> rules,
            Successions successions,
            long limitBytes) {
        this.store = store;
        this.files = files;
        this.analyser = analyser;
        this.policy = policy;
        this.rules = List.copyOf(rules);
        this.successions = successions;
        this.limitBytes = limitBytes;
    }

    Job take(Actor actor, User owner, SubmissionRequest request, InputStream content, Instant now) throws IOException {
        String title = FileTitle.of(request.fileName());
        String material = material(request.material());
        requireRoleFor(owner, request.urgency());
        PrintFile file = received(content, title, now);
        Submission submission = new Submission(
                owner.id(),
                file.id(),
                title,
                request.source(),
                request.urgency(),
                request.deadline(),
                material,
                now,
                request.wishes());
        Job job = store.jobs().store(Job.submit(store.jobs().nextId(), submission, actor, now));
        return admit(job, owner, Needs.of(file.facts(), submission), now);
    }

    Job takeAgain(Actor actor, User owner, Job earlier, Instant now) {
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
                before.wishes().forAnother());
        Job job = store.jobs().store(Job.submit(store.jobs().nextId(), submission, actor, now));
        Needs needs = earlier.needs();
        return admit(job, owner, needs == null ? Needs.of(facts(job).facts(), submission) : needs, now);
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
                wishes);
        Job job = store.jobs().store(Job.submit(store.jobs().nextId(), submission, actor, now));
        Needs needs = first.needs();
        return admit(job, owner, needs == null ? Needs.of(facts(job).facts(), submission) : needs, now);
    }

    /** Goes on with the jobs that were being read when the lab went down; returns how many. */
    public int resume(Instant now) {
        List<Job> left = store.jobs().list(JobQuery.newest(500).in(JobState.ANALYSING));
        for (Job job : left) {
            User owner = store.users()
                    .byId(job.submission().owner())
                    .orElseThrow(() -> PrintLabException.notFound("The owner of job " + job.id() + " does not exist."));
            admit(job, owner, Needs.of(facts(job).facts(), job.submission()), now);
        }
        return left.size();
    }

    private Job admit(Job job, User owner, Needs needs, Instant now) {
        Optional<String> why = rules.stream()
                .flatMap(rule -> rule.reason(owner, job.submission(), needs).stream())
                .findFirst();
        JobChange change = why.isPresent()
                ? job.requestApproval(needs, why.get(), SELF, now)
                : successions.enter(
                        job,
                        needs,
                        policy.place(job.submission(), needs, store.queue().backlog(owner.id()), now),
                        SELF,
                        now);
        try {
            return store.jobs().store(change);
        } catch (StaleJobException admitted) {
            log.info("Job {} was admitted by another node meanwhile", job.id());
            return store.jobs().byId(job.id()).orElseThrow(() -> admitted);
        }
    }

    private PrintFile received(InputStream content, String title, Instant now) throws IOException {
        try (StagedContent staged = files.stage(content, limitBytes)) {
            if (staged.bytes() == 0) {
                throw PrintLabException.user(
                        "The file " + title + " is empty. Export it from the slicer again and send it once more.");
            }
            Optional<PrintFile> before = store.files().byId(staged.id());
            PrintFile file = before.isPresent() ? before.get() : analysed(staged, title, now);
            staged.keep();
            return before.isPresent() ? file : store.files().add(file);
        }
    }

    private PrintFile analysed(StagedContent staged, String title, Instant now) throws IOException {
        PrintFileAnalysis analysis = analyser.analyse(staged::open, title);
        byte[] picture = analysis.picture();
        PrintFileId pictureId = picture == null
                ? null
                : files.receive(new ByteArrayInputStream(picture), picture.length)
                        .id();
        return new PrintFile(staged.id(), staged.bytes(), analysis.format(), analysis.facts(), pictureId, now);
    }

    private PrintFile facts(Job job) {
        PrintFileId id = job.submission().file();
        return store.files()
                .byId(id)
                .orElseThrow(
                        () -> PrintLabException.notFound("The file " + id + " of job " + job.id() + " is not known."));
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
