package io.printlab.persistence.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.file.FileStore;
import io.printlab.file.StagedContent;
import io.printlab.testkit.FileStoreContract;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderFileStoreTest extends FileStoreContract {
    @TempDir
    Path folder;

    @Override
    protected FileStore createStore() {
        return FolderFileStore.open(folder.resolve("files"));
    }

    @Override
    protected long stored() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("files"))) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void atStartItRemovesWhatNobodyReceivesAnyMore() throws IOException {
        Path incoming = folder.resolve("files/incoming");
        Path abandoned = Files.writeString(incoming.resolve("a.part"), "half");
        Path received = Files.writeString(incoming.resolve("b.part"), "half");
        try (FileChannel channel = FileChannel.open(received, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            FolderFileStore.open(folder.resolve("files"));
            assertThat(abandoned).doesNotExist();
            assertThat(received).exists();
        }
    }

    @Test
    void aContentThatIsBeingLookedAtIsInUseForAProgramThatStarts() throws IOException, InterruptedException {
        try (StagedContent staged = store.stage(new ByteArrayInputStream(new byte[] {'a', 'b', 'c'}), 10)) {
            staged.open().close();
            assertThat(lockedForOthers(folder.resolve("files/incoming"))).isTrue();
            staged.keep();
        }
        assertThat(stored()).isEqualTo(1);
    }

    /** Locks belong to a whole process, so only another one can tell. */
    private static boolean lockedForOthers(Path incoming) throws IOException, InterruptedException {
        Path program = Files.writeString(incoming.getParent().resolveSibling("Look.java"), """
                import java.nio.channels.FileChannel;
                import java.nio.file.*;
                public class Look {
                    public static void main(String[] arguments) throws Exception {
                        try (var parts = Files.newDirectoryStream(Path.of(arguments[0]), "*.part");
                                var channel = FileChannel.open(parts.iterator().next(), StandardOpenOption.WRITE)) {
                            System.exit(channel.tryLock() == null ? 3 : 4);
                        }
                    }
                }
                """);
        Process look = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        program.toString(),
                        incoming.toString())
                .inheritIO()
                .start();
        return look.waitFor() == 3;
    }

    @Test
    void aContentThatADeadMachineLeftShortIsReplaced() throws IOException {
        String digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        Path place = folder.resolve("files/ba/78").resolve(digest);
        Files.createDirectories(place.getParent());
        Files.writeString(place, "a");
        store.receive(new ByteArrayInputStream(new byte[] {'a', 'b', 'c'}), 10);
        assertThat(place).hasContent("abc");
    }

    @Test
    void aFolderThatCannotBeMadeIsSaidSo() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        PrintLabException refused =
                catchThrowableOfType(PrintLabException.class, () -> FolderFileStore.open(file.resolve("files")));
        assertThat(refused.category()).isEqualTo(ErrorCategory.UNAVAILABLE);
    }
}
