package io.printlab.app.live;

import io.printlab.app.RunningApp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client of the stream over a plain socket: collects messages until it is closed. */
final class EventStream implements AutoCloseable {
    private final Socket socket;
    private final Thread reader;
    private final List<Map<String, String>> messages = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    EventStream(RunningApp app, String key, String query) throws IOException {
        socket = new Socket("127.0.0.1", app.server.port());
        socket.getOutputStream()
                .write(("GET /api/v1/events" + query
                                + " HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nConnection: close\r\nX-Api-Key: "
                                + key + "\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        reader = new Thread(this::read, "event-stream");
        reader.start();
    }

    List<Map<String, String>> messages() {
        return List.copyOf(messages);
    }

    List<Map<String, String>> named(String event) {
        return messages.stream()
                .filter(message -> event.equals(message.get("event")))
                .toList();
    }

    /** Ids in the order in which they came, without the greeting's. */
    List<Long> ids() {
        List<Long> ids = new ArrayList<>();
        messages.stream()
                .filter(message -> message.containsKey("id") && !"hello".equals(message.get("event")))
                .forEach(message -> ids.add(Long.valueOf(message.get("id"))));
        return ids;
    }

    boolean ended() {
        return ended;
    }

    private void read() {
        Map<String, String> message = new ConcurrentHashMap<>();
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int colon = line.indexOf(": ");
                if (line.isEmpty() && !message.isEmpty()) {
                    messages.add(Map.copyOf(message));
                    message.clear();
                } else if (colon > 0) {
                    message.put(line.substring(0, colon), line.substring(colon + 2));
                }
            }
        } catch (IOException closed) {
            message.clear();
        }
        ended = true;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
