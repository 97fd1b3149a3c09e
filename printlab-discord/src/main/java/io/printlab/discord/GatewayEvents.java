package io.printlab.discord;

import io.printlab.discord.GatewaySignal.Kind;
import java.util.function.BiConsumer;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.StatusChangeEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.SessionDisconnectEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.events.session.SessionResumeEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.CloseCode;
import org.jspecify.annotations.Nullable;

/** Turns JDA's session events into signals. */
final class GatewayEvents implements EventListener {
    private final BiConsumer<Kind, @Nullable String> signal;

    GatewayEvents(BiConsumer<Kind, @Nullable String> signal) {
        this.signal = signal;
    }

    @Override
    public void onEvent(GenericEvent event) {
        if (event instanceof ReadyEvent
                || event instanceof SessionResumeEvent
                || event instanceof SessionRecreateEvent) {
            signal.accept(Kind.READY, null);
        } else if (event instanceof StatusChangeEvent change && change.getNewStatus() == JDA.Status.DISCONNECTED) {
            signal.accept(Kind.CUT, "The connection to Discord was lost.");
        } else if (event instanceof SessionDisconnectEvent lost) {
            signal.accept(Kind.LOST, "The connection to Discord was lost" + code(lost.getCloseCode()) + ".");
        } else if (event instanceof ShutdownEvent end) {
            ended(end.getCloseCode());
        }
    }

    private void ended(@Nullable CloseCode code) {
        if (code == null || code.isReconnect()) {
            signal.accept(Kind.ENDED, "The connection to Discord ended" + code(code) + ".");
        } else if (code == CloseCode.AUTHENTICATION_FAILED) {
            signal.accept(Kind.REFUSED, DiscordGateway.BAD_TOKEN);
        } else {
            signal.accept(
                    Kind.REFUSED,
                    "Discord closed the connection for good" + code(code)
                            + ". Check the bot in the developer portal, then restart.");
        }
    }

    private static String code(@Nullable CloseCode code) {
        return code == null ? "" : " (" + code.getCode() + ", " + code.getMeaning() + ")";
    }
}
