package io.printlab.app.command;

import io.printlab.app.LabProcess;
import io.printlab.app.config.Settings;
import picocli.CommandLine.Command;

/** Runs the demo lab until it is told to stop. */
@Command(name = "demo", description = "Runs a lab with simulated printers and made-up people, for this computer alone.")
final class DemoCommand extends LabCommand {
    @Override
    LabProcess start(Settings settings) {
        return LabProcess.demo(settings);
    }

    @Override
    String greeting() {
        return "The demo lab is open";
    }
}
