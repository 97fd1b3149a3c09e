package io.printlab.devices.prusalink;

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
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks a PrusaLink. It keeps no history: what ended while nobody asked, and is off its screen, a person has to settle. */
final class PrusaLinkHost implements PrinterHost {
    private static final int UNKNOWN = 404;

    private final HostWeb web;
    private final String files;

    PrusaLinkHost(HostWeb web, String storage) {
        this.web = web;
        this.files = "/api/v1/files/" + storage + "/";
    }

    @Override
    public HostReport report() throws IOException {
        JsonNode status = web.get("/api/v1/status").body();
        JsonNode printer = status.path("printer");
        List<Temperature> temperatures = temperatures(printer);
        String state = printer.path("state").asText();
        return switch (state) {
            case "IDLE", "READY" -> HostReport.of(Activity.IDLE, "The printer is ready.", temperatures);
            case "BUSY" ->
                HostReport.of(Activity.UNKNOWN, "The printer is busy with something that is no print.", temperatures);
            case "PRINTING" -> printing(Activity.PRINTING, "The printer prints.", status, temperatures);
            case "PAUSED" -> printing(Activity.PAUSED, "The printer has paused.", status, temperatures);
            case "FINISHED" -> ended(PastPrint.End.FINISHED, "The printer has finished a print.", temperatures);
            case "STOPPED" -> ended(PastPrint.End.STOPPED, "A print was stopped on the printer.", temperatures);
            case "ATTENTION" -> attention(status, temperatures);
            case "ERROR" -> HostReport.of(Activity.FAULT, "The printer reports a fault." + said(printer), temperatures);
            default ->
                throw new IOException(
                        "PrusaLink told a state of the printer that is not known: " + HostText.line(state, 40));
        };
    }

    /** It waits for a person: in the middle of a print this is a pause. */
    private HostReport attention(JsonNode status, List<Temperature> temperatures) throws IOException {
        String what = "The printer asks for a person." + said(status.path("printer"));
        return status.path("job").isObject()
                ? printing(Activity.PAUSED, what, status, temperatures)
                : HostReport.of(Activity.FAULT, what, temperatures);
    }

    private static String said(JsonNode printer) {
        String message =
                HostText.sentence(printer.path("status_printer").path("message").asText());
        return message.isEmpty() || message.equals("OK.") ? "" : " It says: " + message;
    }

    private HostReport printing(Activity activity, String evidence, JsonNode status, List<Temperature> temperatures)
            throws IOException {
        JsonNode told = status.path("job");
        JsonNode job = job();
        boolean same = job.path("id").isIntegralNumber()
                && job.path("id").asLong() == told.path("id").asLong();
        return new HostReport(
                activity,
                evidence,
                same ? file(job) : null,
                same ? String.valueOf(job.path("id").asLong()) : "",
                told.path("progress").asDouble() / 100,
                Readings.seconds(told.path("time_remaining")),
                temperatures,
                null);
    }

    private HostReport ended(PastPrint.End end, String evidence, List<Temperature> temperatures) throws IOException {
        JsonNode job = job();
        String mark =
                job.path("id").isIntegralNumber() ? "print " + job.path("id").asLong() : "";
        return HostReport.of(Activity.IDLE, evidence, temperatures).withPast(new PastPrint(file(job), mark, end, ""));
    }

    private JsonNode job() throws IOException {
        return web.get("/api/v1/job").body();
    }

    /** The long name where there is one: on FAT the other one is cut to eight characters. */
    private static @Nullable String file(JsonNode job) {
        JsonNode file = job.path("file");
        String shown = Readings.text(file.path("display_name"));
        return shown == null ? Readings.text(file.path("name")) : shown;
    }

    private static List<Temperature> temperatures(JsonNode printer) {
        List<Temperature> found = new ArrayList<>();
        Readings.add(found, "nozzle", printer.path("temp_nozzle"), printer.path("target_nozzle"));
        Readings.add(found, "bed", printer.path("temp_bed"), printer.path("target_bed"));
        Readings.add(found, "chamber", printer.path("temp_chamber"), printer.path("target_chamber"));
        return found;
    }

    @Override
    public @Nullable PastPrint past(@Nullable String file) {
        return null;
    }

    @Override
    public void send(String file, InputStream content, long bytes) throws IOException {
        web.putFile(
                files + HostWeb.encoded(file),
                Map.of("Content-Type", "text/x.gcode", "Print-After-Upload", "?0", "Overwrite", "?1"),
                content,
                bytes);
    }

    @Override
    public void begin(String file) throws IOException {
        web.post(files + HostWeb.encoded(file));
    }

    @Override
    public void remove(String file) throws IOException {
        web.delete(files + HostWeb.encoded(file), UNKNOWN);
    }

    @Override
    public void pause(HostReport seen) throws IOException {
        web.put("/api/v1/job/" + handle(seen) + "/pause");
    }

    @Override
    public void resume(HostReport seen) throws IOException {
        web.put("/api/v1/job/" + handle(seen) + "/resume");
    }

    @Override
    public void cancel(HostReport seen) throws IOException {
        web.delete("/api/v1/job/" + handle(seen));
    }

    private static String handle(HostReport seen) throws IOException {
        if (seen.handle().isEmpty()) {
            throw new HostRefusal("PrusaLink did not say which print runs");
        }
        return seen.handle();
    }

    @Override
    public void emergencyStop() throws IOException {
        throw new HostRefusal("PrusaLink has no emergency stop");
    }

    @Override
    public void close() {
        // Nothing is kept between two questions.
    }
}
