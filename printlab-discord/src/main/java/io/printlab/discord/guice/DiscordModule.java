package io.printlab.discord.guice;

import static io.printlab.guice.PrintLabBinder.printLabBinder;

import com.google.inject.AbstractModule;
import io.printlab.discord.DiscordNotifier;
import io.printlab.discord.DiscordSettings;

/** Lets the lab tell its Discord channel when a print has ended. Without a token it costs nothing. */
public final class DiscordModule extends AbstractModule {
    private final DiscordSettings settings;

    public DiscordModule(DiscordSettings settings) {
        this.settings = settings;
    }

    @Override
    protected void configure() {
        printLabBinder(binder()).addNotifier().toInstance(new DiscordNotifier(settings));
    }
}
