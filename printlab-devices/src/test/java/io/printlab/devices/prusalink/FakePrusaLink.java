package io.printlab.devices.prusalink;

import io.printlab.devices.network.FakePrinter;
import io.printlab.devices.network.FakePrinter.State;
import io.printlab.devices.network.FakeWebHost;
import java.util.HashMap;
import java.util.Map;

/**
 * A PrusaLink in this process, after version 1 of its OpenAPI document ({@code spec/openapi.yaml} of Prusa-Link-Web 0.3), with the file
 * names of Buddy firmware 6: a short one of FAT and a long one to show.
 */
final class FakePrusaLink extends FakeWebHost {
    private static final String FILES = "/api/v1/files/usb/";
    private static final String JOB = "/api/v1/job";

    private volatile boolean dismissed;

    /** Somebody takes the end of the print off the screen. */
    void dismiss() {
        dismissed = true;
    }

    @Override
    protected boolean isUpload(String method, String path) {
        return method.equals("PUT") && path.startsWith(FILES);
    }

    @Override
    protected Reply wrongKey() {
        return new Reply(401, Map.of("title", "Unauthorized", "message", "Missing or wrong credentials"));
    }

    @Override
    protected Reply answer(Question question) {
        FakePrinter printer = printer();
        String path = question.path();
        if (path.equals("/api/v1/status")) {
            return new Reply(200, status());
        }
        if (path.equals(JOB)) {
            return hasJob() ? new Reply(200, job()) : new Reply(204, null);
        }
        if (path.startsWith(JOB + "/")) {
            return command(question, path.substring(JOB.length() + 1));
        }
        String name = path.substring(FILES.length());
        return switch (question.method()) {
            case "PUT" -> {
                printer.keep(name, question.body());
                yield new Reply(201, Map.of("name", "PRINTL~1.GCO", "display_name", name));
            }
            case "POST" -> {
                dismissed = false;
                yield printer.begin(name)
                        ? new Reply(204, null)
                        : new Reply(409, Map.of("title", "Conflict", "message", "Printer is busy"));
            }
            default -> {
                printer.remove(name);
                yield new Reply(204, null);
            }
        };
    }

    private Reply command(Question question, String rest) {
        if (!hasJob() || !rest.startsWith(String.valueOf(printer().number()))) {
            return new Reply(404, Map.of("title", "Not Found"));
        }
        if (question.method().equals("DELETE")) {
            printer().cancel();
        } else if (rest.endsWith("/pause")) {
            printer().pause();
        } else {
            printer().resume();
        }
        return new Reply(204, null);
    }

    private boolean hasJob() {
        return printer().file() != null && printer().state() != State.IDLE && !dismissed;
    }

    private Map<String, Object> job() {
        String file = String.valueOf(printer().file());
        return Map.of(
                "id",
                printer().number(),
                "state",
                state(),
                "progress",
                printer().progress() * 100,
                "time_remaining",
                600,
                "time_printing",
                87,
                "file",
                Map.of("name", "PRINTL~1.GCO", "display_name", file, "path", "/usb", "size", 1000));
    }

    private Map<String, Object> status() {
        Map<String, Object> status = new HashMap<>();
        status.put(
                "printer",
                Map.of(
                        "state", state(),
                        "temp_nozzle", 205.9,
                        "target_nozzle", 215.0,
                        "temp_bed", 60.3,
                        "target_bed", 60.0,
                        "speed", 100));
        status.put("storage", Map.of("name", "usb", "path", "/usb/", "read_only", false));
        if (printer().isBusy()) {
            status.put(
                    "job",
                    Map.of(
                            "id",
                            printer().number(),
                            "progress",
                            printer().progress() * 100,
                            "time_remaining",
                            600,
                            "time_printing",
                            87));
        }
        return status;
    }

    private String state() {
        return dismissed
                ? "IDLE"
                : switch (printer().state()) {
                    case IDLE -> "IDLE";
                    case PRINTING -> "PRINTING";
                    case PAUSED -> "PAUSED";
                    case FINISHED -> "FINISHED";
                    case CANCELLED -> "STOPPED";
                    case HALTED -> "ERROR";
                };
    }
}
