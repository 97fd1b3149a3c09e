package io.printlab.persistence.files;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.file.FileStore;
import io.printlab.file.PrintFileId;
import io.printlab.file.StagedContent;
import io.printlab.file.StoredContent;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Contents in a folder that several processes may share: {@code ab/cd/abcd…} by their SHA-256. What is being received
 * lies locked in {@code incoming}; a file there that nobody holds was left by a process that died.
 */
public final class FolderFileStore implements FileStore {
    private static final Logger log = LoggerFactory.getLogger(FolderFileStore.class);

    private final Path root;
    private final Path incoming;
    private final Clock clock;

    private FolderFileStore(Path root, Clock clock) {
        this.root = root;
        this.clock = clock;
        this.incoming = root.resolve("incoming");
    }

    /**
     * Opens the store, making its folder where there is none, and removes what dead processes left half received.
     *
     * @throws PrintLabException UNAVAILABLE if the folder cannot be written
     */
    public static FolderFileStore open(Path folder) {
        return open(folder, Clock.systemUTC());
    }

    static FolderFileStore open(Path folder, Clock clock) {
        FolderFileStore store = new FolderFileStore(folder.toAbsolutePath().normalize(), clock);
        try {
            Files.createDirectories(store.incoming);
            store.removeLeftovers();
        } catch (IOException e) {
            throw store.unavailable("opened", e);
        }
        return store;
    }

    @Override
    public StagedContent stage(InputStream content, long limitBytes) throws IOException {
        Path part = incoming.resolve(UUID.randomUUID() + ".part");
        FileChannel channel = created(part);
        try {
            StoredContent received = new ReceivingFile(channel).receive(content, limitBytes, this::unavailable);
            return new StagedFile(this, part, channel, received);
        } catch (IOException | RuntimeException e) {
            channel.close();
            Files.deleteIfExists(part);
            throw e;
        }
    }

    @Override
    public InputStream open(PrintFileId id) {
        try {
            return Files.newInputStream(place(id));
        } catch (NoSuchFileException e) {
            throw missing(id);
        } catch (IOException e) {
            throw unavailable("read", e);
        }
    }

    @Override
    public boolean contains(PrintFileId id) {
        return Files.isRegularFile(place(id));
    }

    @Override
    public long size(PrintFileId id) {
        try {
            return Files.size(place(id));
        } catch (NoSuchFileException e) {
            throw missing(id);
        } catch (IOException e) {
            throw unavailable("read", e);
        }
    }

    /** Notes that a content is read now. */
    void touch(PrintFileId id) {
        try {
            Files.setLastModifiedTime(place(id), FileTime.from(clock.instant()));
        } catch (IOException e) {
            throw unavailable("written", e);
        }
    }

    /** Removes the contents that were not read for the longest time, until the rest takes at most so many bytes. */
    void makeRoom(long bytes) {
        try {
            List<Path> oldest = contents();
            long taken = 0;
            for (Path content : oldest) {
                taken += Files.size(content);
            }
            for (Path content : oldest) {
                if (taken <= bytes) {
                    return;
                }
                taken -= Files.size(content);
                Files.delete(content);
            }
        } catch (IOException e) {
            throw unavailable("cleared", e);
        }
    }

    private List<Path> contents() throws IOException {
        Map<Path, FileTime> read = new HashMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.filter(Files::isRegularFile)
                    .filter(path -> !path.startsWith(incoming))
                    .toList()) {
                read.put(path, Files.getLastModifiedTime(path));
            }
        }
        return read.keySet().stream().sorted(Comparator.comparing(read::get)).toList();
    }

    private Path place(PrintFileId id) {
        String name = id.sha256();
        return root.resolve(name.substring(0, 2)).resolve(name.substring(2, 4)).resolve(name);
    }

    private FileChannel created(Path part) {
        try {
            FileChannel channel = FileChannel.open(
                    part, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock held = channel.lock();
            log.trace("Receiving into {} under {}", part, held);
            return channel;
        } catch (IOException e) {
            throw unavailable("written", e);
        }
    }

    void place(Path part, StoredContent received) throws IOException {
        Path target = place(received.id());
        Path folder = Objects.requireNonNull(target.getParent());
        Files.createDirectories(folder);
        if (!Files.exists(target) || Files.size(target) != received.bytes()) {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        }
        for (Path changed = folder; changed != null && changed.startsWith(root); changed = changed.getParent()) {
            sync(changed);
        }
    }

    /** A renamed file is safe only once its folder is written too; Windows does that by itself and refuses to be asked. */
    private static void sync(Path folder) throws IOException {
        if (File.separatorChar == '/') {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private void removeLeftovers() throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(incoming, "*.part")) {
            for (Path part : parts) {
                if (isAbandoned(part)) {
                    Files.deleteIfExists(part);
                    log.info("Removed {}, which a process that died had not received to its end.", part);
                }
            }
        }
    }

    private static boolean isAbandoned(Path part) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException | NoSuchFileException heldHereOrGone) {
            return false;
        }
    }

    private static PrintLabException missing(PrintFileId id) {
        return PrintLabException.notFound("The file store has no content " + id + ". Upload the file again.");
    }

    PrintLabException unavailable(String what, IOException cause) {
        return new PrintLabException(
                ErrorCategory.UNAVAILABLE,
                "The file store in " + root + " cannot be " + what + " (" + cause
                        + "). Look at the disk's space and permissions, then try again.",
                cause);
    }
}
