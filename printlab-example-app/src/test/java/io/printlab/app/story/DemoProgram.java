package io.printlab.app.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program {@code demo} in a process of its own, as a person starts it. */
final class DemoProgram implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:[0-9]+");

    private final Path data;
    private final Process process;
    private final URI lab;

    private DemoProgram(Path data, Process process, URI lab) {
        this.data = data;
        this.process = process;
        this.lab = lab;
    }

    static DemoProgram start(Path data, int speed) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Djava.awt.headless=true",
                "-Dfazecast.jSerialComm.appid=printlab-demo-"
                        + ProcessHandle.current().pid(),
                "-cp",
                classPath,
                "io.printlab.app.command.Main",
                "demo"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PRINTLAB_DATA_DIR", data.toString());
        builder.environment().put("PRINTLAB_HTTP_PORT", "0");
        builder.environment().put("PRINTLAB_DEMO_SPEED", Integer.toString(speed));
        Process process = builder.start();
        return new DemoProgram(data, process, address(process));
    }

    URI lab() {
        return lab;
    }

    /** A client with the key of one of the demo's people. */
    LabClient as(String role) throws IOException {
        JsonNode people = new ObjectMapper().readTree(Files.readString(data.resolve("demo-credentials.json")));
        for (JsonNode person : people) {
            if (person.get("role").asText().equalsIgnoreCase(role)) {
                return LabClient.withKey(lab, person.get("apiKey").asText());
            }
        }
        throw new AssertionError("no " + role + " in demo-credentials.json");
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitEnd();
    }

    /** As Ctrl-C does. @return whether it ended within half a minute */
    boolean stop() throws InterruptedException {
        process.destroy();
        return process.waitFor(30, TimeUnit.SECONDS);
    }

    /** In order, because its PostgreSQL would outlive a kill and still write into the folder that the test deletes. */
    @Override
    public void close() throws InterruptedException {
        if (!stop()) {
            process.destroyForcibly();
            throw new AssertionError("the program did not end within half a minute");
        }
    }

    private void awaitEnd() throws InterruptedException {
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new AssertionError("the program outlived its kill");
        }
    }

    private static URI address(Process process) throws IOException {
        List<String> said = new ArrayList<>();
        BufferedReader out = process.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.add(line);
            Matcher address = ADDRESS.matcher(line);
            if (line.contains("is open") && address.find()) {
                drain(out);
                return URI.create(address.group());
            }
        }
        throw new AssertionError("the program ended without an address:\n" + String.join("\n", said));
    }

    /** A pipe that nobody reads would stop the program. */
    private static void drain(BufferedReader out) {
        Thread reader = new Thread(
                () -> {
                    try {
                        while (out.readLine() != null) {
                            continue;
                        }
                    } catch (IOException ended) {
                        Thread.currentThread().interrupt();
                    }
                },
                "demo-output");
        reader.setDaemon(true);
        reader.start();
    }
}
