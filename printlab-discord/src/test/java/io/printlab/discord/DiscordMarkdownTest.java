package io.printlab.discord;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscordMarkdownTest {
    @ParameterizedTest
    @CsvSource({
        "cube_v2_final.gcode, cube\\_v2\\_final.gcode",
        "**bold**, \\*\\*bold\\*\\*",
        "~~a~~ ||b||, \\~\\~a\\~\\~ \\|\\|b\\|\\|",
        "[a](https://b.example), \\[a\\]\\(https\\://b.example\\)",
        "<t:1:R> :smile:, \\<t\\:1\\:R\\> \\:smile\\:",
        "a\\*b, a\\\\\\*b",
        "Grüße 你好, Grüße 你好"
    })
    void nothingStartsAStyle(String text, String escaped) {
        assertThat(DiscordMarkdown.literal(text, 120)).isEqualTo(escaped);
    }

    @Test
    void nobodyIsMentioned() {
        assertThat(DiscordMarkdown.literal("@everyone @here <@1> <@&2>", 120))
                .isEqualTo("@\u200beveryone @\u200bhere \\<@\u200b1\\> \\<@\u200b&2\\>");
    }

    @Test
    void itIsOneLineWithoutInvisibleCharacters() {
        assertThat(DiscordMarkdown.literal("a\r\n# b\u2028c\u202egpj\u0000", 120))
                .isEqualTo("a  \\# b c gpj");
    }

    @Test
    void aLongTextIsCutBetweenCharacters() {
        assertThat(DiscordMarkdown.literal("abcdef", 6)).isEqualTo("abcdef");
        assertThat(DiscordMarkdown.literal("abcdefg", 6)).isEqualTo("abcde…");
        assertThat(DiscordMarkdown.literal("abcd😀fg", 6)).isEqualTo("abcd…");
    }
}
