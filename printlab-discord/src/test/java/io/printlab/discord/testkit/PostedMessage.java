package io.printlab.discord.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A message that the bot posted.
 *
 * @param mayMention what the message is allowed to mention: kinds ({@code everyone}, {@code roles}, {@code users}) and ids
 * @param nonce what tells a repeated request from a new message, or empty
 */
public record PostedMessage(
        String channel, String content, List<String> mayMention, String nonce, boolean embedsSuppressed) {
    private static final int SUPPRESS_EMBEDS = 1 << 2;

    static PostedMessage of(String channel, JsonNode body) {
        List<String> mayMention = new ArrayList<>();
        JsonNode allowed = body.get("allowed_mentions");
        if (allowed == null || allowed.isNull()) {
            mayMention.addAll(List.of("everyone", "roles", "users"));
        } else {
            for (String key : List.of("parse", "users", "roles")) {
                allowed.path(key).forEach(value -> mayMention.add(value.asText()));
            }
        }
        return new PostedMessage(
                channel,
                body.path("content").asText(),
                List.copyOf(mayMention),
                body.path("enforce_nonce").asBoolean() ? body.path("nonce").asText() : "",
                (body.path("flags").asInt() & SUPPRESS_EMBEDS) != 0);
    }
}
