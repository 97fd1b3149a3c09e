package io.printlab.discord.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.JavalinConfig;
import io.javalin.websocket.WsContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The WebSocket half of the fake. One session at a time; guarded by itself. */
final class FakeGateway {
    private static final int DISPATCH = 0;
    private static final int HEARTBEAT = 1;
    private static final int IDENTIFY = 2;
    private static final int RESUME = 6;
    private static final int HELLO = 10;
    private static final int HEARTBEAT_ACK = 11;
    private static final int HEARTBEAT_MILLIS = 41_250;

    private final ObjectMapper json = new ObjectMapper();
    private final String token;
    private final Supplier<ObjectNode> guild;
    private final List<ObjectNode> dispatched = new ArrayList<>();
    private @Nullable WsContext socket;
    private boolean readyHeld;
    private boolean identified;
    final AtomicInteger identifies = new AtomicInteger();
    final AtomicInteger resumes = new AtomicInteger();

    FakeGateway(String token, Supplier<ObjectNode> guild) {
        this.token = token;
        this.guild = guild;
    }

    void addTo(JavalinConfig config) {
        config.jetty.modifyWebSocketServletFactory(
                factory -> factory.setIdleTimeout(Duration.ofMillis(HEARTBEAT_MILLIS * 3L)));
        config.routes.ws("/gateway", ws -> {
            ws.onConnect(this::connected);
            ws.onMessage(message -> received(message, json.readTree(message.message())));
        });
    }

    /** Keeps the answer to an identification back, or lets it go. */
    synchronized void holdReady(boolean hold) {
        readyHeld = hold;
        if (!hold && identified && dispatched.isEmpty()) {
            begin();
        }
    }

    synchronized void close(int code) {
        if (socket != null) {
            socket.closeSession(code, "as the test asks");
        }
    }

    /** Breaks the TCP connection without a closing frame. */
    synchronized void cut() {
        if (socket != null) {
            socket.session.disconnect();
        }
    }

    /** Sends an event; a bot that is away gets it when it resumes. */
    synchronized void dispatch(String type, ObjectNode data) {
        ObjectNode event =
                json.createObjectNode().put("op", DISPATCH).put("t", type).put("s", dispatched.size() + 1);
        event.set("d", data);
        dispatched.add(event);
        send(event);
    }

    private synchronized void connected(WsContext context) {
        socket = context;
        identified = false;
        ObjectNode hello = json.createObjectNode().put("op", HELLO);
        hello.putObject("d").put("heartbeat_interval", HEARTBEAT_MILLIS);
        send(hello);
    }

    private synchronized void received(WsContext from, JsonNode message) {
        if (!from.equals(socket)) {
            return;
        }
        switch (message.path("op").asInt()) {
            case HEARTBEAT -> send(json.createObjectNode().put("op", HEARTBEAT_ACK));
            case IDENTIFY -> identify(message.path("d").path("token").asText());
            case RESUME -> resume(message.path("d").path("seq").asInt());
            default -> {
                // The bot also tells its presence and the like, which this fake has no use for.
            }
        }
    }

    private void identify(String with) {
        identifies.incrementAndGet();
        if (!with.equals(token)) {
            close(4004);
            return;
        }
        identified = true;
        dispatched.clear();
        if (!readyHeld) {
            begin();
        }
    }

    private void begin() {
        ObjectNode ready = json.createObjectNode().put("session_id", "s1");
        ready.putObject("user").put("id", FakeDiscord.BOT).put("username", "printlab");
        ready.putArray("guilds").addObject().put("id", FakeDiscord.GUILD).put("unavailable", true);
        ready.putArray("private_channels");
        dispatch("READY", ready);
        dispatch("GUILD_CREATE", guild.get());
    }

    private void resume(int seen) {
        resumes.incrementAndGet();
        List.copyOf(dispatched).stream().skip(seen).forEach(this::send);
        dispatch("RESUMED", json.createObjectNode());
    }

    private void send(ObjectNode message) {
        try {
            if (socket != null && socket.session.isOpen()) {
                socket.send(json.writeValueAsString(message));
            }
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException("A payload of the fake is no JSON.", defect);
        }
    }
}
