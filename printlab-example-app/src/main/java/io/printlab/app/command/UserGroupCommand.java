package io.printlab.app.command;

import io.printlab.account.User;
import io.printlab.app.signin.GroupBook;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Puts a user into a group, or out of it. */
@Command(
        name = "group",
        description = "Puts a user into a group, or out of it. A group that does not exist yet is made.")
final class UserGroupCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable UserCommand parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "NAME", description = "What the person signs in with.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "GROUP", description = "The group.")
    private String group = "";

    @Option(names = "--staff", description = "The user looks after the group: sees, approves and acts on its jobs.")
    private boolean staff;

    @Option(names = "--leave", description = "The user leaves the group.")
    private boolean leave;

    @Override
    public Integer call() {
        PrintLabCommand program = Given.by(Given.by(parent).parent);
        User user = UserCommand.with(
                program,
                GroupBook.class,
                groups -> leave
                        ? groups.leave(UserCommand.BY, name, group)
                        : groups.join(UserCommand.BY, name, group, staff));
        Given.by(spec)
                .commandLine()
                .getOut()
                .println("User " + user.name() + " is in "
                        + (user.groups().isEmpty()
                                ? "no group."
                                : "group " + String.join(", ", new TreeSet<>(user.groups())) + "."));
        return 0;
    }
}
