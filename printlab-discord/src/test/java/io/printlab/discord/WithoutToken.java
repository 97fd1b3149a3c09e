package io.printlab.discord;

import com.google.inject.Guice;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import io.printlab.discord.guice.DiscordModule;
import io.printlab.notification.Notifier;
import java.util.Set;

/** A lab without a token, from its start to its end; {@link WithoutTokenTest} loads it with a class loader of its own. */
public final class WithoutToken implements Runnable {
    @Override
    public void run() {
        Set<Notifier> notifiers = Guice.createInjector(new DiscordModule(DiscordSettings.off()))
                .getInstance(Key.get(new TypeLiteral<Set<Notifier>>() {}));
        for (Notifier notifier : notifiers) {
            notifier.start();
            notifier.notify(News.finished(1).notification());
            if (!notifier.health().equals("OFF")) {
                throw new AssertionError("A bot without a token is " + notifier.health());
            }
            notifier.stop();
        }
    }
}
