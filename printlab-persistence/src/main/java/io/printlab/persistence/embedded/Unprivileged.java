package io.printlab.persistence.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL refuses to run as root. Where the JVM is root, its programs run in a user namespace of their own, where
 * root's files belong to an ordinary user; where namespaces are off, as user nobody, who is then given the files.
 */
final class Unprivileged {
    private static final String NOBODY = "65534";

    private final List<String> prefix;
    private final boolean ownsNothing;

    private Unprivileged(List<String> prefix, boolean ownsNothing) {
        this.prefix = prefix;
        this.ownsNothing = ownsNothing;
    }

    static Unprivileged here() throws IOException, InterruptedException {
        if (!System.getProperty("user.name", "").equals("root")) {
            return new Unprivileged(List.of(), false);
        }
        if (succeeds(List.of("unshare", "-U", "true"))) {
            return new Unprivileged(List.of("unshare", "-U"), false);
        }
        return new Unprivileged(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"), true);
    }

    List<String> command(List<String> program) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(program);
        return command;
    }

    /** Gives a folder to the user as whom the programs run. */
    void give(Path folder) throws IOException, InterruptedException {
        if (ownsNothing && !succeeds(List.of("chown", "-R", NOBODY + ":" + NOBODY, folder.toString()))) {
            throw new IOException("user " + NOBODY + " cannot be given " + folder);
        }
    }

    private static boolean succeeds(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
