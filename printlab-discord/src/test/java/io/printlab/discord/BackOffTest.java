package io.printlab.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackOffTest {
    @Test
    void itDoublesUpToItsLimit() {
        BackOff backOff = BackOff.STANDARD;

        assertThat(backOff.after(1)).isEqualTo(Duration.ofSeconds(5));
        assertThat(backOff.after(2)).isEqualTo(Duration.ofSeconds(10));
        assertThat(backOff.after(6)).isEqualTo(Duration.ofSeconds(160));
        assertThat(backOff.after(7)).isEqualTo(Duration.ofMinutes(5));
        assertThat(backOff.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(5));
    }
}
