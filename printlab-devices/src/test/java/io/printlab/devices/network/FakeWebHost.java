package io.printlab.devices.network;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A fake host that speaks HTTP. */
public abstract class FakeWebHost implements FakeHost {
    protected static final String KEY = "k3y-of-the-test";
    private static final Pattern FORM_FILE = Pattern.compile("filename=\"([^\"]*)\"[^\r]*\r\n(?:[^\r\n]+\r\n)*\r\n");

    /**
     * An answer.
     *
     * @param json null for none
     */
    public record Reply(int status, @Nullable Object json) {}

    /** A question, its body read. */
    public record Question(String method, String path, String query, byte[] body) {}

    private final FakePrinter printer = new FakePrinter();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "fake-host");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Fault fault = Fault.NONE;
    private int port;
    private @Nullable HttpServer server;
    private @Nullable ReservedPort reserved;

    protected FakeWebHost() {
        on();
    }

    /** Answers as the real one does. */
    protected abstract Reply answer(Question question);

    /** What it answers to a wrong key. */
    protected abstract Reply wrongKey();

    protected abstract boolean isUpload(String method, String path);

    @Override
    public FakePrinter printer() {
        return printer;
    }

    protected String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("url", url(), "api-key", KEY);
    }

    @Override
    public Map<String, String> settingsWithWrongKey() {
        return Map.of("url", url() + "/", "api-key", "another");
    }

    @Override
    public void misbehave(Fault next) {
        fault = next;
    }

    @Override
    public final synchronized void on() {
        free();
        try {
            HttpServer next = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            port = next.getAddress().getPort();
            next.createContext("/", this::serve);
            next.setExecutor(threads);
            next.start();
            server = next;
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    @Override
    public final synchronized void off() {
        HttpServer running = server;
        server = null;
        if (running != null) {
            running.stop(0);
            reserved = new ReservedPort(port);
        }
    }

    private void free() {
        if (reserved != null) {
            reserved.close();
            reserved = null;
        }
    }

    @Override
    public synchronized void close() {
        end.countDown();
        off();
        free();
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean upload = isUpload(
                    exchange.getRequestMethod(), exchange.getRequestURI().getPath());
            switch (fault) {
                case GARBAGE ->
                    send(exchange, 200, "<html>\u0000{{{ not what you think".getBytes(StandardCharsets.UTF_8));
                case HUGE ->
                    send(exchange, 200, ("[\"" + "x".repeat(3_000_000) + "\"]").getBytes(StandardCharsets.UTF_8));
                case SLOW -> end.await(30, TimeUnit.SECONDS);
                case REDIRECT -> {
                    exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/elsewhere");
                    send(exchange, 302, new byte[0]);
                }
                case CUT_UPLOAD, STALLED_UPLOAD -> {
                    if (!upload) {
                        answer(exchange);
                    } else {
                        exchange.getRequestBody().readNBytes(100);
                        if (fault == Fault.STALLED_UPLOAD) {
                            end.await(30, TimeUnit.SECONDS);
                        }
                    }
                }
                case NONE -> answer(exchange);
            }
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        Reply reply;
        if (!KEY.equals(exchange.getRequestHeaders().getFirst("X-Api-Key"))) {
            reply = wrongKey();
        } else {
            byte[] body;
            try (InputStream in = exchange.getRequestBody()) {
                body = in.readAllBytes();
            }
            String query = exchange.getRequestURI().getQuery();
            reply = answer(new Question(
                    exchange.getRequestMethod(), exchange.getRequestURI().getPath(), query == null ? "" : query, body));
        }
        send(exchange, reply.status(), reply.json() == null ? new byte[0] : HostWeb.written(reply.json()));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /** Keeps the file of a form, and says its name. */
    protected String keepForm(byte[] form) {
        String text = new String(form, StandardCharsets.ISO_8859_1);
        Matcher head = FORM_FILE.matcher(text);
        if (!head.find()) {
            throw new IllegalArgumentException("no file in the form");
        }
        int last = text.lastIndexOf("\r\n--");
        String name = head.group(1);
        printer.keep(name, text.substring(head.end(), last).getBytes(StandardCharsets.ISO_8859_1));
        return name;
    }
}
