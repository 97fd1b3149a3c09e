package io.printlab.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AuditFactsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "newPassword",
                "csrfToken",
                "clientSecret",
                "keyHash",
                "apiKey",
                "recoveryCodes",
                "cookie",
                "credential",
                "a b",
                "",
                "<script>"
            })
    void aNameThatHoldsASecretOrIsNoNameIsRefused(String name) {
        assertThatThrownBy(() -> AuditFacts.of(name, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatLooksLikeASecretIsLeftOutOfTexts() {
        String hash = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA";
        String secret = "pl_0123456789ab_" + "0f".repeat(32);
        assertThat(AuditFacts.of("reason", "mine is " + secret + " and " + hash + ", keep it")
                        .values())
                .containsExactlyEntriesOf(Map.of("reason", "mine is (left out) and (left out) keep it"));
    }

    @Test
    void textsAreBoundedAndHoldNoControlCharacters() {
        assertThat(AuditFacts.of("reason", "a\u0000b\nc").values()).containsEntry("reason", "a b c");
        assertThat(AuditFacts.of("reason", "😀".repeat(400)).values().get("reason"))
                .hasSizeLessThanOrEqualTo(AuditFacts.LONGEST)
                .endsWith("😀…");
        AuditFacts many = AuditFacts.NONE;
        for (char letter = 'a'; letter < 'a' + AuditFacts.MOST; letter++) {
            many = many.with("fact" + letter, letter);
        }
        AuditFacts full = many;
        assertThatThrownBy(() -> full.with("more", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThat(AuditFacts.of("nothing", null)).isEqualTo(AuditFacts.NONE);
    }
}
