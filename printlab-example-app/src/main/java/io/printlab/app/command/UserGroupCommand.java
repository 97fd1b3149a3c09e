package io.printlab.app.command;

import io.printlab.account.User;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Puts a user into a group. */
@Command(name = "group", description = "Puts a user into a group, or out of all groups.")
final class UserGroupCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable UserCommand parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "NAME", description = "What the person signs in with.")
    private String name = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "GROUP", description = "The group; none if left out.")
    private @Nullable String group;

    @Override
    public Integer call() {
        PrintLabCommand program = Given.by(Given.by(parent).parent);
        User user = UserCommand.with(program, accounts -> accounts.setGroup(name, group));
        Given.by(spec)
                .commandLine()
                .getOut()
                .println("User " + user.name() + " is in "
                        + (user.group() == null ? "no group." : "group " + user.group() + "."));
        return 0;
    }
}
