package io.printlab.app.command;

import io.printlab.app.NodeProcess;
import io.printlab.app.config.Settings;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Drives this computer's devices for a lab that runs elsewhere, until it is told to stop. */
@Command(
        name = "node",
        description = "Drives the devices of this computer for a lab whose web application runs elsewhere.")
final class NodeCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable PrintLabCommand parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = Given.by(parent).settings();
        NodeProcess node = NodeProcess.start(settings);
        return UntilStopped.run(
                node,
                Given.by(spec).commandLine().getOut(),
                "Node " + settings.node() + " drives " + settings.devices().size() + " devices");
    }
}
