package io.printlab.discord;

import io.printlab.event.LabEvent;
import io.printlab.job.Job;
import io.printlab.job.JobTransition;
import io.printlab.notification.DeviceAlarm;
import io.printlab.notification.Notification;
import io.printlab.notification.StaffNotice;
import io.printlab.queue.Expectation;
import io.printlab.queue.Explanation;
import io.printlab.queue.TimeRange;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Words the news that a job has to wait, that a print has ended, and that a device needs staff. */
final class JobNews {
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_REASON = 300;
    private static final Duration TODAY = Duration.ofHours(16);

    private final @Nullable String pages;

    JobNews(@Nullable URI webAddress) {
        this.pages = webAddress == null ? null : webAddress.toASCIIString().replaceAll("/+$", "");
    }

    /** The message, or empty for news that the channel does not get. */
    Optional<OutgoingMessage> message(Notification news) {
        return outcome(news).map(outcome -> {
            Job job = news.job();
            String text = "**Job " + job.id() + "** · "
                    + DiscordMarkdown.literal(job.submission().title(), LONGEST_NAME) + " · "
                    + DiscordMarkdown.literal(news.owner().displayName(), LONGEST_NAME) + "\n" + outcome + link(job);
            return new OutgoingMessage(news.event().id(), "job " + job.id(), text);
        });
    }

    /** An alarm goes out in any case. */
    OutgoingMessage message(DeviceAlarm alarm) {
        String text = "🔥 **Alarm** on " + DiscordMarkdown.literal(alarm.deviceName(), LONGEST_NAME) + "\n"
                + DiscordMarkdown.literal(alarm.sentence(), LONGEST_REASON)
                + (pages == null ? "" : "\n<" + pages + "/printers/" + alarm.device() + ">");
        return new OutgoingMessage(alarm.event().id(), "alarm of " + alarm.device(), text);
    }

    OutgoingMessage message(StaffNotice notice) {
        String sign = switch (notice.kind()) {
            case SPOOL_LOW -> "🧵 ";
            case UNSTEADY -> "🔌 ";
            case STEADY -> "✅ ";
        };
        String text = sign + "**" + DiscordMarkdown.literal(notice.deviceName(), LONGEST_NAME) + "** · "
                + DiscordMarkdown.literal(notice.text(), LONGEST_REASON)
                + (pages == null ? "" : "\n<" + pages + "/printers/" + notice.device() + ">");
        return new OutgoingMessage(notice.event().id(), "device " + notice.device(), text);
    }

    private Optional<String> outcome(Notification news) {
        return switch (news.kind()) {
            case COMPLETED -> Optional.of("✅ Finished" + place(news) + "." + bed(news));
            case FAILED -> Optional.of("❌ Failed" + place(news) + reason(news));
            case INTERRUPTED ->
                Optional.of("⚠️ Interrupted" + place(news) + reason(news) + " Staff must look and settle it.");
            // A job withdrawn from the queue is no end of a print.
            case CANCELLED ->
                isMove(news, JobTransition.WITHDRAW)
                        ? Optional.empty()
                        : Optional.of("⏹️ Cancelled" + place(news) + reason(news));
            case QUEUED -> Optional.ofNullable(news.waiting()).map(waiting -> waiting(waiting, news.event()));
            // What was written is for the owner and for staff: the channel hears only that something was.
            case CHANGE_ASKED ->
                Optional.of("✋ Staff ask for a change before it may print. Its owner reads on its page which.");
            case CHANGE_ANSWERED -> Optional.of("↩️ Its owner has answered. Staff look at it again.");
            case APPROVED -> Optional.of("👍 Approved.");
            case MESSAGE ->
                Optional.of(
                        "STAFF".equals(news.event().details().get("from"))
                                ? "💬 Staff wrote to its owner."
                                : "💬 Its owner wrote to staff.");
            case PICK_UP_REMINDER -> Optional.of("📦 Ready, and nobody has picked it up yet. Please come for it.");
            case STARTED, REJECTED, AWAITING_APPROVAL -> Optional.empty();
        };
    }

    private static String waiting(Explanation waiting, LabEvent event) {
        StringBuilder text = new StringBuilder("🕒 Queued, ")
                .append(waiting.exact() ? "number " : "about number ")
                .append(waiting.position())
                .append('.');
        Expectation expected = waiting.expected();
        if (expected == null) {
            return text.append(' ')
                    .append(DiscordMarkdown.literal(waiting.reasons().get(0), LONGEST_REASON))
                    .toString();
        }
        TimeRange start = expected.start();
        return text.append(" Starts ")
                .append(moment(start.early(), event))
                .append(" to ")
                .append(moment(start.late(), event))
                .append(", ready about ")
                .append(moment(expected.finish().likely(), event))
                .append('.')
                .toString();
    }

    /** Discord shows it in the reader's own time zone. */
    private static String moment(Instant at, LabEvent event) {
        boolean soon = Duration.between(event.at(), at).compareTo(TODAY) < 0;
        return "<t:" + at.getEpochSecond() + (soon ? ":t>" : ":f>");
    }

    private String place(Notification news) {
        String name = news.deviceName();
        if (name == null && news.device() != null) {
            name = news.device().value();
        }
        return name == null ? "" : " on " + DiscordMarkdown.literal(name, LONGEST_NAME);
    }

    private String reason(Notification news) {
        String reason = news.job().reason();
        return reason == null || reason.isBlank() ? "." : ": " + DiscordMarkdown.literal(reason, LONGEST_REASON);
    }

    private String bed(Notification news) {
        return isMove(news, JobTransition.COMPLETE) ? " Its bed waits to be cleared." : "";
    }

    private static boolean isMove(Notification news, JobTransition move) {
        return move.name().equals(news.event().details().get("move"));
    }

    private String link(Job job) {
        return pages == null ? "" : "\n<" + pages + "/jobs/" + job.id() + ">";
    }
}
