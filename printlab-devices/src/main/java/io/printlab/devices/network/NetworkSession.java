package io.printlab.devices.network;

import io.printlab.driver.DeviceListener;
import io.printlab.driver.DeviceObservation;
import io.printlab.driver.DeviceSession;
import io.printlab.driver.PrintPhase;
import io.printlab.driver.PrintTask;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session with a printer's host: one thread asks how things stand, one more sends a file while there is one to send. What is known
 * is in {@link FollowedPrinter}, under this object's lock, which is never held while the host is asked.
 */
public final class NetworkSession implements DeviceSession {
    private static final Logger log = LoggerFactory.getLogger(NetworkSession.class);
    private static final Duration CLOSING = Duration.ofSeconds(3);

    private enum Wish {
        PAUSE,
        RESUME,
        CANCEL
    }

    private final PrinterHost host;
    private final String name;
    private final DeviceListener listener;
    private final Clock clock;
    private final Patience patience;
    private final FollowedPrinter printer;
    private final Thread asking;
    private volatile DeviceObservation observation;
    private volatile @Nullable SentContent content;
    private @Nullable Thread sending;
    private @Nullable Wish wish;
    private @Nullable String lastFile;
    private final CountDownLatch closed = new CountDownLatch(1);

    private NetworkSession(PrinterHost host, String name, DeviceListener listener, Clock clock, Patience patience) {
        this.host = host;
        this.name = name;
        this.listener = listener;
        this.clock = clock;
        this.patience = patience;
        this.printer = new FollowedPrinter(patience, System.nanoTime());
        this.observation = printer.observation(clock.instant());
        this.asking = new Thread(this::askUntilLost, "printlab-" + name);
        asking.setDaemon(true);
    }

    /**
     * Opens a session, if the host answers.
     *
     * @param host closed with the session, or here if it does not answer
     * @param name of driver and address, for threads, logs and people
     */
    public static NetworkSession open(
            PrinterHost host, String name, DeviceListener listener, Clock clock, Patience patience) {
        NetworkSession session = new NetworkSession(host, name, listener, clock, patience);
        try {
            session.ask();
        } catch (IOException unreachable) {
            host.close();
            throw fault(HostText.line(String.valueOf(unreachable.getMessage()), 400), unreachable);
        }
        session.publish();
        session.asking.start();
        return session;
    }

    private void askUntilLost() {
        try {
            while (!observation.lost() && !closed.await(patience.poll().toMillis(), TimeUnit.MILLISECONDS)) {
                askOnce();
                publish();
            }
        } catch (InterruptedException told) {
            log.debug("The session with {} ends", name, told);
        } catch (RuntimeException defect) {
            log.error("The session with {} failed and is given up", name, defect);
            step(now -> printer.lost("The session failed by a defect of printlab: " + defect + "."));
        }
        endSending();
        host.close();
    }

    private void askOnce() {
        try {
            ask();
            watchSending();
            carryOutWish();
        } catch (IOException unanswered) {
            String why = HostText.line(String.valueOf(unanswered.getMessage()), 400);
            boolean hopeless = unanswered instanceof HostRefusal refused && refused.isOfKey();
            step(now -> {
                if (hopeless) {
                    printer.lost(why);
                } else {
                    printer.unanswered(why, now);
                }
            });
        }
    }

    private void ask() throws IOException {
        HostReport report = host.report();
        String wanted;
        boolean newest;
        synchronized (this) {
            printer.report(report, System.nanoTime());
            wanted = printer.pastWanted().orElse(null);
            newest = printer.isNewestWanted();
        }
        if (wanted != null || newest) {
            PastPrint past = host.past(wanted);
            step(now -> printer.past(past));
        }
    }

    private void step(Consumer<Long> work) {
        synchronized (this) {
            work.accept(System.nanoTime());
        }
    }

    private void publish() {
        synchronized (this) {
            observation = printer.observation(clock.instant());
        }
        listener.changed();
    }

    @Override
    public DeviceObservation observe() {
        return observation;
    }

    @Override
    public void start(PrintTask task) {
        synchronized (this) {
            if (closed.getCount() == 0 || !printer.isReady() || sending != null) {
                throw fault(
                        "The print of job " + task.id().job() + " was not begun: the printer is not ready. "
                                + observation.evidence(),
                        null);
            }
            printer.start(task.id());
            wish = null;
            Thread thread = new Thread(() -> send(task), "printlab-upload-" + name);
            thread.setDaemon(true);
            sending = thread;
            thread.start();
        }
        publish();
    }

    private void send(PrintTask task) {
        String file = PrintName.of(task.id());
        try (SentContent opened = new SentContent(task.content().open(), System.nanoTime())) {
            content = opened;
            removeLast();
            host.send(file, opened, task.bytes());
            if (opened.count() != task.bytes()) {
                throw new IOException("the file has " + opened.count() + " bytes and not " + task.bytes());
            }
            boolean begins;
            synchronized (this) {
                begins = printer.askToBegin(task.id());
            }
            if (begins) {
                lastFile = file;
                host.begin(file);
            } else {
                host.remove(file);
                step(now -> printer.failed(task.id(), "It was given up before the printer was asked to begin."));
            }
        } catch (HostRefusal refused) {
            step(now -> printer.failed(task.id(), "The printer's host refused it: " + refused.getMessage()));
        } catch (IOException | RuntimeException broken) {
            log.warn("{}: the start of job {} broke off", name, task.id().job(), broken);
            brokeOff(task, String.valueOf(broken.getMessage()));
        } finally {
            content = null;
            synchronized (this) {
                sending = null;
            }
            publish();
        }
    }

    /** What broke before the host was asked to begin did not begin; what broke after that is left to observation. */
    private synchronized void brokeOff(PrintTask task, String why) {
        OwnPrint ours = printer.running();
        if (ours != null && !ours.asked()) {
            printer.failed(
                    task.id(),
                    "The file did not get to the printer, and nothing was printed: " + HostText.sentence(why)
                            + " Look at the network and at the free space of the printer's host.");
        }
    }

    /** Only the newest file stays with the host: an earlier one is of no use any more, and would fill its card. */
    private void removeLast() {
        String last = lastFile;
        if (last != null) {
            try {
                host.remove(last);
            } catch (IOException kept) {
                log.debug("{} keeps the file {}", name, last, kept);
            }
        }
    }

    private void watchSending() {
        SentContent moving = content;
        if (moving == null) {
            return;
        }
        if (System.nanoTime() - moving.movedAt() > patience.stalled().toNanos()) {
            endSending();
            return;
        }
        OwnPrint ours;
        synchronized (this) {
            ours = printer.running();
        }
        if (ours != null) {
            long kilobytes = moving.count() / 1024;
            step(now -> printer.sent(ours.task(), "sending the file (" + kilobytes + " KiB)"));
        }
    }

    private void endSending() {
        SentContent moving = content;
        Thread thread;
        synchronized (this) {
            thread = sending;
        }
        if (moving != null) {
            moving.end();
        }
        if (thread != null) {
            host.breakOff();
            thread.interrupt();
        }
    }

    @Override
    public void pause() {
        ask(Wish.PAUSE);
    }

    @Override
    public void resume() {
        ask(Wish.RESUME);
    }

    @Override
    public void cancel() {
        boolean unsent;
        synchronized (this) {
            OwnPrint ours = printer.running();
            printer.cancelAsked();
            unsent = ours != null && !ours.asked();
        }
        if (unsent) {
            endSending();
        } else {
            ask(Wish.CANCEL);
        }
    }

    /** What cannot be done before the print is seen is done then. */
    private void ask(Wish wanted) {
        synchronized (this) {
            OwnPrint ours = printer.running();
            if (ours == null) {
                return;
            }
            if (ours.phase() == PrintPhase.STARTING) {
                wish = wanted;
                return;
            }
        }
        try {
            tell(wanted);
        } catch (IOException unanswered) {
            throw fault(
                    "The printer was asked to " + wanted.name().toLowerCase(Locale.ROOT) + ", and said: "
                            + HostText.sentence(String.valueOf(unanswered.getMessage()))
                            + " Look at the printer, and try again or do it there.",
                    unanswered);
        }
    }

    private void carryOutWish() {
        Wish wanted;
        synchronized (this) {
            OwnPrint ours = printer.running();
            if (ours == null || ours.phase() == PrintPhase.STARTING) {
                return;
            }
            wanted = wish;
            wish = null;
        }
        if (wanted != null) {
            try {
                tell(wanted);
            } catch (IOException refused) {
                log.warn("{} could not {}", name, wanted, refused);
            }
        }
    }

    /** Looks once more before it tells: what runs now may be somebody else's. */
    private void tell(Wish wanted) throws IOException {
        HostReport seen = host.lookAgain();
        OwnPrint ours;
        synchronized (this) {
            ours = printer.running();
        }
        if (ours == null || !seen.activity().isPrint()) {
            return;
        }
        if (seen.file() != null
                && !PrintName.read(seen.file()).filter(ours.task()::equals).isPresent()) {
            throw new HostRefusal(
                    "the printer prints something that was started at the machine, which printlab leaves alone");
        }
        switch (wanted) {
            case PAUSE -> host.pause(seen);
            case RESUME -> host.resume(seen);
            case CANCEL -> host.cancel(seen);
        }
    }

    @Override
    public void emergencyStop() {
        try {
            host.emergencyStop();
        } catch (IOException unreached) {
            throw fault(
                    "The emergency stop did not reach " + name + " ("
                            + HostText.line(String.valueOf(unreached.getMessage()), 200)
                            + "): switch the printer off by its power switch.",
                    unreached);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        endSending();
        asking.interrupt();
        Thread upload;
        synchronized (this) {
            upload = sending;
        }
        host.close();
        join(asking);
        if (upload != null) {
            join(upload);
        }
        step(now -> printer.lost("The session was closed."));
        observation = printer.observation(clock.instant());
    }

    private static void join(Thread thread) {
        try {
            thread.join(CLOSING.toMillis());
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }

    private static PrintLabException fault(String message, @Nullable Throwable cause) {
        return new PrintLabException(ErrorCategory.DEVICE, message, cause);
    }
}
