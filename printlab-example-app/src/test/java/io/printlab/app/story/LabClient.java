package io.printlab.app.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person at the lab's address: with a browser's cookies, and with an API key where one is given. */
final class LabClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CSRF = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");

    private final URI lab;
    private final String apiKey;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    private LabClient(URI lab, String apiKey) {
        this.lab = lab;
        this.apiKey = apiKey;
    }

    static LabClient withKey(URI lab, String apiKey) {
        return new LabClient(lab, apiKey);
    }

    /** Signs in by the form of the sign-in page. */
    static LabClient signedIn(URI lab, String name, String password) {
        LabClient client = new LabClient(lab, "");
        HttpResponse<String> home = client.send(client.request("/sign-in")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("name=" + encoded(name) + "&password=" + encoded(password))));
        if (home.statusCode() != 200 || home.body().contains("name=\"password\"")) {
            throw new AssertionError("sign-in of " + name + " failed: " + home.statusCode());
        }
        return client;
    }

    /** Makes an API key as the account page does. */
    String makeKey(String name) {
        Matcher csrf = CSRF.matcher(send(request("/account").GET()).body());
        if (!csrf.find()) {
            throw new AssertionError("the account page carries no CSRF token");
        }
        HttpResponse<String> made = send(request("/api/v1/keys")
                .header("X-CSRF-Token", csrf.group(1))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\":\"" + name
                        + "\",\"scopes\":[\"SUBMIT\",\"READ_OWN\",\"OPERATE_DEVICES\",\"ADMINISTER\"]}")));
        return tree(made, 201).get("key").asText();
    }

    /** Sends a file in the form and the order in which PrusaSlicer sends it. */
    HttpResponse<String> sendFromSlicer(String fileName, byte[] content) {
        String boundary = "------------------------3f1d2c9a5b6e7f80";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, boundary, "Content-Disposition: form-data; name=\"print\"\r\n\r\ntrue\r\n");
        part(body, boundary, "Content-Disposition: form-data; name=\"path\"\r\n\r\n\r\n");
        part(
                body,
                boundary,
                "Content-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return send(request("/api/files/local")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    JsonNode get(String path) {
        return tree(send(request(path).GET()), 200);
    }

    String page(String path) {
        return send(request(path).GET()).body();
    }

    int status(String path) {
        return send(request(path).GET()).statusCode();
    }

    JsonNode post(String path, Map<String, ?> body) {
        try {
            return tree(
                    send(request(path)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))),
                    200);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static JsonNode tree(HttpResponse<String> response, int expected) {
        if (response.statusCode() != expected) {
            throw new AssertionError(response.uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        try {
            return JSON.readTree(response.body());
        } catch (IOException notJson) {
            throw new AssertionError(response.uri() + " did not answer JSON: " + response.body(), notJson);
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(lab.resolve(path));
        return apiKey.isEmpty() ? request : request.header("X-Api-Key", apiKey);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(told);
        }
    }

    private static void part(ByteArrayOutputStream body, String boundary, String text) {
        body.writeBytes(("--" + boundary + "\r\n" + text).getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
