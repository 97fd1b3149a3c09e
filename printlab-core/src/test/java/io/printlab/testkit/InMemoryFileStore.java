package io.printlab.testkit;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.file.FileStore;
import io.printlab.file.PrintFileId;
import io.printlab.file.StagedContent;
import io.printlab.file.StoredContent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A file store that is gone with its process. */
public final class InMemoryFileStore implements FileStore {
    private final Map<PrintFileId, byte[]> contents = new ConcurrentHashMap<>();

    @Override
    public StagedContent stage(InputStream content, long limitBytes) throws IOException {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            if (received.size() + (long) read > limitBytes) {
                throw new PrintLabException(
                        ErrorCategory.TOO_LARGE,
                        "The file is larger than the lab takes (" + limitBytes + " bytes). Send a smaller one.");
            }
            received.write(buffer, 0, read);
        }
        byte[] bytes = received.toByteArray();
        return new Staged(new PrintFileId(HexFormat.of().formatHex(sha256(bytes))), bytes);
    }

    @Override
    public InputStream open(PrintFileId id) {
        return new ByteArrayInputStream(found(id));
    }

    @Override
    public boolean contains(PrintFileId id) {
        return contents.containsKey(id);
    }

    @Override
    public long size(PrintFileId id) {
        return found(id).length;
    }

    /** How many contents it has. */
    public long contents() {
        return contents.size();
    }

    private byte[] found(PrintFileId id) {
        byte[] bytes = contents.get(id);
        if (bytes == null) {
            throw PrintLabException.notFound("The file store has no content " + id + ". Upload the file again.");
        }
        return bytes;
    }

    private final class Staged implements StagedContent {
        private final PrintFileId id;
        private final byte[] bytes;

        Staged(PrintFileId id, byte[] bytes) {
            this.id = id;
            this.bytes = bytes;
        }

        @Override
        public PrintFileId id() {
            return id;
        }

        @Override
        public long bytes() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public StoredContent keep() {
            contents.putIfAbsent(id, bytes);
            return new StoredContent(id, bytes.length);
        }

        @Override
        public void close() {}
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
