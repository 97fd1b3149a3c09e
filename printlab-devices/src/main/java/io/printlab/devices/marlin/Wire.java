package io.printlab.devices.marlin;

/** Takes the bytes that the protocol logic wants sent. */
@FunctionalInterface
interface Wire {
    /** Throws {@link java.io.UncheckedIOException} if the device is gone. */
    void send(byte[] bytes);
}
