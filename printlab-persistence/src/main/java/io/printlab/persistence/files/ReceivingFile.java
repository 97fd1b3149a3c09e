package io.printlab.persistence.files;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.file.PrintFileId;
import io.printlab.file.StoredContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.BiFunction;

/** Writes a content to a file and counts and digests it on the way. */
final class ReceivingFile {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final FileChannel file;
    private final MessageDigest digest = sha256();
    private long bytes;

    ReceivingFile(FileChannel file) {
        this.file = file;
    }

    /**
     * Reads the content to its end. A failure to read is the sender's and is thrown as it is.
     *
     * @param writeFailure makes the store's error of a failure to write
     */
    StoredContent receive(
            InputStream content, long limitBytes, BiFunction<String, IOException, PrintLabException> writeFailure)
            throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            bytes += read;
            if (bytes > limitBytes) {
                throw new PrintLabException(
                        ErrorCategory.TOO_LARGE,
                        "The file is larger than the lab takes (" + limitBytes + " bytes). Send a smaller one.");
            }
            digest.update(buffer, 0, read);
            try {
                write(ByteBuffer.wrap(buffer, 0, read));
            } catch (IOException e) {
                throw writeFailure.apply("written", e);
            }
        }
        return new StoredContent(new PrintFileId(HexFormat.of().formatHex(digest.digest())), bytes);
    }

    private void write(ByteBuffer part) throws IOException {
        while (part.hasRemaining()) {
            if (file.write(part) < 0) {
                throw new IOException("the disk took no bytes");
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
