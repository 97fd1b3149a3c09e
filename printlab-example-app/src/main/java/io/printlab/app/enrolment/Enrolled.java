package io.printlab.app.enrolment;

import java.time.Instant;

/**
 * An account that was just made.
 *
 * @param token of the link with which its person chooses a password: shown once and stored nowhere
 */
public record Enrolled(ClassLine person, String token, Instant expiresAt) {
    @Override
    public String toString() {
        return "Enrolled[" + person.name() + "]";
    }
}
