package io.printlab.app.command;

import io.printlab.app.LabProcess;
import io.printlab.devices.serial.SerialShutdown;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;

/** Keeps the program until Ctrl-C or a signal, then closes the lab in order. */
final class UntilStopped {
    private UntilStopped() {}

    static int run(LabProcess lab, PrintWriter out, String greeting) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        Thread stop = new Thread(
                () -> {
                    lab.close();
                    stopped.countDown();
                },
                "printlab-stop");
        SerialShutdown.before(stop);
        out.println(greeting + " at http://localhost:" + lab.port() + " - stop it with Ctrl-C.");
        out.flush();
        stopped.await();
        return 0;
    }
}
