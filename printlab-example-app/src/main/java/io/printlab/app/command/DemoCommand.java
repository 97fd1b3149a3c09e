package io.printlab.app.command;

import io.printlab.app.LabProcess;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Runs the demo lab until it is told to stop. */
@Command(name = "demo", description = "Runs a lab with simulated printers and made-up people, for this computer alone.")
final class DemoCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable PrintLabCommand parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        LabProcess lab = LabProcess.demo(Given.by(parent).settings());
        return UntilStopped.run(lab, Given.by(spec).commandLine().getOut(), "The demo lab is open");
    }
}
