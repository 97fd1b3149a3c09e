package io.printlab.devices.octoprint;

import io.printlab.devices.network.FakePrinter;
import io.printlab.devices.network.FakePrinter.State;
import io.printlab.devices.network.FakeWebHost;
import io.printlab.devices.network.HostWeb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An OctoPrint in this process, after the REST API documents of OctoPrint 1.11 (printer, job, files, common data model). */
final class FakeOctoPrint extends FakeWebHost {
    private static final String FILES = "/api/files/local";

    @Override
    protected boolean isUpload(String method, String path) {
        return method.equals("POST") && path.equals(FILES);
    }

    @Override
    protected Reply wrongKey() {
        return new Reply(403, Map.of("error", "You don't have the permission to access the requested resource."));
    }

    @Override
    protected Reply answer(Question question) {
        FakePrinter printer = printer();
        String path = question.path();
        if (path.equals("/api/printer")) {
            return printer.state() == State.HALTED
                    ? new Reply(409, Map.of("error", "Printer is not operational"))
                    : new Reply(200, printer(printer.state()));
        }
        if (path.equals("/api/job")) {
            return question.method().equals("GET") ? new Reply(200, job()) : command(question.body());
        }
        if (path.equals("/api/printer/command")) {
            printer.halt();
            return new Reply(204, null);
        }
        if (path.equals(FILES)) {
            String name = keepForm(question.body());
            return new Reply(
                    201,
                    Map.of(
                            "done",
                            true,
                            "files",
                            Map.of("local", Map.of("name", name, "origin", "local", "path", name))));
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        return switch (question.method()) {
            case "GET" -> file(name);
            case "DELETE" -> {
                printer.remove(name);
                yield new Reply(204, null);
            }
            default ->
                printer.begin(name)
                        ? new Reply(204, null)
                        : new Reply(409, Map.of("error", "Printer is already printing, cannot select a new file"));
        };
    }

    private Reply file(String name) {
        FakePrinter.@Nullable Ended last = null;
        for (FakePrinter.Ended ended : printer().history()) {
            last = ended.file().equals(name) ? ended : last;
        }
        if (!printer().has(name) && last == null) {
            return new Reply(404, Map.of("error", "File not found"));
        }
        Map<String, Object> file = new HashMap<>(Map.of("name", name, "path", name, "origin", "local"));
        if (last != null) {
            boolean good = last.how() == State.FINISHED;
            file.put(
                    "prints",
                    Map.of(
                            "success", good ? 1 : 0,
                            "failure", good ? 0 : 1,
                            "last", Map.of("date", 1_700_000_000.5 + last.number(), "success", good)));
        }
        return new Reply(200, file);
    }

    private Reply command(byte[] body) {
        String command;
        try {
            var json = HostWeb.read(body);
            command = json.path("command").asText() + " " + json.path("action").asText();
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
        if (!printer().isBusy()) {
            return new Reply(409, Map.of("error", "Printer is neither printing nor paused"));
        }
        switch (command) {
            case "pause pause" -> printer().pause();
            case "pause resume" -> printer().resume();
            default -> printer().cancel();
        }
        return new Reply(204, null);
    }

    private Map<String, Object> printer(State state) {
        boolean printing = state == State.PRINTING;
        boolean paused = state == State.PAUSED;
        return Map.of(
                "temperature",
                        Map.of(
                                "tool0", Map.of("actual", 214.8, "target", 220.0, "offset", 0),
                                "bed", Map.of("actual", 50.0, "target", 70.0, "offset", 5)),
                "state",
                        Map.of(
                                "text",
                                printing ? "Printing" : paused ? "Paused" : "Operational",
                                "flags",
                                Map.of(
                                        "operational", true,
                                        "paused", paused,
                                        "printing", printing,
                                        "pausing", false,
                                        "cancelling", false,
                                        "sdReady", true,
                                        "error", false,
                                        "ready", !printing && !paused,
                                        "closedOrError", false)));
    }

    private Map<String, Object> job() {
        FakePrinter printer = printer();
        Map<String, Object> file = new HashMap<>();
        file.put("name", printer.file());
        file.put("path", printer.file());
        file.put("origin", printer.file() == null ? null : "local");
        boolean halted = printer.state() == State.HALTED;
        Map<String, Object> job = new HashMap<>();
        job.put("job", Map.of("file", file));
        job.put("progress", Map.of("completion", printer.progress() * 100, "printTimeLeft", 912));
        job.put("state", halted ? "Offline after error" : "Operational");
        if (halted) {
            job.put("error", "Printer halted. kill() called!");
        }
        return job;
    }
}
