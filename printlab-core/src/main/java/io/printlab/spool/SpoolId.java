package io.printlab.spool;

/** Identity of a spool, given by the store, from 1. */
public record SpoolId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
