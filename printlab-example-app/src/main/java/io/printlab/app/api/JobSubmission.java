package io.printlab.app.api;

import io.printlab.PrintLab;
import io.printlab.account.Actor;
import io.printlab.app.http.Upload;
import io.printlab.desk.SubmissionRequest;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.job.Job;
import io.printlab.job.JobId;
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
import java.util.Set;
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

    private List<Job> submit(Actor actor, SubmissionRequest request, Upload upload, int copies) {
        try (InputStream content = upload.open()) {
            return lab.jobs().submit(actor, request, content, copies);
        } catch (IOException broken) {
            throw new PrintLabException(
                    ErrorCategory.UNAVAILABLE,
                    "The upload cannot be read back from the lab's disk. Send it again and tell the lab's staff.",
                    broken);
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
                upload.field("tags")
                        .map(text -> Arrays.stream(text.split("[,\\s]+", -1))
                                .filter(tag -> !tag.isEmpty())
                                .collect(Collectors.toSet()))
                        .orElse(Set.of()));
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
