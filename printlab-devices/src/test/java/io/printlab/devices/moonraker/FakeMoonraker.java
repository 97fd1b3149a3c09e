package io.printlab.devices.moonraker;

import io.printlab.devices.network.FakePrinter;
import io.printlab.devices.network.FakePrinter.State;
import io.printlab.devices.network.FakeWebHost;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Moonraker in this process, after the "External API" documents of Moonraker v0.9.3 (printer, file manager, history) and the printer
 * objects of Klipper v0.12.
 */
final class FakeMoonraker extends FakeWebHost {
    private volatile boolean klipper = true;

    /** Moonraker answers on, but has no Klipper any more. */
    void klipperGone() {
        klipper = false;
        printer().forget();
    }

    void klipperBack() {
        klipper = true;
    }

    @Override
    protected boolean isUpload(String method, String path) {
        return path.equals("/server/files/upload");
    }

    @Override
    protected Reply wrongKey() {
        return error(401, "Unauthorized");
    }

    @Override
    protected Reply answer(Question question) {
        String path = question.path();
        FakePrinter printer = printer();
        if (path.startsWith("/printer/") && !klipper) {
            return error(503, "Klippy Host not connected");
        }
        if (path.startsWith("/printer/")
                && printer.state() == State.HALTED
                && question.method().equals("POST")) {
            return error(503, "Klippy Host not ready");
        }
        switch (path) {
            case "/printer/objects/query" -> {
                return result(Map.of("eventtime", 578243.57, "status", objects()));
            }
            case "/server/files/upload" -> {
                String name = keepForm(question.body());
                int size = printer.files().get(name).length;
                return new Reply(
                        201,
                        Map.of(
                                "item",
                                Map.of("path", name, "root", "gcodes", "size", size, "permissions", "rw"),
                                "print_started",
                                false,
                                "print_queued",
                                false,
                                "action",
                                "create_file"));
            }
            case "/printer/print/start" -> {
                return printer.begin(question.query().replaceFirst("filename=", ""))
                        ? result("ok")
                        : error(400, "{'error': 'WebRequestError', 'message': 'SD busy'}");
            }
            case "/printer/print/pause" -> printer.pause();
            case "/printer/print/resume" -> printer.resume();
            case "/printer/print/cancel" -> printer.cancel();
            case "/printer/emergency_stop" -> printer.halt();
            case "/server/history/list" -> {
                return result(history(question.query()));
            }
            default -> {
                if (!question.method().equals("DELETE")) {
                    return error(404, "Not Found");
                }
                printer.remove(path.substring(path.lastIndexOf('/') + 1));
            }
        }
        return result("ok");
    }

    private Map<String, Object> objects() {
        FakePrinter printer = printer();
        State state = printer.state();
        boolean halted = state == State.HALTED;
        Map<String, Object> objects = new LinkedHashMap<>();
        objects.put(
                "webhooks",
                Map.of(
                        "state",
                        halted ? "shutdown" : "ready",
                        "state_message",
                        halted
                                ? "Emergency stop\nOnce the underlying issue is corrected, use FIRMWARE_RESTART"
                                : "Printer is ready"));
        objects.put(
                "print_stats",
                Map.of(
                        "filename",
                        printer.file() == null ? "" : printer.file(),
                        "total_duration",
                        12.5,
                        "print_duration",
                        10.0,
                        "filament_used",
                        7.8,
                        "state",
                        switch (state) {
                            case IDLE -> "standby";
                            case PRINTING -> "printing";
                            case PAUSED -> "paused";
                            case FINISHED -> "complete";
                            case CANCELLED -> "cancelled";
                            case HALTED -> "error";
                        },
                        "message",
                        ""));
        objects.put("virtual_sdcard", Map.of("progress", printer.progress()));
        objects.put("display_status", Map.of("progress", printer.progress()));
        objects.put("extruder", Map.of("temperature", 209.8, "target", 210.0));
        objects.put("heater_bed", Map.of("temperature", 60.1, "target", 60.0));
        return objects;
    }

    private Map<String, Object> history(String query) {
        List<Map<String, Object>> jobs = new ArrayList<>();
        for (FakePrinter.Ended ended : printer().history()) {
            jobs.add(
                    0,
                    Map.of(
                            "job_id",
                            String.format("%06X", ended.number()),
                            "exists",
                            true,
                            "filename",
                            ended.file(),
                            "status",
                            switch (ended.how()) {
                                case FINISHED -> "completed";
                                case CANCELLED -> "cancelled";
                                default -> "klippy_shutdown";
                            }));
        }
        int limit = Integer.parseInt(query.replaceFirst(".*limit=", ""));
        return Map.of("count", jobs.size(), "jobs", jobs.subList(0, Math.min(limit, jobs.size())));
    }

    private static Reply result(Object result) {
        return new Reply(200, Map.of("result", result));
    }

    private static Reply error(int status, String message) {
        return new Reply(status, Map.of("error", Map.of("code", status, "message", message)));
    }
}
