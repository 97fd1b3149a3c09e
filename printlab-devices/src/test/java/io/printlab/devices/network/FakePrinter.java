package io.printlab.devices.network;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The printer behind a fake host: prints one byte in a millisecond, and remembers what became of each print. */
public final class FakePrinter {
    /** What it does, or did last. */
    public enum State {
        IDLE,
        PRINTING,
        PAUSED,
        FINISHED,
        CANCELLED,
        HALTED
    }

    /** A print that has ended. */
    public record Ended(int number, String file, State how) {}

    private static final long NANOS_A_BYTE = 1_000_000;

    private final Map<String, byte[]> files = new HashMap<>();
    private final List<Ended> history = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private State state = State.IDLE;
    private @Nullable String file;
    private int number;
    private long left;
    private long total = 1;
    private long runningSince;

    public synchronized void keep(String name, byte[] content) {
        files.put(name, content);
    }

    public synchronized boolean has(String name) {
        return files.containsKey(name);
    }

    public synchronized Map<String, byte[]> files() {
        return Map.copyOf(files);
    }

    public synchronized void remove(String name) {
        files.remove(name);
        calls.add("remove " + name);
    }

    /** @return false if it is busy */
    public synchronized boolean begin(String name) {
        calls.add("begin " + name);
        return run(name, files.getOrDefault(name, new byte[0]).length * NANOS_A_BYTE);
    }

    /** Somebody at the machine begins a print that takes long. */
    public synchronized void beginAtTheMachine(String name) {
        run(name, Duration.ofHours(1).toNanos());
    }

    private boolean run(String name, long nanos) {
        if (isBusy()) {
            return false;
        }
        file = name;
        number++;
        total = Math.max(1, nanos);
        left = nanos;
        runningSince = System.nanoTime();
        state = State.PRINTING;
        return true;
    }

    public synchronized boolean isBusy() {
        return state() == State.PRINTING || state == State.PAUSED;
    }

    public synchronized State state() {
        if (state == State.PRINTING && leftNow() <= 0) {
            end(State.FINISHED);
        }
        return state;
    }

    private long leftNow() {
        return state == State.PRINTING ? left - (System.nanoTime() - runningSince) : left;
    }

    public synchronized double progress() {
        return state() == State.FINISHED ? 1 : Math.min(1, Math.max(0, 1 - (double) leftNow() / total));
    }

    public synchronized @Nullable String file() {
        return file;
    }

    public synchronized int number() {
        return number;
    }

    public synchronized void pause() {
        calls.add("pause");
        if (state() == State.PRINTING) {
            left = leftNow();
            state = State.PAUSED;
        }
    }

    public synchronized void resume() {
        calls.add("resume");
        if (state == State.PAUSED) {
            runningSince = System.nanoTime();
            state = State.PRINTING;
        }
    }

    public synchronized void cancel() {
        calls.add("cancel");
        if (isBusy()) {
            end(State.CANCELLED);
        }
    }

    public synchronized void cancelAtTheMachine() {
        end(State.CANCELLED);
    }

    public synchronized void finishNow() {
        end(State.FINISHED);
    }

    public synchronized void halt() {
        calls.add("halt");
        if (isBusy()) {
            history.add(new Ended(number, String.valueOf(file), State.HALTED));
        }
        state = State.HALTED;
    }

    /** Its host's program is started again, and with it the print is forgotten, though not its history. */
    public synchronized void forget() {
        if (isBusy()) {
            history.add(new Ended(number, String.valueOf(file), State.HALTED));
        }
        state = State.IDLE;
        file = null;
    }

    private void end(State how) {
        state = how;
        left = 0;
        history.add(new Ended(number, String.valueOf(file), how));
    }

    public synchronized List<Ended> history() {
        state();
        return List.copyOf(history);
    }

    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }
}
