package io.printlab.app.soak;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a process holds.
 *
 * @param heap bytes in use after a collection
 * @param descriptors open files, sockets and terminals
 * @param files below the folder of prints and uploads
 */
record Growth(int threads, long heap, long descriptors, long files) {
    private static final int THREADS = 4;
    private static final int DESCRIPTORS = 12;
    private static final long HEAP = 48_000_000;

    static Growth now(Path folder) {
        for (int i = 0; i < 3; i++) {
            ManagementFactory.getMemoryMXBean().gc();
        }
        var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Growth(
                ManagementFactory.getThreadMXBean().getThreadCount(),
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                system.getOpenFileDescriptorCount(),
                files(folder));
    }

    private static long files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(folder.resolve("postgres")))
                    .count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Fails if this is more than it was then, apart from what comes and goes. */
    void requireNotAbove(Growth then) {
        assertThat(threads).as("threads").isLessThanOrEqualTo(then.threads + THREADS);
        assertThat(descriptors).as("open files").isLessThanOrEqualTo(then.descriptors + DESCRIPTORS);
        assertThat(heap).as("heap").isLessThanOrEqualTo(then.heap + HEAP);
        assertThat(files).as("files of prints").isLessThanOrEqualTo(then.files);
    }

    @Override
    public String toString() {
        return threads + " threads, " + heap / 1_000_000 + " MB of heap, " + descriptors + " open files, " + files
                + " files of prints";
    }
}
