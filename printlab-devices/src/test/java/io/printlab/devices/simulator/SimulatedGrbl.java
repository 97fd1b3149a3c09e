package io.printlab.devices.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A machine with grbl 1.1, from its documents: a receive buffer of 128 bytes, a planner of 15 moves, real-time characters that are
 * taken out of the stream. Each move takes some milliseconds.
 */
final class SimulatedGrbl implements AutoCloseable {
    private static final int RECEIVE_BUFFER = 127;
    private static final int PLANNER = 15;
    private static final long JOIN_MILLIS = 2000;

    private final PrinterEnd end;
    private final long moveNanos;
    private final Thread thread;
    private final Deque<String> received = new ArrayDeque<>();
    private final StringBuilder line = new StringBuilder();
    private final Deque<String> planned = new ArrayDeque<>();
    private final List<String> executed = new ArrayList<>();
    private final List<Byte> realTime = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private String state = "Idle";
    private int bytes;
    private int overruns;
    private long moveEnds;
    private boolean spindle;
    private String errorAt = "";
    private String errorCode = "";

    SimulatedGrbl(PrinterEnd end, long moveMillis) {
        this.end = end;
        this.moveNanos = moveMillis * 1_000_000;
        this.thread = new Thread(this::serve, "simulated-grbl");
        thread.setDaemon(true);
        banner();
        thread.start();
    }

    /** The first line of this text is answered by an error. */
    synchronized void refuse(String text, String code) {
        errorAt = text;
        errorCode = code;
    }

    /** A limit switch is hit. */
    synchronized void alarm(int number) {
        say("ALARM:" + number);
        state = "Alarm";
        planned.clear();
        spindle = false;
    }

    /** Somebody presses the reset button, or the power failed for a moment. */
    synchronized void pressReset() {
        restart("Idle");
    }

    synchronized void openDoor() {
        state = "Door:0";
    }

    synchronized void closeDoor() {
        state = "Run";
    }

    /** A person looked at it and unlocked it. */
    synchronized void unlock() {
        state = "Idle";
    }

    synchronized List<String> executed() {
        return List.copyOf(executed);
    }

    synchronized boolean spindle() {
        return spindle;
    }

    synchronized int overruns() {
        return overruns;
    }

    synchronized List<Byte> realTime() {
        return List.copyOf(realTime);
    }

    void unplug() {
        end.close();
    }

    private void serve() {
        byte[] buffer = new byte[256];
        try {
            while (true) {
                int count = end.read(buffer, 2);
                byte[] answer;
                synchronized (this) {
                    for (int i = 0; i < count; i++) {
                        receive(buffer[i]);
                    }
                    work(System.nanoTime());
                    answer = out.toByteArray();
                    out.reset();
                }
                if (answer.length > 0) {
                    end.write(answer);
                }
            }
        } catch (IOException pulled) {
            end.close();
        }
    }

    private void receive(byte next) {
        switch (next) {
            case '?' -> say("<" + state + "|MPos:0.000,0.000,0.000|FS:" + (state.equals("Run") ? 500 : 0) + ",0>");
            case '!', '~', 0x18, (byte) 0x9e -> {
                realTime.add(next);
                command(next);
            }
            case '\n' -> {
                received.add(line.toString());
                bytes++;
                line.setLength(0);
            }
            default -> {
                if (bytes >= RECEIVE_BUFFER) {
                    overruns++;
                } else {
                    line.append((char) next);
                    bytes++;
                }
            }
        }
    }

    private void command(byte next) {
        switch (next) {
            case '!' -> state = state.equals("Run") ? "Hold:0" : state;
            case '~' -> {
                if (state.startsWith("Hold") || state.startsWith("Door")) {
                    state = planned.isEmpty() ? "Idle" : "Run";
                }
            }
            case 0x18 -> {
                boolean moving = state.equals("Run");
                if (moving) {
                    say("ALARM:3");
                }
                restart(moving || state.equals("Alarm") ? "Alarm" : "Idle");
            }
            default -> spindle = false;
        }
    }

    private void restart(String next) {
        received.clear();
        planned.clear();
        line.setLength(0);
        bytes = 0;
        spindle = false;
        state = next;
        banner();
    }

    private void banner() {
        say("");
        say("Grbl 1.1h ['$' for help]");
    }

    private void work(long now) {
        if (state.equals("Run") && now >= moveEnds) {
            planned.poll();
            moveEnds = now + moveNanos;
            if (planned.isEmpty()) {
                state = "Idle";
            }
        }
        while (!received.isEmpty() && takes(received.peek())) {
            String next = received.poll();
            bytes -= next.length() + 1;
            take(next, now);
        }
    }

    private boolean takes(String next) {
        boolean waits = next.startsWith("M") || next.startsWith("G4");
        return waits ? planned.isEmpty() : planned.size() < PLANNER;
    }

    private void take(String next, long now) {
        if (next.equals("$$")) {
            say("$0=10");
            say("$32=1");
        } else if (state.equals("Alarm")) {
            say("error:9");
            return;
        } else if (!errorAt.isEmpty() && next.equals(errorAt)) {
            errorAt = "";
            say("error:" + errorCode);
            return;
        } else {
            executed.add(next);
            spindle = next.startsWith("M3") || next.startsWith("M4") || (spindle && !next.startsWith("M5"));
            if (next.startsWith("G0") || next.startsWith("G1")) {
                planned.add(next);
                if (state.equals("Idle")) {
                    state = "Run";
                    moveEnds = now + moveNanos;
                }
            }
        }
        say("ok");
    }

    private void say(String text) {
        out.writeBytes((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        end.close();
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }
}
