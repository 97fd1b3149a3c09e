package io.printlab.discord;

import io.printlab.discord.GatewaySignal.Kind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Message.MentionType;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import org.jspecify.annotations.Nullable;

/** One connection to Discord, from its login to its end. */
final class DiscordConnection {
    private final JDA jda;
    private final DiscordSettings settings;
    private final String channelId;
    private final BiConsumer<Kind, @Nullable String> signal;

    DiscordConnection(JDA jda, DiscordSettings settings, BiConsumer<Kind, @Nullable String> signal) {
        this.jda = jda;
        this.settings = settings;
        this.channelId = Objects.requireNonNull(settings.channel());
        this.signal = signal;
    }

    /** Posts a message to the lab's channel. Exactly one of the three POST signals follows, here or later; never throws. */
    void post(OutgoingMessage message) {
        try {
            GuildMessageChannel channel = jda.getChannelById(GuildMessageChannel.class, channelId);
            if (channel == null || !isOfTheGuild(channel)) {
                missing();
            } else if (!channel.canTalk()) {
                signal.accept(Kind.POST_REFUSED, lacking(channel));
            } else {
                channel.sendMessage(message.text())
                        .setAllowedMentions(EnumSet.noneOf(MentionType.class))
                        .setSuppressEmbeds(true)
                        .setNonce(message.nonce())
                        .queue(sent -> signal.accept(Kind.POSTED, null), this::notPosted);
            }
        } catch (RuntimeException fault) {
            notPosted(fault);
        }
    }

    /**
     * Ends the connection and all its threads.
     *
     * @param patience how long requests under way may still take; none if the thread is interrupted
     */
    void close(Duration patience) {
        jda.shutdown();
        boolean ended = false;
        try {
            ended = jda.awaitShutdown(patience);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        if (!ended) {
            jda.shutdownNow();
        }
    }

    /** Ends the connection at once, without waiting. */
    void drop() {
        jda.shutdownNow();
    }

    private boolean isOfTheGuild(GuildMessageChannel channel) {
        return settings.guild() == null || channel.getGuild().getId().equals(settings.guild());
    }

    private void missing() {
        if (!jda.getUnavailableGuilds().isEmpty()) {
            signal.accept(Kind.POST_LATER, "Discord says that the guild is not available now.");
        } else {
            signal.accept(
                    Kind.POST_REFUSED,
                    "The bot sees no channel " + channelId
                            + (settings.guild() == null ? "" : " in guild " + settings.guild())
                            + ". Invite the bot to the guild, let it see the channel, or set another channel.");
        }
    }

    private String lacking(GuildMessageChannel channel) {
        EnumSet<Permission> lacks = EnumSet.of(
                Permission.VIEW_CHANNEL,
                channel.getType().isThread() ? Permission.MESSAGE_SEND_IN_THREADS : Permission.MESSAGE_SEND);
        lacks.removeIf(permission -> channel.getGuild().getSelfMember().hasPermission(channel, permission));
        return "The bot lacks the permission "
                + String.join(" and ", lacks.stream().map(Permission::getName).toList())
                + " in channel " + channelId + ". Grant it in the channel's settings.";
    }

    private void notPosted(Throwable fault) {
        if (fault instanceof ErrorResponseException answer) {
            answered(answer);
        } else if (fault instanceof RejectedExecutionException || fault instanceof CancellationException) {
            signal.accept(Kind.POST_LATER, "The connection to Discord ended while a message was on its way.");
        } else {
            signal.accept(Kind.POST_REFUSED, "A message could not be posted: " + fault);
        }
    }

    private void answered(ErrorResponseException answer) {
        int status = answer.getResponse().code;
        if (status < 0 || status >= 500) {
            signal.accept(Kind.POST_LATER, "Discord did not take a message (" + answer.getMeaning() + ").");
        } else if (answer.getErrorResponse() == ErrorResponse.UNKNOWN_CHANNEL) {
            signal.accept(
                    Kind.POST_REFUSED, "Channel " + channelId + " was deleted. Set another channel for the news.");
        } else if (answer.getErrorResponse() == ErrorResponse.MISSING_PERMISSIONS
                || answer.getErrorResponse() == ErrorResponse.MISSING_ACCESS) {
            signal.accept(
                    Kind.POST_REFUSED,
                    "Discord does not let the bot write in channel " + channelId + " (" + answer.getErrorCode() + ", "
                            + answer.getMeaning() + "). Let it see the channel and send messages there.");
        } else {
            signal.accept(
                    Kind.POST_REFUSED,
                    "Discord refused a message for channel " + channelId + " (" + answer.getErrorCode() + ", "
                            + answer.getMeaning() + ").");
        }
    }
}
