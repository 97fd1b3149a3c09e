package io.printlab.devices.bambu;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Follows the frames of MQTT (a byte, a length of one to four bytes, so many bytes) and breaks off before one that is too large: the
 * client sets memory aside for whatever length it is told.
 */
final class BoundedPackets extends FilterInputStream {
    private final int most;
    private boolean inLength;
    private int length;
    private int shift;
    private int left;

    BoundedPackets(InputStream packets, int most) {
        super(packets);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        int next = in.read();
        if (next >= 0) {
            follow(next);
        }
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int wanted) throws IOException {
        int read = in.read(buffer, offset, wanted);
        for (int i = 0; i < read; i++) {
            follow(buffer[offset + i] & 0xff);
        }
        return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
        return read(new byte[(int) Math.min(wanted, 4096)]);
    }

    private void follow(int next) throws IOException {
        if (left > 0) {
            left--;
        } else if (!inLength) {
            inLength = true;
            length = 0;
            shift = 0;
        } else {
            length |= (next & 0x7f) << shift;
            shift += 7;
            if (length > most || shift > 28) {
                throw new IOException("a message is longer than " + most + " bytes");
            }
            if ((next & 0x80) == 0) {
                inLength = false;
                left = length;
            }
        }
    }
}
