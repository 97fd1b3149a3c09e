package io.printlab.persistence.embedded;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The data folder of a server, with the password and the port that go with it. */
final class Cluster {
    static final String USER = "printlab";

    private final EmbeddedPostgresSettings settings;
    private final Path data;

    Cluster(EmbeddedPostgresSettings settings) {
        this.settings = settings;
        this.data = settings.folder().resolve("data");
    }

    Path data() {
        return data;
    }

    Path log() {
        return settings.folder().resolve("postgres.log");
    }

    String password() throws IOException {
        return Files.readString(passwordFile()).strip();
    }

    /** Makes the data folder where there is none; one that was interrupted begins anew. */
    void initialise(Path home, Unprivileged unprivileged) throws IOException, InterruptedException {
        if (Files.isDirectory(data)) {
            return;
        }
        Path unfinished = settings.folder().resolve("data-unfinished");
        Folders.delete(unfinished);
        Files.createDirectory(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        writePassword();
        unprivileged.give(settings.folder());
        run(unprivileged.command(initdb(home, unfinished)));
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The port of the last start while it is free, so that who knows the address may keep it; else another. */
    int port() throws IOException {
        Path remembered = settings.folder().resolve("postgres-port");
        int port = Files.exists(remembered)
                ? Integer.parseInt(Files.readString(remembered).strip())
                : 0;
        int free = isFree(port) ? port : anyPort();
        Files.writeString(remembered, Integer.toString(free));
        return free;
    }

    /** The last lines of the server's own log, for people. */
    String logTail() throws IOException {
        if (!Files.exists(log())) {
            return "it wrote no log";
        }
        List<String> lines =
                Files.readString(log(), StandardCharsets.ISO_8859_1).lines().toList();
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }

    private List<String> initdb(Path home, Path target) {
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bin/initdb").toString(),
                "--pgdata=" + target,
                "--username=" + USER,
                "--auth=scram-sha-256",
                "--pwfile=" + passwordFile(),
                "--encoding=UTF8",
                "--locale=C"));
        if (!settings.durable()) {
            command.add("--no-sync");
        }
        return command;
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(2, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly();
        }
        if (!ended || process.exitValue() != 0) {
            throw new PrintLabException(
                    ErrorCategory.UNAVAILABLE,
                    "The embedded PostgreSQL could not make its data folder " + data + ": " + logTail()
                            + ". Look at the disk's space and at the folder's permissions, or configure a PostgreSQL of your own.");
        }
    }

    private Path passwordFile() {
        return settings.folder().resolve("postgres-password");
    }

    private void writePassword() throws IOException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        Files.deleteIfExists(passwordFile());
        Files.createFile(
                passwordFile(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile(), HexFormat.of().formatHex(random));
    }

    private static boolean isFree(int port) {
        if (port == 0) {
            return false;
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static int anyPort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
