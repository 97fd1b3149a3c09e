package io.printlab.devices.marlin;

import io.printlab.driver.PrintTask;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a file through before it is printed, so that one that cannot be sent whole is not begun. */
final class FileCheck {
    private FileCheck() {}

    /** Throws a PrintLabException of category DEVICE that names the line. */
    static void check(PrintTask task) {
        long commands = 0;
        try (CommandReader reader = new CommandReader(task.content().open())) {
            Command command = reader.next();
            while (command != null) {
                commands++;
                if (!SentLine.fits(command.text().length(), SentLine.digits(reader.line()) + 1)) {
                    throw refused(
                            task,
                            "line " + reader.line() + " is longer than the printer takes ("
                                    + command.text().length() + " characters): shorten it or slice the model anew.",
                            null);
                }
                command = reader.next();
            }
        } catch (IOException unreadable) {
            throw refused(task, "it cannot be read: " + unreadable.getMessage() + ".", unreadable);
        }
        if (commands == 0) {
            throw refused(task, "it holds no command: slice the model anew.", null);
        }
    }

    private static PrintLabException refused(PrintTask task, String why, @Nullable Throwable cause) {
        return new PrintLabException(
                ErrorCategory.DEVICE, "The print of job " + task.id().job() + " was not begun: " + why, cause);
    }
}
