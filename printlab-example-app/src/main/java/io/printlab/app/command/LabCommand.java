package io.printlab.app.command;

import io.printlab.app.LabProcess;
import io.printlab.app.config.Settings;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A command that runs a lab until it is told to stop. */
abstract class LabCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable PrintLabCommand parent;

    @Spec
    private @Nullable CommandSpec spec;

    /** Starts the lab. */
    abstract LabProcess start(Settings settings);

    /** Begins the sentence that names the address. */
    abstract String greeting();

    @Override
    public final Integer call() throws InterruptedException {
        LabProcess lab = start(Given.by(parent).settings());
        return UntilStopped.run(
                lab, Given.by(spec).commandLine().getOut(), greeting() + " at http://localhost:" + lab.port());
    }
}
