package io.printlab.persistence.files;

import io.printlab.file.PrintFileId;
import io.printlab.file.StagedContent;
import io.printlab.file.StoredContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A whole content in the folder {@code incoming}, locked as long as its channel is open. */
final class StagedFile implements StagedContent {
    private static final Logger log = LoggerFactory.getLogger(StagedFile.class);

    private final FolderFileStore store;
    private final Path part;
    private final FileChannel channel;
    private final StoredContent received;

    StagedFile(FolderFileStore store, Path part, FileChannel channel, StoredContent received) {
        this.store = store;
        this.part = part;
        this.channel = channel;
        this.received = received;
    }

    @Override
    public PrintFileId id() {
        return received.id();
    }

    @Override
    public long bytes() {
        return received.bytes();
    }

    @Override
    public InputStream open() {
        return new ChannelInput(channel);
    }

    @Override
    public StoredContent keep() {
        try {
            channel.force(true);
            store.place(part, received);
        } catch (IOException e) {
            throw store.unavailable("written", e);
        }
        return received;
    }

    @Override
    public void close() {
        try (channel) {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            log.warn("{} cannot be removed; the next start of printlab removes it.", part, e);
        }
    }
}
