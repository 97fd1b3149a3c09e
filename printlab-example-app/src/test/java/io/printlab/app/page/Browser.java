package io.printlab.app.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A visitor without eyes: keeps cookies, follows no redirects, and finds the form's token in the page. */
final class Browser {
    private static final Pattern TOKEN = Pattern.compile("<meta name=\"csrf-token\" content=\"([^\"]*)\"");

    private final int port;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();
    private String token = "";

    Browser(int port) {
        this.port = port;
    }

    static Browser signedIn(LabScene scene, String name) {
        Browser browser = new Browser(scene.server.port());
        HttpResponse<String> door =
                browser.post("/sign-in", "name=" + name + "&password=" + encoded(LabScene.PASSWORD));
        if (door.statusCode() != 303) {
            throw new IllegalStateException(door.body());
        }
        Matcher found = TOKEN.matcher(browser.get("/").body());
        if (!found.find()) {
            throw new IllegalStateException("no token in the page");
        }
        browser.token = found.group(1);
        return browser;
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = request(path).GET();
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Sends a form without the token. */
    HttpResponse<String> post(String path, String form) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /** Sends a form of the page. */
    HttpResponse<String> submit(String path, String form) {
        return post(path, form + "&_csrf=" + encoded(token));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
