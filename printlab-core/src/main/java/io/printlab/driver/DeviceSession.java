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
 * <p>A method fails with a {@code PrintLabException} of category DEVICE, whose message is shown to people: what happened, why, and what
 * to look at. Whatever it throws, the next observation tells the true state. While a call blocks, the device's worker does nothing
 * else: hand what takes longer than some seconds to a thread of the session. Such a thread is a daemon, carries a name that begins
 * with {@code printlab-} and ends in {@link #close}.
 *
 * <p>{@link #pause}, {@link #resume}, {@link #cancel} and {@link #emergencyStop} throw without their feature.
 */
public interface DeviceSession extends AutoCloseable {
    /**
     * The newest knowledge of the device, at most some seconds old. Called every 250 ms at least, and after each {@link
     * DeviceListener#changed()}. Never blocks, never throws; without contact it says UNKNOWN and why. Once it said {@code lost} it
     * says so for good, and the lab closes the session and opens another. The end of a print stays in it until the next begins.
     */
    DeviceObservation observe();

    /**
     * Begins a print. Called only after an observation of an IDLE device without a foreign print, with a bed that is clear; at most
     * once for each task. Refuses, with a DEVICE error, while a print runs or the session is lost. If it throws, the lab cannot know
     * what was sent: a person decides. A file that cannot be read to its end is a print that FAILED. Returns once
     * the print is under way in the session (a slow upload may still go on in the background) and shows in {@link #observe()}
     * with this task's id, as STARTING until the device itself was seen to print; blocks for seconds at most.
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
     * sent. Called by a thread of its own, also while another call blocks and also without a print. The device shows as FAULT until a
     * person has seen to it, a print of ours as FAILED. Throws if it did not reach the device: the message tells where the switch is.
     * Needs {@link DriverFeature#EMERGENCY_STOP}.
     */
    void emergencyStop();

    /**
     * Gives up the connection and every thread and resource of the session within a few seconds. A streamed print ends
     * with it, heaters off where the device still listens; one that prints from its own storage is left alone. Called by the worker
     * thread or by the one that stops the lab, also while another call blocks, which it ends. Idempotent, never throws; after it
     * {@link #observe} says {@code lost}.
     */
    @Override
    void close();
}
