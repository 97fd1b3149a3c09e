package io.printlab.app.command;

import io.printlab.app.Database;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Brings the database to what this version needs. */
@Command(name = "migrate", description = "Brings the schema of the database to what this version needs.")
final class MigrateCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable PrintLabCommand parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        try (Database database = Database.open(Given.by(parent).settings())) {
            database.migrate();
        }
        Given.by(spec).commandLine().getOut().println("The schema is what this version needs.");
        return 0;
    }
}
