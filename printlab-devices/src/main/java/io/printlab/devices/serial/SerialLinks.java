package io.printlab.devices.serial;

/** The way to open a serial port: jSerialComm's in a lab, another one in a test. */
@FunctionalInterface
public interface SerialLinks {
    /**
     * Opens a port for this program alone.
     *
     * @throws io.printlab.error.PrintLabException with category DEVICE that tells a person what to look at
     */
    SerialLink open(SerialPortSettings settings);

    /** Ports of this machine through jSerialComm. */
    static SerialLinks ofThisMachine() {
        return PortLink::open;
    }
}
