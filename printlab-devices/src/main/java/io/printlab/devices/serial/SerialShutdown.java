package io.printlab.devices.serial;

import com.fazecast.jSerialComm.SerialPort;

/**
 * Lets a program close its lab before jSerialComm closes every port. The library does that in a shutdown hook of its own,
 * which the virtual machine runs beside all others: a lab that is closed in a plain hook would find its printers gone, could
 * not switch their heaters off, and would take an orderly stop for a lost cable.
 */
public final class SerialShutdown {
    private SerialShutdown() {}

    /** Runs the thread when the virtual machine shuts down; the ports stay open until it has ended. */
    public static void before(Thread closing) {
        SerialPort.addShutdownHook(closing);
    }
}
