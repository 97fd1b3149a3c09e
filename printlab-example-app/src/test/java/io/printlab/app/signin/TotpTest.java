package io.printlab.app.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TotpTest {
    private static final byte[] KEY = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** The vectors of RFC 6238, appendix B, for SHA-1. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void theCodesAreThoseOfTheStandard(long seconds, String expected) {
        long step = Totp.step(Instant.ofEpochSecond(seconds));
        assertThat(Totp.code(KEY, step, 8)).isEqualTo(expected);
        assertThat(Totp.code(Totp.encoded(KEY), step)).isEqualTo(expected.substring(2));
    }

    @Test
    void aCodeIsGoodForItsStepAndTheOnesBeside() {
        Instant now = Instant.ofEpochSecond(1_111_111_111);
        String secret = Totp.encoded(KEY);
        long step = Totp.step(now);
        for (int away = -3; away <= 3; away++) {
            assertThat(Totp.stepOf(secret, Totp.code(secret, step + away), now).isPresent())
                    .as("%d steps away", away)
                    .isEqualTo(Math.abs(away) <= 1);
        }
        assertThat(Totp.stepOf(secret, "", now)).isEmpty();
    }
}
