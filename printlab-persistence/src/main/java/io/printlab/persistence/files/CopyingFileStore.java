package io.printlab.persistence.files;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.file.FileStore;
import io.printlab.file.PrintFileId;
import io.printlab.file.StagedContent;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A store somewhere on the network of which contents are copied to this computer before they are read, so that a print that
 * runs does not depend on the network. The copies that were not read for the longest time make room for new ones.
 */
public final class CopyingFileStore implements FileStore {
    private final FileStore shared;
    private final FolderFileStore copies;
    private final long mostBytes;

    /**
     * @param copies of this process alone
     * @param mostBytes how much of the disk the copies may take; one file that is larger is copied all the same
     */
    public CopyingFileStore(FileStore shared, FolderFileStore copies, long mostBytes) {
        this.shared = shared;
        this.copies = copies;
        this.mostBytes = mostBytes;
    }

    @Override
    public StagedContent stage(InputStream content, long limitBytes) throws IOException {
        return shared.stage(content, limitBytes);
    }

    /** Copies it first, which takes as long as the network needs. */
    @Override
    public synchronized InputStream open(PrintFileId id) {
        if (!copies.contains(id)) {
            copy(id);
        }
        copies.touch(id);
        return copies.open(id);
    }

    @Override
    public boolean contains(PrintFileId id) {
        return copies.contains(id) || shared.contains(id);
    }

    @Override
    public long size(PrintFileId id) {
        return copies.contains(id) ? copies.size(id) : shared.size(id);
    }

    private void copy(PrintFileId id) {
        long bytes = shared.size(id);
        copies.makeRoom(mostBytes - bytes);
        try (InputStream content = shared.open(id);
                StagedContent staged = copies.stage(content, bytes)) {
            if (!staged.id().equals(id)) {
                throw damaged(id, null);
            }
            staged.keep();
        } catch (IOException broken) {
            throw damaged(id, broken);
        }
    }

    private static PrintLabException damaged(PrintFileId id, @Nullable IOException cause) {
        return new PrintLabException(
                ErrorCategory.UNAVAILABLE,
                "The content " + id + " could not be copied whole from the shared file store"
                        + (cause == null ? "" : " (" + cause + ")")
                        + ". Look at the connection to it and at its disk, then try again.",
                cause);
    }
}
