package io.printlab.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.printlab.discord.testkit.FakeDiscord;
import io.printlab.discord.testkit.JdaLog;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The gateway's steps at times of the test's choice. */
@Timeout(60)
class DiscordGatewayTest {
    private static final long BEGIN = 1_000_000_000L;

    @RegisterExtension
    final JdaLog jdaLog = new JdaLog();

    private final AtomicLong nanoTime = new AtomicLong(BEGIN);
    private final Outbox outbox = new Outbox(10);
    private FakeDiscord discord;
    private DiscordGateway gateway;

    @BeforeEach
    void open() {
        discord = FakeDiscord.start();
        gateway = gateway(FakeDiscord.TOKEN);
    }

    @AfterEach
    void close() {
        gateway.close();
        discord.close();
    }

    @Test
    void aLoginThatNeverBecomesReadyIsGivenUpAndTriedAgain() {
        discord.holdReady();
        gateway.step();
        await().until(() -> discord.identifies() == 1);

        at(Duration.ofSeconds(179));
        gateway.step();
        assertThat(gateway.state()).isEqualTo(DiscordState.STARTING);

        at(Duration.ofSeconds(181));
        gateway.step();
        assertThat(gateway.state().kind()).isEqualTo(DiscordState.Kind.RETRY);

        at(Duration.ofSeconds(182));
        Duration wait = gateway.step();
        assertThat(wait).isEqualTo(Duration.ofSeconds(4));
        assertThat(discord.logins()).isEqualTo(1);

        at(Duration.ofSeconds(186));
        gateway.step();
        await().until(() -> discord.identifies() == 2);
        discord.releaseReady();
        await().until(() -> {
            at(Duration.ofSeconds(187));
            gateway.step();
            return gateway.state().equals(DiscordState.READY);
        });
        assertThat(discord.logins()).isEqualTo(2);
    }

    @Test
    void withoutHopeNothingIsKept() {
        gateway.close();
        gateway = gateway("another-token");
        gateway.offer(new OutgoingMessage(1, "job 1", "text"));
        assertThat(outbox.size()).isEqualTo(1);

        gateway.step();

        assertThat(gateway.state().kind()).isEqualTo(DiscordState.Kind.FAILED);
        assertThat(outbox.size()).isZero();
        gateway.offer(new OutgoingMessage(2, "job 2", "text"));
        assertThat(outbox.size()).isZero();
    }

    private DiscordGateway gateway(String token) {
        DiscordSettings settings = new DiscordSettings(token, null, FakeDiscord.CHANNEL, null, discord.endpoint());
        return new DiscordGateway(new DiscordConnector(settings), BackOff.STANDARD, outbox, new Bell(), nanoTime::get);
    }

    private void at(Duration time) {
        nanoTime.set(BEGIN + time.toNanos());
    }
}
