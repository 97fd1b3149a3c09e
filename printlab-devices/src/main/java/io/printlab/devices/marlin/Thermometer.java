package io.printlab.devices.marlin;

import io.printlab.device.Temperature;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The newest temperatures, and when they are to be asked for where they do not come by themselves. */
final class Thermometer {
    private static final long POLL_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long COUNT_NANOS = TimeUnit.SECONDS.toNanos(15);

    private List<Temperature> latest = List.of();
    private long lastPoll;

    void read(Reply reply) {
        List<Temperature> read = TemperatureReport.read(reply.text());
        if (!read.isEmpty()) {
            latest = read;
        }
    }

    List<Temperature> latest() {
        return latest;
    }

    /**
     * Whether M105 is to be asked now; then it counts as asked. Asked for now and then in every print, because its answer
     * cannot be taken for that of another line: an ok too many is found out by it.
     */
    boolean isDue(boolean comesByItself, long now) {
        boolean due = now - lastPoll > (comesByItself ? COUNT_NANOS : POLL_NANOS);
        lastPoll = due ? now : lastPoll;
        return due;
    }
}
