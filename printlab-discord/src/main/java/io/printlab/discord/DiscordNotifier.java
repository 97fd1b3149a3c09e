package io.printlab.discord;

import io.printlab.notification.DeviceAlarm;
import io.printlab.notification.Notification;
import io.printlab.notification.Notifier;
import io.printlab.notification.StaffNotice;
import org.jspecify.annotations.Nullable;

/**
 * Tells the lab's Discord channel when a job has to wait and when a print has ended. Without a token it loads no class of JDA and starts no thread.
 * Thread-safe.
 */
public final class DiscordNotifier implements Notifier {
    private static final int OUTBOX = 200;

    private final DiscordSettings settings;
    private final BackOff backOff;
    private final JobNews words;
    private volatile @Nullable DiscordGateway gateway;
    private @Nullable DiscordThread thread;

    public DiscordNotifier(DiscordSettings settings) {
        this(settings, BackOff.STANDARD);
    }

    DiscordNotifier(DiscordSettings settings, BackOff backOff) {
        this.settings = settings;
        this.backOff = backOff;
        this.words = new JobNews(settings.webAddress());
    }

    @Override
    public synchronized void start() {
        if (!settings.hasToken() || thread != null) {
            return;
        }
        Bell bell = new Bell();
        DiscordGateway opened =
                new DiscordGateway(new DiscordConnector(settings), backOff, new Outbox(OUTBOX), bell, System::nanoTime);
        thread = new DiscordThread(opened, bell);
        thread.start();
        gateway = opened;
    }

    @Override
    public void notify(Notification notification) {
        DiscordGateway open = gateway;
        if (open != null) {
            words.message(notification).ifPresent(open::offer);
        }
    }

    @Override
    public void alarm(DeviceAlarm alarm) {
        DiscordGateway open = gateway;
        if (open != null) {
            open.offer(words.message(alarm));
        }
    }

    @Override
    public void notifyStaff(StaffNotice notice) {
        DiscordGateway open = gateway;
        if (open != null) {
            open.offer(words.message(notice));
        }
    }

    /** OFF, STARTING, READY, RETRY or FAILED, and after a colon what is wrong and what to do, if anything is. */
    @Override
    public String health() {
        DiscordGateway open = gateway;
        return (open == null ? DiscordState.OFF : open.state()).toString();
    }

    @Override
    public synchronized void stop() {
        gateway = null;
        if (thread != null) {
            thread.stop();
            thread = null;
        }
    }
}
