package io.printlab.devices.network;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Questions to one host over HTTP: bounded in time and size, to the address of the settings alone, read as JSON. Thread-safe. */
public final class HostWeb {
    private static final Duration SENDING = Duration.ofHours(2);
    private static final int LARGEST_ANSWER = 256 * 1024;
    private static final String BOUNDARY = "printlab-7c1f0a52d9e84b36";
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(50)
                    .maxStringLength(20_000)
                    .maxNumberLength(40)
                    .build())
            .build());

    private final WebClient client;
    private final String system;
    private final URI base;
    private final Map<String, String> headers;
    private final String keyHelp;
    private final Duration asking;

    /**
     * @param system name for people, such as OctoPrint
     * @param headers with every question; their values are secrets
     * @param keyHelp one sentence: where a person finds the right key
     * @param asking how long a question may take that sends no file
     */
    public HostWeb(
            WebClient client, String system, URI base, Map<String, String> headers, String keyHelp, Duration asking) {
        this.client = client;
        this.system = system;
        this.base = base;
        this.headers = Map.copyOf(headers);
        this.keyHelp = keyHelp;
        this.asking = asking;
    }

    /** One part of a path or one value of a query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public static JsonNode read(byte[] json) throws IOException {
        return JSON.readTree(json);
    }

    public static byte[] written(Object json) {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException defect) {
            throw new IllegalArgumentException("this cannot be written as JSON", defect);
        }
    }

    /** @param understood statuses beside 200 to 299 that are answers and no refusals */
    public WebAnswer get(String path, Integer... understood) throws IOException {
        return ask("GET", path, BodyPublishers.noBody(), Map.of(), asking, understood);
    }

    public WebAnswer delete(String path, Integer... understood) throws IOException {
        return ask("DELETE", path, BodyPublishers.noBody(), Map.of(), asking, understood);
    }

    public WebAnswer put(String path) throws IOException {
        return ask("PUT", path, BodyPublishers.noBody(), Map.of(), asking);
    }

    public WebAnswer post(String path) throws IOException {
        return ask("POST", path, BodyPublishers.noBody(), Map.of(), asking);
    }

    public WebAnswer post(String path, Map<String, ?> json) throws IOException {
        return ask(
                "POST",
                path,
                BodyPublishers.ofByteArray(written(json)),
                Map.of("Content-Type", "application/json"),
                asking);
    }

    /** Sends a file as the body. */
    public WebAnswer putFile(String path, Map<String, String> more, InputStream content, long bytes)
            throws IOException {
        return ask("PUT", path, streamed(content, bytes), more, SENDING);
    }

    /** Sends a file as the field {@code file} of a form. */
    public WebAnswer postForm(String path, String file, InputStream content, long bytes) throws IOException {
        byte[] head = ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + file
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] tail = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII);
        return ask(
                "POST",
                path,
                BodyPublishers.concat(
                        BodyPublishers.ofByteArray(head), streamed(content, bytes), BodyPublishers.ofByteArray(tail)),
                Map.of("Content-Type", "multipart/form-data; boundary=" + BOUNDARY),
                SENDING);
    }

    /** With its length said in advance, a file that breaks off cannot look like one that ended. */
    private static BodyPublisher streamed(InputStream content, long bytes) {
        BodyPublisher stream = BodyPublishers.ofInputStream(() -> content);
        return bytes == 0 ? BodyPublishers.noBody() : BodyPublishers.fromPublisher(stream, bytes);
    }

    private WebAnswer ask(
            String method,
            String path,
            BodyPublisher body,
            Map<String, String> more,
            Duration most,
            Integer... understood)
            throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body)
                .timeout(most);
        headers.forEach(request::setHeader);
        more.forEach(request::setHeader);
        HttpResponse<byte[]> response = await(request.build(), most);
        int status = response.statusCode();
        if (status == 401 || status == 403) {
            throw HostRefusal.ofKey(
                    system + " at " + base + " does not accept the key (answer " + status + "). " + keyHelp);
        }
        if (status >= 300 && status < 400) {
            throw new HostRefusal(
                    system + " at " + base + " sends us to another address, where printlab does not follow."
                            + " Set the address that it really has.");
        }
        if ((status < 200 || status > 299) && !Set.of(understood).contains(status)) {
            throw refusal(status, response.body());
        }
        return new WebAnswer(status, parsed(response.body()));
    }

    private HttpResponse<byte[]> await(HttpRequest request, Duration most) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> future =
                client.get().sendAsync(request, head -> new BoundedBody(LARGEST_ANSWER));
        try {
            return future.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw new IOException(system + " at " + base + " did not answer within " + most.toSeconds() + " s.", slow);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new IOException("the question to " + system + " was ended", told);
        } catch (ExecutionException broken) {
            throw unreachable(broken.getCause() == null ? broken : broken.getCause());
        } finally {
            future.cancel(true);
        }
    }

    private IOException unreachable(Throwable cause) {
        String message = cause.getMessage() == null
                ? cause instanceof ConnectException
                        ? "connection refused"
                        : cause.getClass().getSimpleName()
                : cause.getMessage();
        return new IOException(
                system + " at " + base + " cannot be reached or understood (" + HostText.line(message, 150)
                        + "). Is it switched on, and is the address right?",
                cause);
    }

    private JsonNode parsed(byte[] body) throws IOException {
        if (body.length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return read(body);
        } catch (IOException nonsense) {
            throw new IOException(
                    system + " at " + base + " answered something that is no JSON. Is another program at this address?",
                    nonsense);
        }
    }

    /** The hosts word their refusals as {@code error} or {@code message}, within one another or not, or as plain text. */
    private HostRefusal refusal(int status, byte[] body) {
        String said = "";
        try {
            JsonNode json = read(body);
            JsonNode error = json.path("error");
            for (JsonNode text :
                    new JsonNode[] {error.path("message"), json.path("message"), json.path("title"), error}) {
                said = said.isEmpty() && text.isTextual() ? text.asText() : said;
            }
        } catch (IOException plain) {
            said = body.length < 500 ? new String(body, StandardCharsets.UTF_8) : "";
        }
        return new HostRefusal(
                system + " answered " + status + (said.isBlank() ? "." : ": " + HostText.sentence(said)));
    }
}
