package io.printlab.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.error.PrintLabException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sam@example.org\r\nBcc: all@example.org",
                "sam@example.org\nBcc: all@example.org",
                "sam@example.org, eve@evil.example",
                "Sam <sam@example.org>",
                "\"sam\\r\\n\"@example.org",
                "sam@example.org>\u0000",
                "-sam@example.org",
                "sam",
                ""
            })
    void noAddressCarriesAHeaderOrASecondAddress(String address) {
        assertThatThrownBy(() -> EmailAddress.checked(address)).isInstanceOf(PrintLabException.class);
    }

    @Test
    void isKeptInLowerCase() {
        assertThat(EmailAddress.checked(" Sam.Student+lab@Example.org ")).isEqualTo("sam.student+lab@example.org");
        assertThatThrownBy(() -> EmailAddress.checked("a".repeat(65) + "@example.org"))
                .isInstanceOf(PrintLabException.class);
    }
}
