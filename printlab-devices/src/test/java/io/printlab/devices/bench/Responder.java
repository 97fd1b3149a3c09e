package io.printlab.devices.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Pseudo-terminals whose other end answers "ok", in a process of its own so that its work is not counted. */
final class Responder implements AutoCloseable {
    private final Process process;
    private final List<String> terminals = new ArrayList<>();

    private Responder(Process process) {
        this.process = process;
    }

    /**
     * Opens terminals.
     *
     * @param baud of the wire, or 0 for one without limits
     * @param latencyMicroseconds from the last byte of a line to the first of its answer
     */
    static Responder open(int count, int baud, int latencyMicroseconds) throws IOException {
        Process process = new ProcessBuilder(
                        Programs.compiled("responder").toString(),
                        Integer.toString(count),
                        Integer.toString(baud),
                        Integer.toString(latencyMicroseconds))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Responder responder = new Responder(process);
        BufferedReader names = process.inputReader();
        for (int i = 0; i < count; i++) {
            String name = names.readLine();
            if (name == null) {
                throw new IOException("the responder has no terminal " + i);
            }
            responder.terminals.add(name);
        }
        return responder;
    }

    String terminal() {
        return terminals.get(0);
    }

    List<String> terminals() {
        return terminals;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
