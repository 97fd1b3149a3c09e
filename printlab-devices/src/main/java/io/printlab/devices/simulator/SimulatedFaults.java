package io.printlab.devices.simulator;

import io.printlab.error.PrintLabException;
import java.util.Locale;

/**
 * What goes wrong, and how often; 0 is never. Which lines are hit follows from the printer's seed.
 *
 * @param corruptOneIn flips a bit in about one received line of so many
 * @param loseOkOneIn leaves out about one acknowledgement of so many
 * @param unplugAfter pulls the plug after so many accepted commands
 * @param resetAfter resets the board after so many accepted commands
 * @param killAfter halts the firmware after so many accepted commands
 */
public record SimulatedFaults(int corruptOneIn, int loseOkOneIn, int unplugAfter, int resetAfter, int killAfter) {
    public static final SimulatedFaults NONE = new SimulatedFaults(0, 0, 0, 0, 0);

    /**
     * Reads {@code corrupt=50, lose-ok=30, unplug=500, reset=500, kill=500}, each part optional.
     *
     * @throws PrintLabException with category USER if it is something else
     */
    public static SimulatedFaults parse(String text) {
        SimulatedFaults faults = NONE;
        for (String part : text.strip().split("[, ]+")) {
            if (!part.isEmpty()) {
                faults = faults.with(part.toLowerCase(Locale.ROOT));
            }
        }
        return faults;
    }

    private SimulatedFaults with(String part) {
        if (!part.matches("[a-z-]+=[0-9]{1,9}")) {
            throw unknown(part);
        }
        int n = Integer.parseInt(part.substring(part.indexOf('=') + 1));
        return switch (part.substring(0, part.indexOf('='))) {
            case "corrupt" -> new SimulatedFaults(n, loseOkOneIn, unplugAfter, resetAfter, killAfter);
            case "lose-ok" -> new SimulatedFaults(corruptOneIn, n, unplugAfter, resetAfter, killAfter);
            case "unplug" -> new SimulatedFaults(corruptOneIn, loseOkOneIn, n, resetAfter, killAfter);
            case "reset" -> new SimulatedFaults(corruptOneIn, loseOkOneIn, unplugAfter, n, killAfter);
            case "kill" -> new SimulatedFaults(corruptOneIn, loseOkOneIn, unplugAfter, resetAfter, n);
            default -> throw unknown(part);
        };
    }

    private static PrintLabException unknown(String part) {
        return PrintLabException.user("The simulated fault \"" + part
                + "\" is not known: write corrupt=50, lose-ok=30, unplug=500, reset=500 or kill=500.");
    }
}
