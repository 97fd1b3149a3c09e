package io.printlab.app.command;

/** Starts the program. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(PrintLabCommand.run(arguments, System.getenv()));
    }
}
