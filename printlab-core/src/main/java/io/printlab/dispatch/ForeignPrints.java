package io.printlab.dispatch;

import io.printlab.driver.DeviceObservation;
import io.printlab.driver.PrintObservation;
import org.jspecify.annotations.Nullable;

/** Notices what a device prints without this lab: begun by somebody at the device, or left over from a job that was given up. */
final class ForeignPrints {
    /** What was noticed last. */
    enum Notice {
        NOTHING,
        BEGUN,
        ENDED,
        /** It began and ended while nobody looked: before this process, or while contact was away. */
        UNSEEN
    }

    private boolean running;
    private @Nullable String name;

    /** @param claimed whether the lab has a job on the device now */
    Notice follow(DeviceObservation observation, boolean claimed) {
        if (observation.lost()) {
            return Notice.NOTHING;
        }
        boolean before = running;
        String known = name;
        running = observation.foreign() || isLeftOver(observation.print(), claimed);
        String told = observation.foreignPrint();
        if (told != null) {
            name = told;
        } else if (running && !before) {
            name = null;
        }
        if (running) {
            return before ? Notice.NOTHING : Notice.BEGUN;
        }
        if (before) {
            return Notice.ENDED;
        }
        return told != null && !told.equals(known) ? Notice.UNSEEN : Notice.NOTHING;
    }

    private static boolean isLeftOver(@Nullable PrintObservation print, boolean claimed) {
        return print != null && !claimed && !print.phase().isEnd();
    }

    /** @param what became of it, after its name */
    String sentence(String what) {
        return (name == null ? "Something" : name) + " " + what + ".";
    }
}
