package io.printlab.devices.octoprint;

import com.fasterxml.jackson.databind.JsonNode;
import io.printlab.device.Temperature;
import io.printlab.devices.network.HostRefusal;
import io.printlab.devices.network.HostReport;
import io.printlab.devices.network.HostReport.Activity;
import io.printlab.devices.network.HostText;
import io.printlab.devices.network.HostWeb;
import io.printlab.devices.network.PastPrint;
import io.printlab.devices.network.PrinterHost;
import io.printlab.devices.network.Readings;
import io.printlab.devices.network.WebAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks an OctoPrint. How a print ended stands with its file, and each of ours has a file of its own. */
final class OctoPrintHost implements PrinterHost {
    private static final int NOT_OPERATIONAL = 409;
    private static final int UNKNOWN = 404;
    private static final String FILES = "/api/files/local/";

    private final HostWeb web;

    OctoPrintHost(HostWeb web) {
        this.web = web;
    }

    @Override
    public HostReport report() throws IOException {
        WebAnswer printer = web.get("/api/printer?exclude=sd", NOT_OPERATIONAL);
        JsonNode job = web.get("/api/job").body();
        if (printer.status() == NOT_OPERATIONAL) {
            return withoutPrinter(job);
        }
        JsonNode flags = printer.body().path("state").path("flags");
        if (!flags.isObject()) {
            throw new IOException("OctoPrint did not say how the printer is.");
        }
        List<Temperature> temperatures = temperatures(printer.body().path("temperature"));
        String said = HostText.line(printer.body().path("state").path("text").asText(), 100);
        if (on(flags, "error") || on(flags, "closedOrError")) {
            return HostReport.of(Activity.FAULT, "OctoPrint says: " + error(job, said), temperatures);
        }
        if (on(flags, "paused")) {
            return printing(Activity.PAUSED, said, job, temperatures);
        }
        if (on(flags, "printing")
                || on(flags, "pausing")
                || on(flags, "resuming")
                || on(flags, "cancelling")
                || on(flags, "finishing")) {
            return printing(Activity.PRINTING, said, job, temperatures);
        }
        return HostReport.of(
                on(flags, "operational") && on(flags, "ready") ? Activity.IDLE : Activity.UNKNOWN,
                "OctoPrint says: " + HostText.sentence(said),
                temperatures);
    }

    private static HostReport withoutPrinter(JsonNode job) throws IOException {
        if (!job.path("state").isTextual()) {
            throw new IOException("OctoPrint did not say how the printer is.");
        }
        String state = HostText.line(job.path("state").asText(), 100);
        boolean fault = state.toLowerCase(Locale.ROOT).contains("error");
        return HostReport.of(
                fault ? Activity.FAULT : Activity.UNKNOWN,
                "OctoPrint has no contact with its printer: " + error(job, state) + " Connect it on OctoPrint's page.",
                List.of());
    }

    private static String error(JsonNode job, String state) {
        String error = HostText.sentence(job.path("error").asText());
        return error.isEmpty() ? HostText.sentence(state) : error;
    }

    private static boolean on(JsonNode flags, String flag) {
        return flags.path(flag).asBoolean();
    }

    private static HostReport printing(Activity activity, String said, JsonNode job, List<Temperature> temperatures) {
        JsonNode progress = job.path("progress");
        return new HostReport(
                activity,
                "OctoPrint says: " + HostText.sentence(said),
                file(job),
                "",
                progress.path("completion").asDouble() / 100,
                Readings.seconds(progress.path("printTimeLeft")),
                temperatures,
                null);
    }

    /** A file on the printer's own card cannot be ours, whatever its name. */
    private static @Nullable String file(JsonNode job) {
        JsonNode file = job.path("job").path("file");
        String path = Readings.text(file.path(file.path("path").isTextual() ? "path" : "name"));
        return path == null || file.path("origin").asText().equals("local") ? path : "card: " + path;
    }

    private static List<Temperature> temperatures(JsonNode said) {
        List<Temperature> found = new ArrayList<>();
        add(found, "nozzle", said.path("tool0"));
        add(found, "nozzle1", said.path("tool1"));
        add(found, "bed", said.path("bed"));
        add(found, "chamber", said.path("chamber"));
        return found;
    }

    private static void add(List<Temperature> found, String heater, JsonNode said) {
        Readings.add(found, heater, said.path("actual"), said.path("target"));
    }

    @Override
    public @Nullable PastPrint past(@Nullable String asked) throws IOException {
        String file = asked == null ? selected() : asked;
        if (file == null || file.startsWith("card: ")) {
            return null;
        }
        WebAnswer found = web.get(FILES + path(file), UNKNOWN);
        JsonNode last = found.body().path("prints").path("last");
        if (found.status() == UNKNOWN || !last.path("success").isBoolean()) {
            return null;
        }
        String at = "print at " + Math.round(last.path("date").asDouble());
        return last.path("success").asBoolean()
                ? new PastPrint(file, at, PastPrint.End.FINISHED, "")
                : new PastPrint(file, at, PastPrint.End.STOPPED, "OctoPrint noted that it was cancelled or failed.");
    }

    private @Nullable String selected() throws IOException {
        return file(web.get("/api/job").body());
    }

    private static String path(String file) {
        List<String> parts = new ArrayList<>();
        for (String part : file.split("/", -1)) {
            parts.add(part.equals("..") ? "%2E%2E" : HostWeb.encoded(part));
        }
        return String.join("/", parts);
    }

    @Override
    public void send(String file, InputStream content, long bytes) throws IOException {
        JsonNode kept = web.postForm("/api/files/local", file, content, bytes)
                .body()
                .path("files")
                .path("local");
        if (!kept.path("name").asText().equals(file)) {
            throw new HostRefusal("OctoPrint kept the file under another name, so it could not be told from others.");
        }
    }

    @Override
    public void begin(String file) throws IOException {
        web.post(FILES + path(file), Map.of("command", "select", "print", true));
    }

    @Override
    public void remove(String file) throws IOException {
        web.delete(FILES + path(file), UNKNOWN);
    }

    @Override
    public void pause(HostReport seen) throws IOException {
        web.post("/api/job", Map.of("command", "pause", "action", "pause"));
    }

    @Override
    public void resume(HostReport seen) throws IOException {
        web.post("/api/job", Map.of("command", "pause", "action", "resume"));
    }

    @Override
    public void cancel(HostReport seen) throws IOException {
        web.post("/api/job", Map.of("command", "cancel"));
    }

    /** OctoPrint sends this command past its queue. */
    @Override
    public void emergencyStop() throws IOException {
        web.post("/api/printer/command", Map.of("command", "M112"));
    }

    @Override
    public void close() {
        // Nothing is kept between two questions.
    }
}
