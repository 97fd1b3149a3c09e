package io.printlab.app;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Multipart forms as slicers and browsers send them. */
public final class Forms {
    public static final String BOUNDARY = "------------------------d74496d66958873e";
    public static final String GCODE = "; made by hand\nG28\nG1 X10 Y10\nM84\n";

    private Forms() {}

    public static String field(String name, String value) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    public static String file(String name, String content) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + name.replace("\"", "\\\"")
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n";
    }

    public static HttpResponse<String> send(RunningApp app, String path, String key, String... parts) {
        String body = String.join("", parts) + "--" + BOUNDARY + "--\r\n";
        return app.send(app.request(path, "X-Api-Key", key, "Content-Type", type())
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
    }

    public static String type() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }
}
