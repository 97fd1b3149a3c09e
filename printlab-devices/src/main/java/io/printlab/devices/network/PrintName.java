package io.printlab.devices.network;

import io.printlab.driver.PrintTask;
import io.printlab.job.JobId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name under which a print lies on a printer's host: made of numbers alone, so no title of anybody meets a path, and read back
 * from what the host says it prints, so a print is recognised after a restart. One job printed again has another fence and name.
 */
public final class PrintName {
    private static final Pattern NAME =
            Pattern.compile("(?:.*/)?printlab-([0-9]{1,18})-([0-9]{1,18})\\.gcode", Pattern.DOTALL);
    private static final int LONGEST = 300;

    private PrintName() {}

    public static String of(PrintTask.Id task) {
        return "printlab-" + task.job().value() + "-" + task.fence() + ".gcode";
    }

    /** The task that a file of this name, or at this path, was sent for; empty if printlab did not send it. */
    public static Optional<PrintTask.Id> read(@Nullable String file) {
        if (file == null || file.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher name = NAME.matcher(file);
        return name.matches()
                ? Optional.of(new PrintTask.Id(new JobId(Long.parseLong(name.group(1))), Long.parseLong(name.group(2))))
                : Optional.empty();
    }
}
