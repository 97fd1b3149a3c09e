package io.printlab.devices.simulator;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;

/** The calls of Linux's C library that make and serve a pseudo-terminal. */
final class Posix {
    static final int O_RDWR = 2;
    static final int O_NOCTTY = 0x100;
    static final int O_CLOEXEC = 0x80000;
    static final int TCSANOW = 0;
    static final short POLLIN = 1;

    static {
        if (Platform.isLinux()) {
            Native.register(Posix.class, "c");
        }
    }

    private Posix() {}

    static native int posix_openpt(int flags);

    static native int grantpt(int fd);

    static native int unlockpt(int fd);

    static native int ptsname_r(int fd, byte[] name, long size);

    static native int open(String path, int flags);

    static native int close(int fd);

    static native long read(int fd, byte[] buffer, long size);

    static native long write(int fd, byte[] buffer, long size);

    static native int poll(Pointer entries, long count, int timeoutMillis);

    static native int tcgetattr(int fd, Pointer terminal);

    static native int tcsetattr(int fd, int when, Pointer terminal);

    static native void cfmakeraw(Pointer terminal);
}
