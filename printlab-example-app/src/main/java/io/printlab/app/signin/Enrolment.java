package io.printlab.app.signin;

/**
 * A second factor that its owner has still to confirm.
 *
 * @param secret in Base32, to type into an app
 * @param uri the same for an app to scan: {@code otpauth://totp/…}
 */
public record Enrolment(String secret, String uri) {
    @Override
    public String toString() {
        return "Enrolment[]";
    }
}
