package io.printlab.app.command;

import io.printlab.app.LabProcess;
import io.printlab.app.config.Settings;
import picocli.CommandLine.Command;

/** Runs the lab until it is told to stop. */
@Command(name = "serve", description = "Runs the lab with the devices and the database of the settings.")
final class ServeCommand extends LabCommand {
    @Override
    LabProcess start(Settings settings) {
        return LabProcess.serve(settings);
    }

    @Override
    String greeting() {
        return "printlab serves";
    }
}
