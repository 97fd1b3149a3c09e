package io.printlab.app.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Groups the commands about users. */
@Command(name = "user", description = "Looks after users.", subcommands = UserAddCommand.class)
final class UserCommand implements Runnable {
    @ParentCommand
    @Nullable PrintLabCommand parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(Given.by(spec).commandLine(), "Name a command, such as user add.");
    }
}
