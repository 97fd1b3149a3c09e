package io.printlab.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.error.PrintLabException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupNameTest {
    @Test
    void isKeptInLowerCase() {
        assertThat(GroupName.checked(" Mechanical Engineering 2 ")).isEqualTo("mechanical engineering 2");
        assertThat(GroupName.checked("Möbelbau")).isEqualTo("möbelbau");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "<b>", "a\nb", "-x", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void whatIsNoNameIsRefused(String wrong) {
        assertThatThrownBy(() -> GroupName.checked(wrong))
                .isInstanceOf(PrintLabException.class)
                .hasMessageContaining("1 to 40");
    }
}
