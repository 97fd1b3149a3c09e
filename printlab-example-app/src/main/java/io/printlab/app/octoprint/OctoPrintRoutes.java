package io.printlab.app.octoprint;

import io.javalin.http.Context;
import io.printlab.account.Permission;
import io.printlab.app.api.JobSubmission;
import io.printlab.app.http.HttpSettings;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.Upload;
import io.printlab.app.http.Uploads;
import io.printlab.app.http.Visitor;
import io.printlab.desk.SubmissionRequest;
import io.printlab.job.Job;
import jakarta.inject.Inject;
import java.util.Map;

/**
 * What PrusaSlicer, SuperSlicer, OrcaSlicer and Cura ask of an OctoPrint host. A file that is sent goes into the queue of
 * the key's owner under the lab's rules; {@code print=true} never starts a print.
 */
public final class OctoPrintRoutes implements RouteGroup {
    /** PrusaLink's way of sending, by PUT, is not served; a client that finds it missing sends by POST. */
    private static final Version VERSION =
            new Version("0.1", "1.9.0", "OctoPrint 1.9.3 (printlab)", Map.of("upload-by-put", false));

    private final JobSubmission submission;
    private final Uploads uploads;
    private final HttpSettings settings;

    @Inject
    OctoPrintRoutes(JobSubmission submission, Uploads uploads, HttpSettings settings) {
        this.submission = submission;
        this.uploads = uploads;
        this.settings = settings;
    }

    @Override
    public void register(Routes routes) {
        routes.get("/api/version", Rule.signedIn(Permission.SUBMIT_JOBS), ctx -> ctx.json(VERSION))
                .post("/api/files/local", Rule.signedIn(Permission.SUBMIT_JOBS), this::upload);
    }

    private void upload(Context ctx) {
        try (Upload upload = uploads.read(ctx)) {
            Job job = submission.submit(
                    Visitor.of(ctx).actor(), SubmissionRequest.of(upload.fileName(), "octoprint"), upload);
            String resource = settings.address(ctx) + "/api/v1/jobs/" + job.id();
            Local local = new Local(job.submission().title(), "local", new References(resource, resource + "/file"));
            ctx.status(201).header("Location", resource).json(new Taken(Map.of("local", local), true, false, false));
        }
    }

    record Version(String api, String server, String text, Map<String, Boolean> capabilities) {}

    record Taken(Map<String, Local> files, boolean done, boolean effectiveSelect, boolean effectivePrint) {}

    record Local(String name, String origin, References refs) {}

    record References(String resource, String download) {}
}
