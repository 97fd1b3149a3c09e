package io.printlab.persistence.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.file.FileStore;
import io.printlab.file.PrintFileId;
import io.printlab.testkit.FileStoreContract;
import io.printlab.testkit.SettableClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CopyingFileStoreTest extends FileStoreContract {
    private static final int BYTES = 1000;

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock();

    @Override
    protected FileStore createStore() {
        return new CopyingFileStore(
                FolderFileStore.open(folder.resolve("shared")),
                FolderFileStore.open(folder.resolve("copies"), clock),
                3 * BYTES);
    }

    @Override
    protected long stored() throws IOException {
        return files("shared");
    }

    @Test
    void whatIsOpenDoesNotNeedTheSharedStoreAnyMore() throws IOException {
        PrintFileId id = received('a');
        try (InputStream open = store.open(id)) {
            Files.delete(sharedFile(id));
            assertThat(open.readAllBytes()).hasSize(BYTES);
        }
        try (InputStream again = store.open(id)) {
            assertThat(again.readAllBytes()).hasSize(BYTES);
        }
        assertThat(store.size(id)).isEqualTo(BYTES);
    }

    @Test
    void theCopiesThatWereNotReadForTheLongestTimeMakeRoom() throws IOException {
        PrintFileId first = received('a');
        PrintFileId second = received('b');
        PrintFileId third = received('c');
        PrintFileId fourth = received('d');
        read(first);
        read(second);
        read(third);
        read(first);
        assertThat(files("copies")).isEqualTo(3);
        read(fourth);
        assertThat(files("copies")).isEqualTo(3);
        Files.delete(sharedFile(first));
        read(first);
        Files.delete(sharedFile(second));
        assertThat(catchThrowableOfType(PrintLabException.class, () -> store.open(second))
                        .category())
                .as("its copy went")
                .isEqualTo(ErrorCategory.NOT_FOUND);
    }

    @Test
    void aContentThatIsDamagedOnTheWayIsNotPrinted() throws IOException {
        PrintFileId id = received('a');
        Files.writeString(sharedFile(id), "b".repeat(BYTES));
        assertThat(catchThrowableOfType(PrintLabException.class, () -> store.open(id))
                        .category())
                .isEqualTo(ErrorCategory.UNAVAILABLE);
        assertThat(files("copies")).isZero();
    }

    private PrintFileId received(char letter) throws IOException {
        byte[] content = String.valueOf(letter).repeat(BYTES).getBytes(StandardCharsets.UTF_8);
        return store.receive(new ByteArrayInputStream(content), BYTES).id();
    }

    private void read(PrintFileId id) throws IOException {
        clock.advance(Duration.ofMinutes(1));
        store.open(id).close();
    }

    private Path sharedFile(PrintFileId id) {
        String name = id.sha256();
        return folder.resolve("shared/" + name.substring(0, 2) + "/" + name.substring(2, 4) + "/" + name);
    }

    private long files(String store) throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve(store))) {
            return all.filter(Files::isRegularFile).count();
        }
    }
}
