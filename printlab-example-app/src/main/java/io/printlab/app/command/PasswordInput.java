package io.printlab.app.command;

import io.printlab.error.PrintLabException;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Where a password comes from. */
@FunctionalInterface
interface PasswordInput {
    /** @throws PrintLabException USER if there is none */
    String read() throws IOException;

    /** Asks at the terminal without showing what is typed; without a terminal takes the first line of the input. */
    static PasswordInput ofThisProcess() {
        Console console = System.console();
        if (console == null) {
            return firstLine(System.in);
        }
        return () -> {
            char[] typed = console.readPassword("Password: ");
            return typed == null ? "" : new String(typed);
        };
    }

    static PasswordInput firstLine(InputStream input) {
        return () -> {
            String line = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8)).readLine();
            if (line == null) {
                throw PrintLabException.user(
                        "There is no password. Type it, or send it as the first line of the input, or let one be made"
                                + " with --generate-password.");
            }
            return line;
        };
    }
}
