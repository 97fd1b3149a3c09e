package io.printlab.app.command;

import io.printlab.account.GroupName;
import io.printlab.account.Role;
import io.printlab.account.User;
import io.printlab.app.signin.GroupBook;
import io.printlab.app.signin.Secrets;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Adds a user. The password is asked for, or read from the standard input: an argument would show in the list of processes. */
@Command(name = "add", description = "Adds a user; the password is asked for, or is the first line of the input.")
final class UserAddCommand implements Callable<Integer> {
    private static final int GENERATED_BITS = 120;

    @ParentCommand
    private @Nullable UserCommand parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "What the person signs in with.")
    private String name = "";

    @Option(names = "--role", defaultValue = "STUDENT", description = "${COMPLETION-CANDIDATES}; default STUDENT.")
    private Role role = Role.STUDENT;

    @Option(names = "--display-name", paramLabel = "TEXT", description = "What other people read; default the name.")
    private @Nullable String displayName;

    @Option(
            names = "--group",
            paramLabel = "GROUP",
            description = "A group to put the user into; made if there is none.")
    private @Nullable String group;

    @Option(names = "--generate-password", description = "Makes a password and shows it once, instead of asking.")
    private boolean generate;

    @Override
    public Integer call() throws IOException {
        PrintLabCommand program = Given.by(Given.by(parent).parent);
        String checked = group == null ? null : GroupName.checked(group);
        String password = generate
                ? new Secrets().next(GENERATED_BITS)
                : program.passwords().read();
        User user = UserCommand.with(
                program, accounts -> accounts.add(name, displayName == null ? name : displayName, role, password));
        if (checked != null) {
            UserCommand.with(
                    program, GroupBook.class, groups -> groups.join(UserCommand.BY, user.name(), checked, false));
        }
        Given.by(spec)
                .commandLine()
                .getOut()
                .println("User " + user.name() + " was added as " + user.role()
                        + (checked == null ? "" : " in group " + checked)
                        + (generate ? ", with the password " + password + " which is shown only now." : "."));
        return 0;
    }
}
