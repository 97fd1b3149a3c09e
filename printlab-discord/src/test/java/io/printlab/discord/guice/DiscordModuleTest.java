package io.printlab.discord.guice;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import io.printlab.discord.DiscordNotifier;
import io.printlab.discord.DiscordSettings;
import io.printlab.notification.Notifier;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DiscordModuleTest {
    @Test
    void theLabGetsOneMoreNotifier() {
        Set<Notifier> notifiers = Guice.createInjector(new DiscordModule(DiscordSettings.off()))
                .getInstance(Key.get(new TypeLiteral<Set<Notifier>>() {}));

        assertThat(notifiers).singleElement().isInstanceOf(DiscordNotifier.class);
        assertThat(notifiers.iterator().next().health()).isEqualTo("OFF");
    }
}
