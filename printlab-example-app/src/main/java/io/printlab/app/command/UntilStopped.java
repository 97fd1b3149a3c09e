package io.printlab.app.command;

import io.printlab.devices.serial.SerialShutdown;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the program until Ctrl-C or a signal, then closes the lab in order. */
final class UntilStopped {
    private static final Logger log = LoggerFactory.getLogger(UntilStopped.class);

    private UntilStopped() {}

    /** @param greeting what runs, as the beginning of a sentence */
    static int run(AutoCloseable running, PrintWriter out, String greeting) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        Thread stop = new Thread(
                () -> {
                    close(running);
                    stopped.countDown();
                },
                "printlab-stop");
        SerialShutdown.before(stop);
        out.println(greeting + " - stop it with Ctrl-C.");
        out.flush();
        stopped.await();
        return 0;
    }

    private static void close(AutoCloseable running) {
        try {
            running.close();
        } catch (Exception fault) {
            log.error("The process failed to stop in order", fault);
        }
    }
}
