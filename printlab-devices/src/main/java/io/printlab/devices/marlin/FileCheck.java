package io.printlab.devices.marlin;

import io.printlab.driver.PrintTask;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A file that was read through before it is printed, so that one that cannot be sent whole is not begun.
 *
 * @param first bytes up to the end of its first command; pictures in comments come before it
 * @param last bytes up to the end of its last command; a slicer's settings follow it
 */
record FileCheck(long first, long last) {
    /** Throws a PrintLabException of category DEVICE that names the line. */
    static FileCheck check(PrintTask task) {
        long first = 0;
        long last = 0;
        try (CommandReader reader = new CommandReader(task.content().open())) {
            Command command = reader.next();
            while (command != null) {
                first = first == 0 ? command.end() : first;
                last = command.end();
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
        if (last == 0) {
            throw refused(task, "it holds no command: slice the model anew.", null);
        }
        return new FileCheck(first, last);
    }

    /** 0 to 1: how much of the commands is done when so many bytes are. */
    double progress(long bytes) {
        return last <= first ? 0 : Math.max(0, Math.min(1, (double) (bytes - first) / (last - first)));
    }

    private static PrintLabException refused(PrintTask task, String why, @Nullable Throwable cause) {
        return new PrintLabException(
                ErrorCategory.DEVICE, "The print of job " + task.id().job() + " was not begun: " + why, cause);
    }
}
