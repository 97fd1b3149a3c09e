package io.printlab.app.api;

import io.printlab.PrintLab;
import io.printlab.account.Actor;
import io.printlab.app.http.Upload;
import io.printlab.desk.SubmissionRequest;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.job.Submission;
import io.printlab.job.Urgency;
import io.printlab.job.Wishes;
import io.printlab.job.WorkClass;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a job of an upload with the wishes in its fields: {@code material}, {@code urgency}, {@code deadline},
 * {@code work}, {@code colour}, {@code tags}, {@code after}, {@code group}, {@code copies}. Thread-safe. */
@Singleton
public final class JobSubmission {
    private final PrintLab lab;

    @Inject
    JobSubmission(PrintLab lab) {
        this.lab = lab;
    }

    /**
     * Submits.
     *
     * @param source {@code web}, {@code api} or {@code octoprint}
     * @throws PrintLabException as {@code JobDesk.submit} throws, and USER for a wish that cannot be read
     */
    public List<Job> submit(Actor actor, Upload upload, String source) {
        Urgency urgency = upload.field("urgency")
                .map(text -> Requests.oneOf(Urgency.class, text, "The urgency"))
                .orElse(Urgency.NORMAL);
        Instant deadline = upload.field("deadline").map(JobSubmission::time).orElse(null);
        SubmissionRequest request = new SubmissionRequest(
                upload.fileName(),
                source,
                urgency,
                deadline,
                upload.field("material").orElse(null),
                wishes(upload),
                upload.field("group").orElse(null));
        int copies = upload.field("copies")
                .filter(text -> !text.isBlank())
                .map(text -> (int) Math.min(Integer.MAX_VALUE, Requests.number(text.strip(), "The number of copies")))
                .orElse(1);
        return submit(actor, request, upload, copies);
    }

    /** Submits with wishes that do not come from the form. */
    public Job submit(Actor actor, SubmissionRequest request, Upload upload) {
        return submit(actor, request, upload, 1).get(0);
    }

    /**
     * Puts another file in the place of what waits for approval; wishes that are left out stay, and {@code text} is said to staff.
     *
     * @throws PrintLabException as {@code ApprovalDesk.revise} throws, and USER for a wish that cannot be read
     */
    public Job revise(Actor actor, JobId id, Upload upload, String source) {
        SubmissionRequest request = revised(lab.jobs().job(actor, id), upload.fileName(), source, upload::field);
        try (InputStream content = upload.open()) {
            return lab.approvals()
                    .revise(actor, id, request, content, upload.field("text").orElse(null));
        } catch (IOException broken) {
            throw unreadable(broken);
        }
    }

    /**
     * Changes the wishes of what waits for approval; those that are left out stay, and {@code text} is said to staff.
     *
     * @param fields what was given under these names
     */
    public Job rewish(Actor actor, JobId id, String source, Function<String, Optional<String>> fields) {
        Function<String, Optional<String>> given =
                name -> fields.apply(name).map(String::strip).filter(text -> !text.isEmpty());
        Job job = lab.jobs().job(actor, id);
        return lab.approvals()
                .rewish(
                        actor,
                        id,
                        revised(job, job.submission().title(), source, given),
                        given.apply("text").orElse(null));
    }

    private static SubmissionRequest revised(
            Job job, String fileName, String source, Function<String, Optional<String>> fields) {
        Submission before = job.submission();
        Wishes wishes = before.wishes();
        return new SubmissionRequest(
                fileName,
                source,
                before.urgency(),
                fields.apply("deadline").map(JobSubmission::time).orElse(before.deadline()),
                fields.apply("material").orElse(before.material()),
                new Wishes(
                        fields.apply("work")
                                .map(text -> Requests.oneOf(WorkClass.class, text, "The class of work"))
                                .orElse(wishes.work()),
                        fields.apply("colour").orElse(wishes.colour()),
                        wishes.after(),
                        null,
                        fields.apply("tags").map(JobSubmission::tags).orElse(wishes.tags())));
    }

    private static Set<String> tags(String text) {
        return Arrays.stream(text.split("[,\\s]+", -1))
                .filter(tag -> !tag.isEmpty())
                .collect(Collectors.toSet());
    }

    private static PrintLabException unreadable(IOException broken) {
        return new PrintLabException(
                ErrorCategory.UNAVAILABLE,
                "The upload cannot be read back from the lab's disk. Send it again and tell the lab's staff.",
                broken);
    }

    private List<Job> submit(Actor actor, SubmissionRequest request, Upload upload, int copies) {
        try (InputStream content = upload.open()) {
            return lab.jobs().submit(actor, request, content, copies);
        } catch (IOException broken) {
            throw unreadable(broken);
        }
    }

    private static Wishes wishes(Upload upload) {
        return new Wishes(
                upload.field("work")
                        .filter(text -> !text.isBlank())
                        .map(text -> Requests.oneOf(WorkClass.class, text, "The class of work"))
                        .orElse(null),
                upload.field("colour").orElse(null),
                upload.field("after")
                        .filter(text -> !text.isBlank())
                        .map(text -> new JobId(Requests.number(text.strip(), "The job that it comes after")))
                        .orElse(null),
                null,
                upload.field("tags").map(JobSubmission::tags).orElse(Set.of()));
    }

    /** With an offset, or as a browser's form sends it: in the time zone of the lab. */
    private static @Nullable Instant time(String text) {
        try {
            return text.endsWith("Z") || text.matches(".*T.*[+-][0-9:]+")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toInstant();
        } catch (DateTimeParseException wrong) {
            throw new PrintLabException(
                    ErrorCategory.USER, "The deadline is a time such as 2026-11-30T16:00:00Z.", wrong);
        }
    }
}
