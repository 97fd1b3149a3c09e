package io.printlab.devices.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The programs that are not ours: compiled C, and Printrun. */
final class Programs {
    private static final Path FOLDER = Path.of("target", "bench").toAbsolutePath();

    private Programs() {}

    /** Compiles a C file of the resources. */
    static Path compiled(String name) throws IOException {
        Path program = FOLDER.resolve(name);
        said(List.of("cc", "-O2", "-o", program.toString(), file(name + ".c").toString()));
        return program;
    }

    static boolean exist(String... command) throws IOException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    /** Seconds that the minimal sender in C takes. */
    static double sender(String terminal, int lines, int window) throws IOException {
        return Double.parseDouble(said(
                List.of(compiled("sender").toString(), terminal, Integer.toString(lines), Integer.toString(window))));
    }

    /** Seconds that Printrun's printcore takes. */
    static double printcore(String terminal, int lines) throws IOException {
        List<String> command = new ArrayList<>(PRINTRUN);
        command.addAll(List.of(file("printcore.py").toString(), terminal, Integer.toString(lines)));
        String said = said(command);
        return Double.parseDouble(said.substring(said.lastIndexOf('\n') + 1));
    }

    /** Debian's own Python, which has the package {@code printrun}. */
    static final List<String> PRINTRUN = List.of("/usr/bin/python3");

    private static Path file(String name) throws IOException {
        Files.createDirectories(FOLDER);
        Path file = FOLDER.resolve(name);
        try (InputStream content = Programs.class.getResourceAsStream(name)) {
            if (content == null) {
                throw new IOException("no resource " + name);
            }
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    private static String said(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(command + " failed: " + said);
        }
        return said;
    }
}
