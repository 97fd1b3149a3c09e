package io.printlab.app.command;

import io.printlab.app.LabProcess;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Runs the lab until it is told to stop. */
@Command(name = "serve", description = "Runs the lab with the devices and the database of the settings.")
final class ServeCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable PrintLabCommand parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        LabProcess lab = LabProcess.serve(Given.by(parent).settings());
        return UntilStopped.run(lab, Given.by(spec).commandLine().getOut(), "printlab serves");
    }
}
