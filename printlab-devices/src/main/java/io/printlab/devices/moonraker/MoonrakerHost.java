package io.printlab.devices.moonraker;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks a Moonraker. A file is sent first and begun by a call of its own: with {@code print=true} a busy one would queue it for later. */
final class MoonrakerHost implements PrinterHost {
    private static final String OBJECTS =
            "/printer/objects/query?webhooks&print_stats&virtual_sdcard=progress&display_status=progress"
                    + "&extruder=temperature,target&extruder1=temperature,target&heater_bed=temperature,target";
    private static final int NO_KLIPPER = 503;
    private static final int UNKNOWN = 404;
    private static final double TOO_EARLY = 0.02;

    private final HostWeb web;

    MoonrakerHost(HostWeb web) {
        this.web = web;
    }

    @Override
    public HostReport report() throws IOException {
        WebAnswer answer = web.get(OBJECTS, NO_KLIPPER);
        JsonNode status = answer.body().path("result").path("status");
        if (answer.status() == NO_KLIPPER) {
            return HostReport.of(
                    Activity.UNKNOWN,
                    "Moonraker has no contact with Klipper. Look at the printer's host; Klipper may need a restart.",
                    List.of());
        }
        JsonNode klipper = status.path("webhooks");
        List<Temperature> temperatures = temperatures(status);
        return switch (klipper.path("state").asText()) {
            case "ready" -> ofPrint(status, temperatures);
            case "startup" -> HostReport.of(Activity.UNKNOWN, "Klipper is starting.", temperatures);
            case "shutdown", "error" ->
                HostReport.of(
                        Activity.FAULT,
                        "Klipper has stopped: "
                                + HostText.sentence(
                                        klipper.path("state_message").asText()),
                        temperatures);
            default -> throw new IOException("Moonraker did not say how Klipper is.");
        };
    }

    private static HostReport ofPrint(JsonNode status, List<Temperature> temperatures) throws IOException {
        JsonNode stats = status.path("print_stats");
        String file = Readings.text(stats.path("filename"));
        String said = HostText.sentence(stats.path("message").asText());
        String state = stats.path("state").asText();
        return switch (state) {
            case "standby" -> HostReport.of(Activity.IDLE, "Klipper is ready.", temperatures);
            case "printing", "paused" -> {
                double progress = progress(status);
                yield new HostReport(
                        state.equals("paused") ? Activity.PAUSED : Activity.PRINTING,
                        state.equals("paused") ? "Klipper has paused. " + said : "Klipper prints.",
                        file,
                        "",
                        progress,
                        remaining(stats, progress),
                        temperatures,
                        null);
            }
            case "complete" -> ended(stats, file, PastPrint.End.FINISHED, "", temperatures);
            case "cancelled" -> ended(stats, file, PastPrint.End.STOPPED, said, temperatures);
            case "error" -> ended(stats, file, PastPrint.End.FAILED, said, temperatures);
            default ->
                throw new IOException(
                        "Moonraker told a state of the print that is not known: " + HostText.line(state, 40));
        };
    }

    private static HostReport ended(
            JsonNode stats, @Nullable String file, PastPrint.End end, String said, List<Temperature> temperatures) {
        HostReport idle = HostReport.of(Activity.IDLE, "Klipper is ready.", temperatures);
        String took = Math.round(stats.path("total_duration").asDouble()) + " s";
        return file == null ? idle : idle.withPast(new PastPrint(file, took, end, said));
    }

    private static double progress(JsonNode status) {
        double shown = status.path("display_status").path("progress").asDouble();
        return shown > 0
                ? shown
                : status.path("virtual_sdcard").path("progress").asDouble();
    }

    /** Klipper has no figure of its own: as much longer as it took so far for what it did. */
    private static @Nullable Duration remaining(JsonNode stats, double progress) {
        double printed = stats.path("print_duration").asDouble();
        return progress < TOO_EARLY ? null : Readings.seconds(printed / progress * (1 - progress));
    }

    private static List<Temperature> temperatures(JsonNode status) {
        List<Temperature> found = new ArrayList<>();
        add(found, "nozzle", status.path("extruder"));
        add(found, "nozzle1", status.path("extruder1"));
        add(found, "bed", status.path("heater_bed"));
        return found;
    }

    private static void add(List<Temperature> found, String heater, JsonNode said) {
        Readings.add(found, heater, said.path("temperature"), said.path("target"));
    }

    @Override
    public @Nullable PastPrint past(@Nullable String file) throws IOException {
        int most = file == null ? 1 : 20;
        WebAnswer history = web.get("/server/history/list?order=desc&limit=" + most, UNKNOWN);
        for (JsonNode job : history.body().path("result").path("jobs")) {
            String name = Readings.text(job.path("filename"));
            if (name != null && (file == null || name.equals(file))) {
                return past(name, job);
            }
        }
        return null;
    }

    private static @Nullable PastPrint past(String name, JsonNode job) {
        String status = job.path("status").asText();
        String number = "print " + HostText.line(job.path("job_id").asText(), 20);
        return switch (status) {
            case "completed" -> new PastPrint(name, number, PastPrint.End.FINISHED, "");
            case "cancelled" -> new PastPrint(name, number, PastPrint.End.STOPPED, "");
            case "error" -> new PastPrint(name, number, PastPrint.End.FAILED, "Klipper noted an error.");
            case "klippy_shutdown" -> new PastPrint(name, number, PastPrint.End.FAILED, "Klipper was shut down.");
            case "klippy_disconnect" ->
                new PastPrint(name, number, PastPrint.End.FAILED, "Klipper ended in the middle of it.");
            // in_progress, or interrupted: Moonraker itself was ended, and the print may have gone on.
            default -> null;
        };
    }

    @Override
    public void send(String file, InputStream content, long bytes) throws IOException {
        JsonNode answer =
                web.postForm("/server/files/upload", file, content, bytes).body();
        JsonNode item = (answer.has("result") ? answer.path("result") : answer).path("item");
        if (item.path("size").asLong(-1) != bytes) {
            throw new HostRefusal("Moonraker kept " + item.path("size").asLong() + " bytes of " + bytes + ".");
        }
    }

    @Override
    public void begin(String file) throws IOException {
        web.post("/printer/print/start?filename=" + HostWeb.encoded(file));
    }

    @Override
    public void remove(String file) throws IOException {
        web.delete("/server/files/gcodes/" + HostWeb.encoded(file), UNKNOWN);
    }

    @Override
    public void pause(HostReport seen) throws IOException {
        web.post("/printer/print/pause");
    }

    @Override
    public void resume(HostReport seen) throws IOException {
        web.post("/printer/print/resume");
    }

    @Override
    public void cancel(HostReport seen) throws IOException {
        web.post("/printer/print/cancel");
    }

    @Override
    public void emergencyStop() throws IOException {
        web.post("/printer/emergency_stop");
    }

    @Override
    public void close() {
        // Nothing is kept between two questions.
    }
}
