package io.printlab.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A browser that was sent to the identity provider and has not come back yet.
 *
 * @param stateHash SHA-256 of the state, in lower-case hexadecimal digits
 * @param browserHash SHA-256 of the cookie by which the same browser is known again
 * @param nonce what the provider's token must carry
 * @param codeVerifier the proof key of the exchange (RFC 7636)
 * @param user who is signed in already; null for {@link Purpose#SIGN_IN}
 * @param next local path to go to afterwards
 */
public record SingleSignOnRequest(
        String stateHash,
        String browserHash,
        String nonce,
        String codeVerifier,
        Purpose purpose,
        @Nullable UserId user,
        String next,
        Instant expiresAt) {
    /** What the browser was sent for. */
    public enum Purpose {
        SIGN_IN,
        /** Somebody who is signed in proves again who it is. */
        CONFIRM,
        /** Somebody who is signed in says who it is at the provider. */
        LINK
    }

    /** Without its secrets. */
    @Override
    public String toString() {
        return "SingleSignOnRequest[" + purpose + "]";
    }
}
