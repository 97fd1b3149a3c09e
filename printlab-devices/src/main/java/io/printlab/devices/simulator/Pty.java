package io.printlab.devices.simulator;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.io.IOException;
import java.util.Arrays;

/**
 * A pseudo-terminal in raw mode. The printer has the master; a program opens the slave by its path like any serial port. A
 * slave descriptor is kept open, or the terminal would hang up whenever that program closes it.
 */
public final class Pty implements PrinterEnd {
    private static final int TERMIOS_BYTES = 256;
    private static final int EIO = 5;
    private static final int EINTR = 4;

    private final int master;
    private final int slave;
    private final String path;
    private final Memory entry = new Memory(8);
    private boolean inUse;
    private boolean closed;

    private Pty(int master, int slave, String path) {
        this.master = master;
        this.slave = slave;
        this.path = path;
    }

    public static boolean isSupported() {
        return Platform.isLinux();
    }

    /** Throws a PrintLabException of category DEVICE if the system has no more pseudo-terminals. */
    public static Pty open() {
        int master = checked("posix_openpt", Posix.posix_openpt(Posix.O_RDWR | Posix.O_NOCTTY | Posix.O_CLOEXEC));
        checked("grantpt", Posix.grantpt(master));
        checked("unlockpt", Posix.unlockpt(master));
        byte[] name = new byte[128];
        if (Posix.ptsname_r(master, name, name.length) != 0) {
            throw failed("ptsname_r");
        }
        String path = Native.toString(name);
        int slave = checked("open " + path, Posix.open(path, Posix.O_RDWR | Posix.O_NOCTTY | Posix.O_CLOEXEC));
        try (Memory terminal = new Memory(TERMIOS_BYTES)) {
            checked("tcgetattr", Posix.tcgetattr(slave, terminal));
            Posix.cfmakeraw(terminal);
            checked("tcsetattr", Posix.tcsetattr(slave, Posix.TCSANOW, terminal));
        }
        return new Pty(master, slave, path);
    }

    /** Path of the slave, such as {@code /dev/pts/7}. */
    public String path() {
        return path;
    }

    @Override
    public int read(byte[] buffer, int timeoutMillis) throws IOException {
        begin();
        try {
            entry.setInt(0, master);
            entry.setShort(4, Posix.POLLIN);
            entry.setShort(6, (short) 0);
            if (Posix.poll(entry, 1, timeoutMillis) <= 0) {
                return 0;
            }
            return (int) transferred(Posix.read(master, buffer, buffer.length), Native.getLastError());
        } finally {
            end();
        }
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        begin();
        try {
            int from = 0;
            while (from < bytes.length) {
                byte[] rest = from == 0 ? bytes : Arrays.copyOfRange(bytes, from, bytes.length);
                from += (int) transferred(Posix.write(master, rest, rest.length), Native.getLastError());
            }
        } finally {
            end();
        }
    }

    private long transferred(long count, int error) throws IOException {
        if (count < 0 && error != EIO && error != EINTR) {
            throw new IOException("pseudo-terminal " + path + " failed with error " + error);
        }
        return Math.max(0, count);
    }

    /** The descriptors are given back only between calls: their numbers may be taken anew at once. */
    private synchronized void begin() throws IOException {
        if (closed) {
            throw new IOException("pseudo-terminal " + path + " is closed");
        }
        inUse = true;
    }

    private synchronized void end() {
        inUse = false;
        if (closed) {
            release();
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            if (!inUse) {
                release();
            }
        }
    }

    private void release() {
        Posix.close(slave);
        Posix.close(master);
    }

    private static int checked(String call, int result) {
        if (result < 0) {
            throw failed(call);
        }
        return result;
    }

    private static PrintLabException failed(String call) {
        return new PrintLabException(
                ErrorCategory.DEVICE,
                "No pseudo-terminal for a simulated printer: " + call + " failed with error " + Native.getLastError()
                        + ". Close programs that hold many terminals.");
    }
}
