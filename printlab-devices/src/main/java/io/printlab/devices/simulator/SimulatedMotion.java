package io.printlab.devices.simulator;

import java.util.Locale;

/** Position, modes and the planner's queue of moves; times are simulated nanoseconds. */
final class SimulatedMotion {
    private static final int PLANNER_BLOCKS = 16;

    private final SimulatedModel model;
    private final double[] position = new double[4];
    private final double[] direction = new double[3];
    private final long[] ends = new long[PLANNER_BLOCKS];
    private int first;
    private int blocks;
    private long lastEnd;
    private double feed = 25;
    private boolean relative;
    private boolean relativeExtrusion;

    SimulatedMotion(SimulatedModel model) {
        this.model = model;
    }

    void advance(long now) {
        while (blocks > 0 && ends[first] <= now) {
            first = (first + 1) % PLANNER_BLOCKS;
            blocks--;
        }
    }

    boolean hasRoom() {
        return blocks < PLANNER_BLOCKS;
    }

    boolean isStill() {
        return blocks == 0;
    }

    int freeBlocks() {
        return PLANNER_BLOCKS - blocks;
    }

    /** When the oldest move ends; only while one is queued. */
    long firstEnd() {
        return ends[first];
    }

    void stop() {
        blocks = 0;
    }

    void modes(String code) {
        switch (code) {
            case "G90", "G91" -> {
                relative = code.equals("G91");
                relativeExtrusion = relative;
            }
            case "M82" -> relativeExtrusion = false;
            default -> relativeExtrusion = true;
        }
    }

    void home(Words words) {
        boolean all = !(words.has('X') || words.has('Y') || words.has('Z'));
        for (int axis = 0; axis < 3; axis++) {
            if (all || words.has("XYZ".charAt(axis))) {
                position[axis] = 0;
            }
        }
    }

    void setPosition(Words words) {
        for (int axis = 0; axis < 4; axis++) {
            position[axis] = words.get("XYZE".charAt(axis), position[axis]);
        }
    }

    /** Queues a line or an arc; there must be room. */
    void move(String code, Words words, long now) {
        double[] from = position.clone();
        for (int axis = 0; axis < 4; axis++) {
            char letter = "XYZE".charAt(axis);
            boolean adds = axis == 3 ? relativeExtrusion : relative;
            if (words.has(letter)) {
                double value = words.get(letter, 0);
                position[axis] = adds ? position[axis] + value : value;
            }
        }
        if (words.has('F')) {
            feed = Math.max(0.1, Math.min(model.speed(), words.get('F', 1500) / 60));
        }
        double seconds = code.equals("G2") || code.equals("G3") ? arcSeconds(code, words, from) : lineSeconds(from);
        if (seconds > 0) {
            queue((long) (seconds * 1e9), now);
        }
    }

    private double lineSeconds(double[] from) {
        double[] heading = new double[3];
        double squares = 0;
        for (int axis = 0; axis < 3; axis++) {
            heading[axis] = position[axis] - from[axis];
            squares += heading[axis] * heading[axis];
        }
        double length = Math.sqrt(squares);
        if (length == 0) {
            return Math.abs(position[3] - from[3]) / feed;
        }
        double cosine = 0;
        for (int axis = 0; axis < 3; axis++) {
            heading[axis] /= length;
            cosine += heading[axis] * direction[axis];
            direction[axis] = heading[axis];
        }
        double height = Math.abs(position[2] - from[2]);
        return Math.max(height / model.heightSpeed(), seconds(length, (1 - cosine) / 2));
    }

    private double arcSeconds(String code, Words words, double[] from) {
        double i = words.get('I', 0);
        double j = words.get('J', 0);
        double radius = Math.hypot(i, j);
        double chord = Math.hypot(position[0] - from[0], position[1] - from[1]);
        if (radius == 0) {
            return seconds(chord, 0.5);
        }
        double start = Math.atan2(-j, -i);
        double end = Math.atan2(position[1] - from[1] - j, position[0] - from[0] - i);
        double angle = code.equals("G2") ? start - end : end - start;
        while (angle <= 1e-9) {
            angle += 2 * Math.PI;
        }
        return seconds(angle * radius, 0.5);
    }

    /** The time at full speed plus what the corner before it costs, at most that of a move from stop to stop. */
    private double seconds(double length, double corner) {
        double acceleration = model.acceleration();
        double fromStopToStop = 2 * Math.sqrt(length / acceleration);
        double withCorner = length / feed + feed / acceleration * corner;
        return Math.max(length / feed, Math.min(fromStopToStop, withCorner));
    }

    private void queue(long nanos, long now) {
        long end = (blocks == 0 ? now : Math.max(now, lastEnd)) + nanos;
        ends[(first + blocks) % PLANNER_BLOCKS] = end;
        blocks++;
        lastEnd = end;
    }

    String report() {
        return String.format(
                Locale.ROOT,
                "X:%.2f Y:%.2f Z:%.2f E:%.2f Count X:%d Y:%d Z:%d",
                position[0],
                position[1],
                position[2],
                position[3],
                Math.round(position[0] * 80),
                Math.round(position[1] * 80),
                Math.round(position[2] * 400));
    }
}
