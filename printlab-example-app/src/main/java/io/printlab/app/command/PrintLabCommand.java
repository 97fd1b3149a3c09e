package io.printlab.app.command;

import io.printlab.app.config.Settings;
import io.printlab.app.config.SettingsReader;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program's commands and what they share. An expected fault is one sentence and exit code 1; a wrong use is exit code 2. */
@Command(
        name = "printlab",
        description = "Manages the print queue of a lab.",
        mixinStandardHelpOptions = true,
        version = "printlab 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DemoCommand.class, ServeCommand.class, NodeCommand.class, MigrateCommand.class, UserCommand.class
        })
public final class PrintLabCommand implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(PrintLabCommand.class);

    private final Map<String, String> variables;
    private final PasswordInput passwords;

    @Option(
            names = "--config",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "A file with settings; PRINTLAB_... variables win over it.")
    private @Nullable Path config;

    @Spec
    private @Nullable CommandSpec spec;

    private PrintLabCommand(Map<String, String> variables, PasswordInput passwords) {
        this.variables = variables;
        this.passwords = passwords;
    }

    /** Runs a command and returns the exit code. */
    public static int run(String[] arguments, Map<String, String> variables) {
        return line(variables, PasswordInput.ofThisProcess()).execute(arguments);
    }

    static CommandLine line(Map<String, String> variables, PasswordInput passwords) {
        return new CommandLine(new PrintLabCommand(Map.copyOf(variables), passwords))
                .setExecutionExceptionHandler(PrintLabCommand::failed);
    }

    Settings settings() {
        return SettingsReader.read(config, variables);
    }

    PasswordInput passwords() {
        return passwords;
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "Name a command.");
        }
    }

    private static int failed(Exception fault, CommandLine line, CommandLine.ParseResult parsed) {
        if (fault instanceof PrintLabException known) {
            log.debug("The command failed", known);
            line.getErr().println(known.getMessage());
            if (known.category() == ErrorCategory.UNAVAILABLE && known.getCause() != null) {
                line.getErr().println("The cause: " + known.getCause().getMessage());
            }
        } else {
            log.error("The command failed unexpectedly", fault);
            line.getErr().println("printlab failed in a way that it did not expect; the log above says how.");
        }
        return 1;
    }
}
