package io.printlab.devices.network;

import java.util.Map;

/** A printer's host in this process, with the faults that the tests ask of every driver. */
public interface FakeHost extends AutoCloseable {
    /** How it misbehaves. */
    enum Fault {
        NONE,
        GARBAGE,
        HUGE,
        SLOW,
        CUT_UPLOAD,
        STALLED_UPLOAD,
        REDIRECT
    }

    FakePrinter printer();

    /** Of a device of the driver under test. */
    Map<String, String> settings();

    /** The same with a key that is not its own. */
    Map<String, String> settingsWithWrongKey();

    void misbehave(Fault fault);

    /** Whether such a fault can happen to it. */
    default boolean knows(Fault fault) {
        return true;
    }

    /** It is switched off: no connection gets through. */
    void off();

    /** Back at the same address. */
    void on();

    @Override
    void close();
}
