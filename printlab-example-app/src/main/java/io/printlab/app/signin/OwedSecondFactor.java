package io.printlab.app.signin;

/**
 * The first step was right and the second factor is owed. This is no session.
 *
 * @param token what the browser's cookie holds until then; it is stored nowhere
 */
public record OwedSecondFactor(String token) implements SignInOutcome {
    @Override
    public String toString() {
        return "OwedSecondFactor[]";
    }
}
