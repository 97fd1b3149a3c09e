package io.printlab.driver;

import io.printlab.error.PrintLabException;
import java.util.List;

/**
 * SPI: a connection to one device. Called by the device's worker thread alone, except {@link #observe()} and {@link #emergencyStop()},
 * which any thread may call at any time, also while another call blocks.
 *
 * <p>A call says what is wanted; what happened is known only from {@link #observe()}. An acknowledgement of the device
 * is not a result: a print counts as started when it is observed to print.
 *
 * <p>A method fails with a {@code PrintLabException} of category DEVICE. Whatever it throws, the next observation tells the true state.
 */
public interface DeviceSession extends AutoCloseable {
    /** The newest knowledge of the device. Never blocks, never throws; without contact it says UNKNOWN and why. */
    DeviceObservation observe();

    /**
     * Begins a print. Called only after an observation without a running print, with a bed that is clear. Returns once
     * the print is under way in the session (a slow upload may still go on in the background) and shows in {@link #observe()}
     * with this task's id; blocks for seconds at most.
     */
    void start(PrintTask task);

    /** Asks for a pause at the next safe point. Does nothing if no print runs. Needs {@link DriverFeature#PAUSE}. */
    void pause();

    /** Asks a paused print to go on. Does nothing if none is paused. Needs {@link DriverFeature#PAUSE}. */
    void resume();

    /** Asks the running or paused print to stop for good, heaters off. Does nothing if there is none. Needs {@link DriverFeature#CANCEL}. */
    void cancel();

    /**
     * Sends commands in the device's own language (G-code), one after the other and in front of whatever a resume sends, while no line of a
     * print can come between: only to an idle device, or to one whose print stands still. Returns at once; what they do shows in
     * {@link #observe()}. Called by the device's worker thread. Needs {@link DriverFeature#COMMANDS}.
     *
     * @param commands checked, each one line without line number, checksum and comment
     * @throws io.printlab.error.PrintLabException CONFLICT if the device cannot take them now; none of them was sent then
     */
    default void run(List<String> commands) {
        throw PrintLabException.conflict(
                "This driver has no way to send commands of its own; none of " + commands.size() + " was sent.");
    }

    /**
     * Stops every movement and heater at once, by the fastest way the device has, ahead of everything that waits to be
     * sent. May be called from any thread. Needs {@link DriverFeature#EMERGENCY_STOP}.
     */
    void emergencyStop();

    /**
     * Gives up the connection and every thread and resource of the session within a few seconds. A streamed print ends
     * with it, heaters off where the device still listens; one that prints from its own storage is left alone. Idempotent.
     */
    @Override
    void close();
}
