package io.printlab.account;

/** Identity of a user. */
public record UserId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
