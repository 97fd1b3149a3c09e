package io.printlab.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.error.PrintLabException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscordSettingsTest {
    @Test
    void theTokenIsNeverPrinted() {
        DiscordSettings settings = new DiscordSettings("very-secret", null, "301", null, null);

        assertThat(settings.toString()).doesNotContain("very-secret").contains("301");
        assertThat(DiscordSettings.off().toString()).contains("token=none");
    }

    @Test
    void allFaultsAreToldTogetherAndTheTokenIsNotAmongThem() {
        assertThatThrownBy(() ->
                        new DiscordSettings("secret with space", "lab", null, URI.create("ftp://lab.example"), null))
                .isInstanceOf(PrintLabException.class)
                .hasMessageContaining("the token has characters")
                .hasMessageContaining("the channel is missing")
                .hasMessageContaining("the guild is not an id")
                .hasMessageContaining("the web address is not a plain address")
                .message()
                .doesNotContain("secret with space");
    }

    @Test
    void blankIsAbsent() {
        DiscordSettings settings = new DiscordSettings("  ", "", " ", null, null);

        assertThat(settings).isEqualTo(DiscordSettings.off());
        assertThat(settings.hasToken()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "https://user:secret@lab.example",
                "https://lab.example/?a=b",
                "https://lab.example/#top",
                "/jobs",
                "https:///jobs"
            })
    void anAddressThatIsNoAddressOfPagesIsRefused(String address) {
        assertThatThrownBy(() -> new DiscordSettings(null, null, null, URI.create(address), null))
                .hasMessageContaining("web address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0301", "-1", "30a", "99999999999999999999", "３０１"})
    void anIdThatIsNoIdIsRefused(String id) {
        assertThatThrownBy(() -> new DiscordSettings("token", null, id, null, null))
                .hasMessageContaining("the channel is not an id");
    }
}
