package io.printlab.app;

import io.printlab.app.command.PrintLabCommand;

/** Starts the program. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(PrintLabCommand.run(arguments, System.getenv()));
    }
}
