package io.printlab.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import io.printlab.discord.testkit.FakeDiscord;
import io.printlab.discord.testkit.JdaLog;
import io.printlab.discord.testkit.PostedMessage;
import io.printlab.discord.testkit.RestFault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The bot with the real JDA against the fake Discord. */
@Timeout(60)
class DiscordNotifierTest {
    private static final BackOff QUICK = new BackOff(Duration.ofMillis(50), Duration.ofMillis(200));

    @RegisterExtension
    final JdaLog jdaLog = new JdaLog();

    private FakeDiscord discord;
    private DiscordNotifier notifier;

    @BeforeEach
    void open() {
        discord = FakeDiscord.start();
        notifier = bot(FakeDiscord.TOKEN);
    }

    @AfterEach
    void close() {
        notifier.stop();
        discord.close();
        assertThat(discord.unknownCalls()).isEmpty();
    }

    @Test
    void newsArriveOnceWithLinkAndWithoutMentions() {
        notifier.start();
        awaitHealth("READY");

        notifier.notify(News.finished(12).notification());

        awaitMessages(1);
        notifier.stop();
        PostedMessage message = discord.messages().get(0);
        assertThat(discord.posts()).isEqualTo(1);
        assertThat(message.channel()).isEqualTo(FakeDiscord.CHANNEL);
        assertThat(message.content()).isEqualTo("""
                        **Job 12** · cube.gcode · Mia Example
                        ✅ Finished on MK3 left. Its bed waits to be cleared.
                        <https://lab.example.org/jobs/12>""");
        assertThat(message.mayMention()).isEmpty();
        assertThat(message.embedsSuppressed()).isTrue();
        assertThat(message.nonce()).isEqualTo("pl-12");
    }

    @Test
    void aHostileTitleNeitherMentionsNorStyles() {
        notifier.start();
        notifier.notify(News.finished(1)
                .titled("@everyone **big** <@900> [x](https://evil.example) `a`.gcode")
                .notification());

        awaitMessages(1);
        PostedMessage message = discord.messages().get(0);
        assertThat(message.mayMention()).isEmpty();
        assertThat(message.content())
                .contains(
                        "@\u200beveryone \\*\\*big\\*\\* \\<@\u200b900\\> \\[x\\]\\(https\\://evil.example\\) \\`a\\`.gcode")
                .doesNotContain("@everyone");
    }

    @Test
    void whatCameBeforeReadyIsDeliveredInOrder() {
        discord.holdReady();
        notifier.start();
        IntStream.rangeClosed(1, 5)
                .forEach(event -> notifier.notify(News.finished(event).notification()));
        await().until(() -> discord.identifies() == 1);
        assertThat(notifier.health()).isEqualTo("STARTING");
        assertThat(discord.messages()).isEmpty();

        discord.releaseReady();

        awaitMessages(5);
        assertThat(discord.messages().stream().map(PostedMessage::nonce))
                .containsExactly("pl-1", "pl-2", "pl-3", "pl-4", "pl-5");
        assertThat(discord.posts()).isEqualTo(5);
    }

    @Test
    void aBadTokenFailsForGoodAndHarmsNobody() {
        notifier = bot("another-token");
        notifier.start();
        awaitHealth(
                "FAILED: Discord refuses the bot's token. Put a valid token into the settings and restart the bot.");

        assertThatCode(() -> notifier.notify(News.finished(1).notification())).doesNotThrowAnyException();
        await().during(Duration.ofMillis(600)).until(() -> discord.logins() == 1);
        notifier.stop();
        assertThat(discord.identifies()).isZero();
    }

    @Test
    void restDownAtStartIsTriedAgainUntilReady() {
        unavailable(4);
        BackOff slow = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(1));
        notifier = new DiscordNotifier(settings(FakeDiscord.TOKEN), slow);
        notifier.start();
        notifier.notify(News.finished(3).notification());
        await().atMost(Duration.ofSeconds(20))
                .until(notifier::health, health -> health.startsWith("RETRY: Discord cannot be reached"));

        awaitMessages(1);
        assertThat(notifier.health()).isEqualTo("READY");
        assertThat(discord.posts()).isEqualTo(1);
    }

    @Test
    void aServerThatIsNotThereIsTriedAgainAndStopsAtOnce() throws IOException {
        jdaLog.expect("Failed to connect");
        DiscordEndpoint nobody = nobodyListens();
        notifier = new DiscordNotifier(settings(FakeDiscord.TOKEN).at(nobody), QUICK);
        notifier.start();
        await().until(notifier::health, health -> health.startsWith("RETRY: Discord cannot be reached"));

        long begin = System.nanoTime();
        notifier.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
        assertThat(notifier.health()).isEqualTo("OFF");
    }

    @Test
    void stoppingDuringALoginThatJdaRepeatsTakesSeconds() {
        unavailable(100);
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        notifier.start();
        await().until(() -> discord.logins() == 2);

        long begin = System.nanoTime();
        notifier.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(6));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(threadsOfTheBot(before)).isEmpty());
    }

    @Test
    void aTokenRevokedWhileRunningFailsAndNotifyDoesNotThrow() {
        jdaLog.expect("cannot be recovered due to identification issues");
        // The request for the message may be under way when JDA is dropped, which interrupts it.
        jdaLog.expect("Encountered exception trying to execute request");
        notifier.start();
        awaitHealth("READY");

        discord.closeGateway(4004);

        assertThatCode(() -> notifier.notify(News.finished(1).notification())).doesNotThrowAnyException();
        await().until(notifier::health, health -> health.startsWith("FAILED: Discord refuses the bot's token."));
        assertThatCode(() -> notifier.notify(News.finished(2).notification())).doesNotThrowAnyException();
        await().during(Duration.ofMillis(400)).until(() -> discord.logins() == 1);
    }

    @Test
    void aTokenRevokedAfterMessagesWerePostedFailsSoonToo() {
        jdaLog.expect("cannot be recovered due to identification issues");
        notifier.start();
        notifier.notify(News.finished(1).notification());
        awaitMessages(1);

        discord.closeGateway(4004);

        await().until(notifier::health, health -> health.startsWith("FAILED: Discord refuses the bot's token."));
        assertThat(discord.logins()).isEqualTo(1);
    }

    @Test
    void aTokenRevokedWhileAMessageWaitsForARateLimitFailsSoonToo() {
        jdaLog.expect("cannot be recovered due to identification issues");
        jdaLog.expect("429");
        notifier.start();
        awaitHealth("READY");
        discord.failPosts(RestFault.tooMany(60));
        notifier.notify(News.finished(1).notification());
        await().until(() -> discord.posts() == 1);

        discord.closeGateway(4004);

        await().atMost(Duration.ofSeconds(6))
                .until(notifier::health, health -> health.startsWith("FAILED: Discord refuses the bot's token."));
        assertThat(discord.logins()).isEqualTo(1);
    }

    @Test
    void aLostConnectionIsResumedAndNothingIsLost() {
        notifier.start();
        awaitHealth("READY");
        jdaLog.expect("Got disconnected");

        discord.cutGateway();
        await().until(() -> notifier.health().startsWith("RETRY") || discord.resumes() == 1);
        notifier.notify(News.finished(1).notification());

        awaitMessages(1);
        assertThat(discord.resumes()).isEqualTo(1);
        assertThat(discord.identifies()).isEqualTo(1);
    }

    @Test
    void aMissingChannelIsNamedAndTheNewsDropped() {
        discord.removeChannel(FakeDiscord.CHANNEL);
        notifier.start();
        notifier.notify(News.finished(1).notification());

        await().until(
                        notifier::health,
                        health -> health.startsWith("READY: The bot sees no channel 301 in guild 100."));
        assertThat(discord.posts()).isZero();
    }

    @Test
    void aChannelOfAnotherGuildIsNotUsed() {
        notifier = new DiscordNotifier(
                new DiscordSettings(FakeDiscord.TOKEN, "999", FakeDiscord.CHANNEL, null, discord.endpoint()), QUICK);
        notifier.start();
        notifier.notify(News.finished(1).notification());

        await().until(
                        notifier::health,
                        health -> health.startsWith("READY: The bot sees no channel 301 in guild 999."));
        assertThat(discord.posts()).isZero();
    }

    @Test
    void aKnownMissingPermissionIsNamedWithoutARequest() {
        discord.silence(FakeDiscord.CHANNEL);
        notifier.start();
        notifier.notify(News.finished(1).notification());

        awaitHealth("READY: The bot lacks the permission Send Messages in channel 301. Grant it in the channel's"
                + " settings.");
        assertThat(discord.posts()).isZero();
    }

    @Test
    void aRefusedPostIsNamedAndTheNextOneMendsTheHealth() {
        discord.failPosts(RestFault.MISSING_PERMISSIONS, RestFault.UNKNOWN_CHANNEL);
        notifier.start();
        notifier.notify(News.finished(1).notification());
        await().until(
                        notifier::health,
                        health ->
                                health.startsWith("READY: Discord does not let the bot write in channel 301 (50013,"));

        notifier.notify(News.finished(2).notification());
        awaitHealth("READY: Channel 301 was deleted. Set another channel for the news.");

        notifier.notify(News.finished(3).notification());
        awaitMessages(1);
        awaitHealth("READY");
        assertThat(discord.messages().get(0).nonce()).isEqualTo("pl-3");
    }

    @Test
    void aRateLimitIsWaitedFor() {
        jdaLog.expect("429");
        discord.failPosts(RestFault.tooMany(1));
        notifier.start();
        notifier.notify(News.finished(1).notification());

        awaitMessages(1);
        assertThat(discord.posts()).isEqualTo(2);
        assertThat(discord.repeats()).isZero();
    }

    @Test
    void anAnswerLostOnTheWayDoesNotPostTwice() {
        discord.failAnswers(RestFault.SERVER_ERROR);
        notifier.start();
        notifier.notify(News.finished(1).notification());
        notifier.notify(News.finished(2).notification());

        awaitMessages(2);
        await().until(() -> discord.repeats() == 1);
        assertThat(discord.messages().stream().map(PostedMessage::nonce)).containsExactly("pl-1", "pl-2");
    }

    @Test
    void aMessageThatDiscordNeverTakesDoesNotHoldUpTheOthers() {
        IntStream.range(0, 5).forEach(i -> discord.failPosts(RestFault.SERVER_ERROR));
        notifier.start();
        notifier.notify(News.finished(1).notification());
        notifier.notify(News.finished(2).notification());

        awaitMessages(1);
        assertThat(discord.messages().get(0).nonce()).isEqualTo("pl-2");
        assertThat(discord.posts()).isEqualTo(6);
    }

    @Test
    void stoppingSendsWhatWaitsAndLeavesNoThread() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        notifier.start();
        awaitHealth("READY");
        IntStream.rangeClosed(1, 10)
                .forEach(event -> notifier.notify(News.finished(event).notification()));

        long begin = System.nanoTime();
        notifier.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(6));
        assertThat(discord.messages()).hasSize(10);
        assertThat(notifier.health()).isEqualTo("OFF");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(threadsOfTheBot(before)).isEmpty());
        notifier.notify(News.finished(11).notification());
        assertThat(discord.messages()).hasSize(10);
    }

    private void unavailable(int times) {
        IntStream.range(0, times).forEach(i -> discord.failLogins(RestFault.UNAVAILABLE));
    }

    private DiscordNotifier bot(String token) {
        return new DiscordNotifier(settings(token), QUICK);
    }

    private DiscordSettings settings(String token) {
        return new DiscordSettings(
                token,
                FakeDiscord.GUILD,
                FakeDiscord.CHANNEL,
                URI.create("https://lab.example.org/"),
                discord.endpoint());
    }

    private void awaitHealth(String health) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(notifier.health()).isEqualTo(health));
    }

    private void awaitMessages(int count) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(discord.messages()).hasSize(count));
    }

    private static List<String> threadsOfTheBot(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .filter(thread -> !thread.isDaemon()
                        || thread.getName().startsWith("JDA")
                        || thread.getName().startsWith("printlab-discord"))
                .map(Thread::getName)
                .filter(name -> !name.startsWith("awaitility") && !name.startsWith("Jetty"))
                .collect(Collectors.toList());
    }

    private static DiscordEndpoint nobodyListens() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String host = "127.0.0.1:" + taken.getLocalPort();
            return new DiscordEndpoint(
                    URI.create("http://" + host + "/api/v10/"), URI.create("ws://" + host + "/gateway"));
        }
    }
}
