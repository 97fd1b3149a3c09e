package io.printlab.devices.network;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A file on its way: counted, and ended from another thread. */
final class SentContent extends FilterInputStream {
    private volatile long count;
    private volatile long movedAt;
    private volatile boolean ended;

    SentContent(InputStream file, long now) {
        super(file);
        this.movedAt = now;
    }

    long count() {
        return count;
    }

    long movedAt() {
        return movedAt;
    }

    /** The next read fails. */
    void end() {
        ended = true;
    }

    @Override
    public int read() throws IOException {
        requireGoing();
        int next = in.read();
        note(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        requireGoing();
        int read = in.read(buffer, offset, length);
        note(read);
        return read;
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one thread reads a file
    private void note(int read) {
        if (read > 0) {
            count += read;
            movedAt = System.nanoTime();
        }
    }

    private void requireGoing() throws IOException {
        if (ended) {
            throw new IOException("the transfer was ended");
        }
    }
}
