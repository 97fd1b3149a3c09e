package io.printlab.discord;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.device.DeviceId;
import io.printlab.event.EventKind;
import io.printlab.event.LabEvent;
import io.printlab.job.JobId;
import io.printlab.job.Tier;
import io.printlab.notification.DeviceAlarm;
import io.printlab.notification.Notification;
import io.printlab.queue.Expectation;
import io.printlab.queue.Explanation;
import io.printlab.queue.TimeRange;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobNewsTest {
    private final JobNews words = new JobNews(null);

    @Test
    void aFailureSaysWhereAndWhy() {
        assertThat(text(News.finished(4).but(Notification.Kind.FAILED, "The nozzle *clogged*")))
                .isEqualTo("**Job 4** · cube.gcode · Mia Example\n❌ Failed on MK3 left: The nozzle \\*clogged\\*");
    }

    @Test
    void anInterruptionAsksForStaff() {
        assertThat(text(News.finished(4).but(Notification.Kind.INTERRUPTED, "The cable came off.")))
                .endsWith("⚠️ Interrupted on MK3 left: The cable came off. Staff must look and settle it.");
    }

    @Test
    void theBedWaitsOnlyAfterAPrintThatWasSeenToFinish() {
        assertThat(text(News.finished(4))).endsWith("Finished on MK3 left. Its bed waits to be cleared.");
        assertThat(text(News.finished(4).moved("SETTLE_COMPLETED"))).endsWith("Finished on MK3 left.");
    }

    @Test
    void aJobWithdrawnFromTheQueueIsNoNews() {
        News stopped = News.finished(4).but(Notification.Kind.CANCELLED, "Wrong file");

        assertThat(text(stopped.moved("CANCEL"))).endsWith("Cancelled on MK3 left: Wrong file");
        assertThat(words.message(stopped.moved("WITHDRAW").notification())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Notification.Kind.class,
            names = {"STARTED", "REJECTED", "AWAITING_APPROVAL"})
    void whatIsNoEndOfAPrintIsNotPosted(Notification.Kind kind) {
        Optional<OutgoingMessage> message =
                words.message(News.finished(4).but(kind, "x").notification());

        assertThat(message).isEmpty();
    }

    @Test
    void aReminderAsksToComeForThePrint() {
        Optional<OutgoingMessage> message = words.message(
                News.finished(4).but(Notification.Kind.PICK_UP_REMINDER, "x").notification());

        assertThat(message.orElseThrow().text()).contains("Job 4", "nobody has picked it up");
    }

    @Test
    void aJobThatWaitsSaysItsPlaceAndWhenItStartsInTheReadersOwnTime() {
        Instant noon = Instant.parse("2026-11-22T12:00:00Z");
        Expectation expected = new Expectation(
                new TimeRange(noon.plusSeconds(600), noon.plusSeconds(900), noon.plusSeconds(1800)),
                new TimeRange(noon.plusSeconds(86_000), noon.plusSeconds(90_000), noon.plusSeconds(99_000)),
                null);
        long second = noon.getEpochSecond();

        assertThat(words.message(News.finished(4).waiting(why(3, expected)))
                        .orElseThrow()
                        .text())
                .endsWith("Queued, number 3. Starts <t:" + (second + 600) + ":t> to <t:" + (second + 1800)
                        + ":t>, ready about <t:" + (second + 90_000) + ":f>.");
    }

    @Test
    void aJobThatFitsNowhereSaysSoInsteadOfATime() {
        assertThat(words.message(News.finished(4).waiting(why(1, null)))
                        .orElseThrow()
                        .text())
                .endsWith("Queued, number 1. No printer can print it.");
    }

    private static Explanation why(long position, @Nullable Expectation expected) {
        return new Explanation(
                new JobId(4),
                position,
                true,
                Tier.NORMAL,
                null,
                List.of("No printer can print it."),
                List.of(),
                null,
                List.of(),
                expected);
    }

    @Test
    void aLinkBeginsWithTheWholeWebAddress() {
        JobNews linked = new JobNews(URI.create("https://campus.example/lab///"));

        assertThat(linked.message(News.finished(9).notification()).orElseThrow().text())
                .endsWith("\n<https://campus.example/lab/jobs/9>");
    }

    @Test
    void theLongestNewsFitDiscord() {
        JobNews linked = new JobNews(URI.create("https://lab.example/" + "a".repeat(280)));
        String hostile = "*".repeat(5000);
        News news = new News(
                Long.MAX_VALUE, Notification.Kind.INTERRUPTED, hostile, hostile, hostile, hostile, "INTERRUPT");

        assertThat(linked.message(news.notification()).orElseThrow().text()).hasSizeLessThanOrEqualTo(2000);
        assertThat(linked.message(news.notification()).orElseThrow().nonce()).hasSizeLessThanOrEqualTo(25);
    }

    private String text(News news) {
        return words.message(news.notification()).orElseThrow().text();
    }

    @Test
    void anAlarmNamesThePrinterAndNothingThatItSaysIsMarkdown() {
        LabEvent event = new LabEvent(
                9,
                Instant.parse("2026-01-05T12:00:00Z"),
                EventKind.ALARM_CHANGED,
                null,
                new DeviceId("left"),
                null,
                null,
                Map.of());
        OutgoingMessage message = new JobNews(URI.create("https://lab.example"))
                .message(
                        new DeviceAlarm(event, new DeviceId("left"), "Left @everyone", "The **nozzle** is at 180 °C."));
        assertThat(message.text())
                .contains("Alarm", "180 °C", "<https://lab.example/printers/left>")
                .doesNotContain("**nozzle**");
    }
}
