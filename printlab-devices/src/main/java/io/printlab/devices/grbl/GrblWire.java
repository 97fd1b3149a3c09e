package io.printlab.devices.grbl;

/** What a machine is told. */
@FunctionalInterface
interface GrblWire {
    void write(byte[] bytes);
}
