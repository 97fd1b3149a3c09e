package io.printlab.app.signin;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswordPolicyTest {
    private static final List<String> SAM = List.of("sam.student", "Samantha Student");

    private final PasswordPolicy policy = new PasswordPolicy();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password123",
                "1234567890",
                "qwertyuiop",
                "iloveyou123",
                "Passw0rd123",
                "aaaaaaaaaaaa",
                "abcdefghijkl",
                "basketball1"
            })
    void aCommonPasswordIsRefused(String common) {
        assertRefused(common, "most common");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sam.student", "SamStudent1!", "samanthastudent", "Samantha-Student-22"})
    void theNameIsRefused(String name) {
        assertRefused(name, "name");
    }

    @Test
    void aPasswordHasTenToTwoHundredCharacters() {
        assertRefused("k3!vQz9#w", "10 to 200");
        assertRefused("k3!vQz9#wL".repeat(20) + "x", "10 to 200");
        assertThatCode(() -> policy.check("k3!vQz9#wL", SAM)).doesNotThrowAnyException();
        assertThatCode(() -> policy.check("k3!vQz9#wL".repeat(20), SAM)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"correct horse battery", "made up for a test", "long enough a password", "ëëëë zwölf boxkämpfer"
            })
    void aFewWordsDo(String words) {
        assertThatCode(() -> policy.check(words, SAM)).doesNotThrowAnyException();
    }

    private void assertRefused(String password, String why) {
        assertThatThrownBy(() -> policy.check(password, SAM))
                .isInstanceOfSatisfying(PrintLabException.class, refused -> {
                    org.assertj.core.api.Assertions.assertThat(refused.category())
                            .isEqualTo(ErrorCategory.USER);
                    org.assertj.core.api.Assertions.assertThat(refused.getMessage())
                            .contains(why)
                            .doesNotContain(password);
                });
    }
}
