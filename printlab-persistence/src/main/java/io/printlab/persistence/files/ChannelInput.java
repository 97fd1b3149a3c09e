package io.printlab.persistence.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Reads a file from its beginning through a channel that others use too, and leaves that open: on POSIX systems, closing
 * any second channel to the file would give up the lock that says that it is in use.
 */
final class ChannelInput extends InputStream {
    private final FileChannel channel;
    private long position;

    ChannelInput(FileChannel channel) {
        this.channel = channel;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = channel.read(ByteBuffer.wrap(into, offset, length), position);
        position += Math.max(0, count);
        return count;
    }
}
