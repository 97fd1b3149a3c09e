package io.printlab.discord.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The REST half of the fake. */
final class FakeRest {
    private static final String BASE = "/api/v10";

    private final ObjectMapper json = new ObjectMapper();
    private final String token;
    private final AtomicLong ids = new AtomicLong(5000);
    final AtomicInteger logins = new AtomicInteger();
    final AtomicInteger repeats = new AtomicInteger();
    final AtomicInteger posts = new AtomicInteger();
    final Deque<RestFault> loginFaults = new ConcurrentLinkedDeque<>();
    final Deque<RestFault> postFaults = new ConcurrentLinkedDeque<>();
    /** Faults that come after the message was taken: the answer is lost, not the request. */
    final Deque<RestFault> answerFaults = new ConcurrentLinkedDeque<>();

    final List<PostedMessage> messages = new CopyOnWriteArrayList<>();
    final Queue<String> unknownCalls = new ConcurrentLinkedQueue<>();

    FakeRest(String token) {
        this.token = token;
    }

    void addTo(JavalinConfig config) {
        config.routes.before(BASE + "/*", context -> context.header("via", "1.1 google"));
        config.routes.get(BASE + "/users/@me", this::login);
        config.routes.post(BASE + "/channels/{id}/messages", this::post);
        config.routes.error(404, context -> {
            if (!context.res().isCommitted() && context.attribute("answered") == null) {
                unknownCalls.add(context.method() + " " + context.path());
            }
        });
    }

    private void login(Context context) throws JsonProcessingException {
        logins.incrementAndGet();
        if (refused(context, loginFaults)) {
            return;
        }
        ObjectNode user = json.createObjectNode();
        user.put("id", FakeDiscord.BOT)
                .put("username", "printlab")
                .put("discriminator", "0")
                .put("bot", true);
        answer(context, 200, user);
    }

    private void post(Context context) throws JsonProcessingException {
        posts.incrementAndGet();
        if (refused(context, postFaults)) {
            return;
        }
        PostedMessage message = PostedMessage.of(context.pathParam("id"), json.readTree(context.body()));
        boolean known = !message.nonce().isEmpty()
                && messages.stream().anyMatch(before -> before.nonce().equals(message.nonce()));
        if (known) {
            repeats.incrementAndGet();
        } else {
            messages.add(message);
        }
        if (fault(context, answerFaults.poll())) {
            return;
        }
        answer(context, 200, posted(message));
    }

    private ObjectNode posted(PostedMessage message) {
        ObjectNode body = json.createObjectNode();
        body.put("id", Long.toString(ids.incrementAndGet()))
                .put("type", 0)
                .put("channel_id", message.channel())
                .put("content", message.content())
                .put("timestamp", "2026-11-22T12:00:00.000000+00:00")
                .put("tts", false)
                .put("pinned", false)
                .put("mention_everyone", false)
                .put("nonce", message.nonce());
        body.putObject("author")
                .put("id", FakeDiscord.BOT)
                .put("username", "printlab")
                .put("bot", true);
        for (String list : List.of("mentions", "mention_roles", "attachments", "embeds")) {
            body.putArray(list);
        }
        return body;
    }

    private boolean refused(Context context, Deque<RestFault> script) throws JsonProcessingException {
        if (!("Bot " + token).equals(context.header("Authorization"))) {
            return fault(context, RestFault.UNAUTHORIZED);
        }
        return fault(context, script.poll());
    }

    private boolean fault(Context context, @Nullable RestFault fault) throws JsonProcessingException {
        if (fault == null) {
            return false;
        }
        ObjectNode body =
                json.createObjectNode().put("message", fault.message()).put("code", fault.code());
        Integer after = fault.retryAfterSeconds();
        if (after != null) {
            context.header("Retry-After", after.toString());
            body.put("retry_after", after.doubleValue()).put("global", false);
        }
        answer(context, fault.status(), body);
        return true;
    }

    private void answer(Context context, int status, ObjectNode body) throws JsonProcessingException {
        context.attribute("answered", true);
        context.status(status).contentType("application/json").result(json.writeValueAsString(body));
    }
}
