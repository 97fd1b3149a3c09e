package io.printlab.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.file.FileStore;
import io.printlab.file.PrintFileId;
import io.printlab.file.StagedContent;
import io.printlab.file.StoredContent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link FileStore} keeps to. Implementers extend it and give an empty store for each test. */
public abstract class FileStoreContract {
    private static final long ENOUGH = 1L << 30;

    protected FileStore store;

    /** An empty store. */
    protected abstract FileStore createStore() throws IOException;

    /** How many contents and remnants of contents lie in the store. */
    protected abstract long stored() throws IOException;

    @BeforeEach
    void openStore() throws IOException {
        store = createStore();
    }

    @Test
    void aContentIsFoundByItsDigest() throws IOException {
        StoredContent content = store.receive(text("abc"), ENOUGH);
        assertThat(content)
                .isEqualTo(new StoredContent(
                        new PrintFileId("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"), 3));
        assertThat(store.contains(content.id())).isTrue();
        assertThat(store.size(content.id())).isEqualTo(3);
        assertThat(read(content.id())).isEqualTo("abc".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anEmptyContentIsAContent() throws IOException {
        StoredContent content = store.receive(text(""), 0);
        assertThat(store.size(content.id())).isZero();
        assertThat(read(content.id())).isEmpty();
    }

    @Test
    void aLargeContentComesBackWhole() throws IOException {
        byte[] large = new byte[3_000_001];
        new Random(1).nextBytes(large);
        StoredContent content = store.receive(new ByteArrayInputStream(large), large.length);
        assertThat(read(content.id())).isEqualTo(large);
    }

    @Test
    void theSameContentIsStoredOnce() throws IOException {
        assertThat(store.receive(text("same"), ENOUGH)).isEqualTo(store.receive(text("same"), ENOUGH));
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void theSameContentAtTheSameTimeIsStoredOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            CountDownLatch begin = new CountDownLatch(1);
            List<Future<StoredContent>> receiving = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                receiving.add(threads.submit(() -> {
                    begin.await();
                    return store.receive(text("same".repeat(50_000)), ENOUGH);
                }));
            }
            begin.countDown();
            StoredContent first = receiving.get(0).get(30, TimeUnit.SECONDS);
            for (Future<StoredContent> other : receiving) {
                assertThat(other.get(30, TimeUnit.SECONDS)).isEqualTo(first);
            }
            assertThat(read(first.id())).hasSize(200_000);
            assertThat(stored()).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aStagedContentIsReadAsOftenAsAskedAndNobodyElsesUntilItIsKept() throws IOException {
        byte[] large = new byte[200_001];
        new Random(2).nextBytes(large);
        try (StagedContent staged = store.stage(new ByteArrayInputStream(large), ENOUGH)) {
            assertThat(staged.bytes()).isEqualTo(large.length);
            for (int time = 0; time < 2; time++) {
                try (InputStream content = staged.open()) {
                    assertThat(content.read()).isEqualTo(large[0] & 0xff);
                    assertThat(content.readAllBytes()).hasSize(large.length - 1);
                    assertThat(content.read()).isNegative();
                }
            }
            assertThat(store.contains(staged.id())).isFalse();
            StoredContent kept = staged.keep();
            assertThat(kept).isEqualTo(new StoredContent(staged.id(), large.length));
            assertThat(staged.keep()).isEqualTo(kept);
            assertThat(store.contains(staged.id())).isTrue();
        }
        assertThat(stored()).isEqualTo(1);
        assertThat(read(store.receive(new ByteArrayInputStream(large), ENOUGH).id()))
                .isEqualTo(large);
    }

    @Test
    void aStagedContentThatIsLetGoLeavesNothingAndTakesNothingFromOthers() throws IOException {
        PrintFileId id;
        try (StagedContent refused = store.stage(text("same"), ENOUGH)) {
            id = refused.id();
            assertThat(read(refused)).isEqualTo("same".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(store.contains(id)).isFalse();
        assertThat(stored()).isZero();
        StagedContent first = store.stage(text("same"), ENOUGH);
        StagedContent second = store.stage(text("same"), ENOUGH);
        first.keep();
        second.close();
        first.close();
        try (StagedContent third = store.stage(text("same"), ENOUGH)) {
            assertThat(third.id()).isEqualTo(id);
        }
        assertThat(read(id)).isEqualTo("same".getBytes(StandardCharsets.UTF_8));
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void pastTheLimitNothingIsStored() throws IOException {
        PrintLabException refused =
                catchThrowableOfType(PrintLabException.class, () -> store.receive(text("12345"), 4));
        assertThat(refused.category()).isEqualTo(ErrorCategory.TOO_LARGE);
        assertThat(stored()).isZero();
        assertThat(store.receive(text("12345"), 5).bytes()).isEqualTo(5);
    }

    @Test
    void aContentThatFailsOnTheWayLeavesNothing() throws IOException {
        IOException broken = new IOException("the sender went away");
        InputStream half = new InputStream() {
            private int left = 100_000;

            @Override
            public int read() throws IOException {
                left--;
                if (left < 0) {
                    throw broken;
                }
                return 'x';
            }
        };
        assertThatThrownBy(() -> store.receive(half, ENOUGH)).isSameAs(broken);
        assertThat(stored()).isZero();
    }

    @Test
    void whatIsNotThereIsNotFound() {
        PrintFileId unknown = new PrintFileId("0".repeat(64));
        assertThat(store.contains(unknown)).isFalse();
        assertThat(catchThrowableOfType(PrintLabException.class, () -> store.open(unknown))
                        .category())
                .isEqualTo(ErrorCategory.NOT_FOUND);
        assertThat(catchThrowableOfType(PrintLabException.class, () -> store.size(unknown))
                        .category())
                .isEqualTo(ErrorCategory.NOT_FOUND);
    }

    private byte[] read(PrintFileId id) throws IOException {
        try (InputStream content = store.open(id)) {
            return content.readAllBytes();
        }
    }

    private static byte[] read(StagedContent staged) throws IOException {
        try (InputStream content = staged.open()) {
            return content.readAllBytes();
        }
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
