package io.printlab.devices.marlin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentLineTest {
    @ParameterizedTest
    @CsvSource({"0, M110 N0, N0 M110 N0*125", "3, T0, N3 T0*57", "1, G28, N1 G28*18", "123456, M105, N123456 M105*16"})
    void aLineCarriesItsNumberAndChecksum(long number, String text, String framed) {
        assertThat(text(SentLine.numbered(number, Command.ofHost(text)))).isEqualTo(framed + "\n");
    }

    @Test
    void theChecksumIsTheExclusiveOrOfEverythingBeforeTheStar() {
        String line = text(SentLine.numbered(77, Command.ofHost("G1 X10.5 Y-3 E0.02 F1800")));
        int checksum = 0;
        for (int i = 0; i < line.indexOf('*'); i++) {
            checksum ^= line.charAt(i);
        }
        assertThat(line).endsWith("*" + checksum + "\n");
    }

    @Test
    void aLineOfMoreThan95CharactersDoesNotFit() {
        assertThat(SentLine.fits(95 - 1 - 3 - 1 - 4, 3)).isTrue();
        assertThat(SentLine.fits(95 - 1 - 3 - 1 - 4 + 1, 3)).isFalse();
    }

    private static String text(SentLine line) {
        return new String(line.frame(), StandardCharsets.US_ASCII);
    }
}
