package io.printlab.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileTitleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cube.gcode|cube.gcode",
                "../../etc/passwd|passwd",
                "C:\\\\Users\\\\x\\\\cube.gcode|cube.gcode",
                "%2e%2e%5c|%2e%2e%5c",
                "..|unnamed.gcode",
                "a/..|unnamed.gcode",
                "/|unnamed.gcode",
                "Würfel 20 mm.gcode|Würfel 20 mm.gcode"
            })
    void onlyTheLastPartIsKept(String sent, String title) {
        assertThat(FileTitle.of(sent)).isEqualTo(title);
    }

    @Test
    void controlAndDirectionCharactersAreDroppedAndTheLengthIsBounded() {
        assertThat(FileTitle.of("a\u0000b\r\nc\u202Ed.gcode")).isEqualTo("abcd.gcode");
        assertThat(FileTitle.of("x".repeat(500))).hasSize(120);
        assertThat(FileTitle.of("x".repeat(119) + "\uD83D\uDE00")).hasSize(119);
        assertThat(FileTitle.of("")).isEqualTo("unnamed.gcode");
    }
}
