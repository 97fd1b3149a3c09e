package io.printlab.app.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program {@code node} in a process of its own, with simulated printers. */
final class NodeProgram implements AutoCloseable {
    private static final int SPEED = 40;

    private final Process process;

    private NodeProgram(Process process) {
        this.process = process;
    }

    /**
     * Starts it.
     *
     * @param name of the node; its log is {@code name.log} in the folder
     * @param devices ids of its simulated printers
     * @param variables what it shares with the rest of the lab
     */
    static NodeProgram start(String name, List<String> devices, Path folder, Map<String, String> variables)
            throws IOException {
        Path config = folder.resolve(name + ".properties");
        List<String> lines = new ArrayList<>();
        for (String device : devices) {
            String line = "device." + device + ".";
            lines.addAll(List.of(
                    line + "driver=simulated-marlin",
                    line + "model=Made-up 1",
                    line + "volume=200x200x200",
                    line + "materials=PLA",
                    line + "driver.printer=" + device,
                    line + "driver.speed=" + SPEED));
        }
        Files.write(config, lines);
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-Djava.awt.headless=true",
                        "-Dfazecast.jSerialComm.appid=printlab-" + name + "-"
                                + ProcessHandle.current().pid(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "io.printlab.app.command.Main",
                        "node",
                        "--config",
                        config.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(name + ".log").toFile()));
        builder.environment().putAll(variables);
        builder.environment().put("PRINTLAB_NODE", name);
        builder.environment().put("PRINTLAB_DATA_DIR", folder.resolve(name).toString());
        return new NodeProgram(builder.start());
    }

    /** The most memory that it had so far, in megabytes, as the kernel counts it. */
    long mostMegabytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024;
            }
        }
        throw new AssertionError("the kernel says nothing about the node's memory");
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new AssertionError("the node outlived its kill");
        }
    }

    /** Sends a signal by its name, as {@code kill} does. */
    void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .redirectErrorStream(true)
                .start();
        if (kill.waitFor() != 0) {
            throw new AssertionError("the signal " + name + " could not be sent");
        }
    }

    /** As Ctrl-C does. @return whether it ended within half a minute */
    boolean stop() throws InterruptedException {
        process.destroy();
        return process.waitFor(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws InterruptedException {
        if (!stop()) {
            kill();
        }
    }
}
