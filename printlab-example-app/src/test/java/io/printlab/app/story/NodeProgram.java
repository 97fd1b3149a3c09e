package io.printlab.app.story;

import io.printlab.device.DeviceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program {@code node} in a process of its own, with one simulated printer. */
final class NodeProgram implements AutoCloseable {
    private final Process process;

    private NodeProgram(Process process) {
        this.process = process;
    }

    /** @param variables what it shares with the rest of the lab */
    static NodeProgram start(DeviceId device, Path folder, Map<String, String> variables) throws IOException {
        String name = "pi-" + device;
        Path config = folder.resolve(name + ".properties");
        String line = "device." + device + ".";
        Files.write(
                config,
                List.of(
                        line + "driver=simulated-marlin",
                        line + "model=Made-up 1",
                        line + "volume=200x200x200",
                        line + "materials=PLA",
                        line + "driver.printer=" + device,
                        line + "driver.speed=40"));
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
