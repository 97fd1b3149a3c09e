package io.printlab.devices.serial;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** A port through jSerialComm. */
final class PortLink implements SerialLink {
    private static final int READ_MILLIS = 100;
    private static final long URGENT_MILLIS = 200;

    private final SerialPort port;
    private final String path;
    private final WriteWatchdog watchdog;
    private final ReentrantLock writing = new ReentrantLock();
    private volatile boolean closed;

    private PortLink(SerialPort port, String path) {
        this.port = port;
        this.path = path;
        this.watchdog = new WriteWatchdog(path, this::close);
    }

    static SerialLink open(SerialPortSettings settings) {
        SerialPort port = portAt(settings.path());
        port.setComPortParameters(settings.baud(), 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
        port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
        port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_MILLIS, 0);
        if (!settings.resetsOnOpen()) {
            port.clearDTR();
        }
        if (!port.openPort()) {
            throw refused(settings.path(), port.getLastErrorCode());
        }
        PortLink link = new PortLink(port, settings.path());
        link.watchdog.start();
        return link;
    }

    /** Looked up for each connect: a symbolic link outside /dev is resolved here and may point elsewhere next time. */
    private static SerialPort portAt(String path) {
        try {
            return SerialPort.getCommPort(path);
        } catch (SerialPortInvalidPortException missing) {
            throw new PrintLabException(
                    ErrorCategory.DEVICE,
                    "There is no serial port " + path + ": is the printer plugged in and switched on?",
                    missing);
        }
    }

    static PrintLabException refused(String path, int error) {
        String reason = switch (error) {
            case 2 ->
                "it is gone or already open in this program: is the printer plugged in, and does no other device"
                        + " of this lab use the same port?";
            case 11, 16 ->
                "another program holds it: end that program (OctoPrint, Cura, a terminal) or give it another"
                        + " port.";
            case 13 ->
                "this user may not open it: add the user that runs printlab to the group dialout, sign in anew"
                        + " and start printlab again.";
            default ->
                "the system answered error " + error
                        + ": check the cable and the printer's power, and whether the port is the right one.";
        };
        return new PrintLabException(ErrorCategory.DEVICE, "Serial port " + path + " could not be opened: " + reason);
    }

    @Override
    public String name() {
        return path;
    }

    @Override
    public int read(byte[] buffer) throws IOException {
        int count = closed ? -1 : port.readBytes(buffer, buffer.length);
        if (count < 0) {
            close();
            throw new IOException("serial port " + path + " is gone");
        }
        return count;
    }

    @Override
    public void write(byte[] bytes, int length) throws IOException {
        writing.lock();
        try {
            writeNow(bytes, length);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void writeUrgently(byte[] bytes, int length) throws IOException {
        boolean locked = false;
        try {
            locked = writing.tryLock(URGENT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        try {
            writeNow(bytes, length);
        } finally {
            if (locked) {
                writing.unlock();
            }
        }
    }

    private void writeNow(byte[] bytes, int length) throws IOException {
        watchdog.writeBegins();
        int count = closed ? -1 : port.writeBytes(bytes, length);
        watchdog.writeEnds();
        if (count != length) {
            close();
            throw new IOException("serial port " + path + " took " + Math.max(count, 0) + " of " + length + " bytes");
        }
    }

    @Override
    public void close() {
        closed = true;
        watchdog.stop();
        port.closePort();
    }
}
