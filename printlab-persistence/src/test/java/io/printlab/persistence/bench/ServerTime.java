package io.printlab.persistence.bench;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Processor time of the database server, which other work on the machine does not change. */
final class ServerTime {
    private ServerTime() {}

    /** Milliseconds that the server and its processes computed for each call, after some that are not counted. */
    static double millis(int calls, Callable<?> call) throws Exception {
        for (int i = 0; i < calls / 10; i++) {
            call.call();
        }
        Duration before = spent();
        for (int i = 0; i < calls; i++) {
            call.call();
        }
        return spent().minus(before).toNanos() / 1e6 / calls;
    }

    private static Duration spent() {
        return ProcessHandle.current()
                .descendants()
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
