package io.printlab.app.command;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import io.printlab.account.Actor;
import io.printlab.account.Origin;
import io.printlab.app.Database;
import io.printlab.app.config.Settings;
import io.printlab.app.signin.Accounts;
import io.printlab.persistence.PostgresStore;
import io.printlab.store.LabStore;
import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Groups the commands about users. */
@Command(
        name = "user",
        description = "Looks after users.",
        subcommands = {UserAddCommand.class, UserGroupCommand.class})
final class UserCommand implements Runnable {
    /** Whoever can run the program on the lab's machine. */
    static final Actor BY = Actor.part("command-line").from(Origin.commandLine());

    @ParentCommand
    @Nullable PrintLabCommand parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(Given.by(spec).commandLine(), "Name a command, such as user add.");
    }

    /** Does something with the accounts of the lab that the program's settings name. */
    static <T> T with(PrintLabCommand program, Function<Accounts, T> work) {
        return with(program, Accounts.class, work);
    }

    /** Does something with what looks after accounts of that lab. */
    static <S, T> T with(PrintLabCommand program, Class<S> service, Function<S, T> work) {
        Settings settings = program.settings();
        try (Database database = Database.open(settings)) {
            if (database.isOwn()) {
                database.migrate();
            }
            try (LabStore store = PostgresStore.open(database.dataSource())) {
                return work.apply(over(store).getInstance(service));
            }
        }
    }

    private static Injector over(LabStore store) {
        return Guice.createInjector(new AbstractModule() {
            @Override
            protected void configure() {
                bind(LabStore.class).toInstance(store);
                bind(Clock.class).toInstance(Clock.systemUTC());
            }
        });
    }
}
