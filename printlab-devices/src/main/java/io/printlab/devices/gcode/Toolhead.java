package io.printlab.devices.gcode;

/** Follows the toolhead through the commands of a file, in millimetres of the machine. */
final class Toolhead {
    private static final double FARTHEST = 10_000;
    private static final double LONGEST_EXTRUSION = 2_000;
    /** An honest file of 100 MB has half as many; beyond, curves are drawn coarsely so that time stays bounded. */
    private static final long MOST_CURVE_PIECES = 20_000_000;

    private static final char[] AXES = {'X', 'Y', 'Z'};

    private final MoveListener listener;
    private final double[] at = new double[3];
    private final double[] before = new double[3];
    private final double[] target = new double[3];
    private final double[] offset = new double[3];
    private double unit = 1;
    private boolean relative;
    private boolean relativeExtrusion;
    private double extruderAt;
    private double extruded;
    private double feed = 25;
    private int tool;
    private boolean travel;
    private long moves;
    private long curvePieces;

    Toolhead(MoveListener listener) {
        this.listener = listener;
    }

    void execute(GCodeWords words) {
        switch (words.letter()) {
            case 'G' -> general(words);
            case 'M' -> {
                if (words.code() == 82 || words.code() == 83) {
                    relativeExtrusion = words.code() == 83;
                }
            }
            case 'T' -> tool = Math.min(words.code(), 31);
            default -> {
                // Other commands do not move the toolhead.
            }
        }
    }

    private void general(GCodeWords words) {
        switch (words.code()) {
            case 0, 1 -> {
                travel = words.code() == 0;
                aim(words);
                straight();
            }
            case 2, 3 -> {
                travel = false;
                aim(words);
                curve(words, words.code() == 2);
            }
            case 20 -> unit = 25.4;
            case 21 -> unit = 1;
            case 28 -> home(words);
            case 90 -> relative = false;
            case 91 -> relative = true;
            case 92 -> rename(words);
            default -> {
                // Other commands do not move the toolhead.
            }
        }
    }

    private void aim(GCodeWords words) {
        boolean named = words.has('E');
        for (int axis = 0; axis < 3; axis++) {
            target[axis] = at[axis];
            if (words.has(AXES[axis])) {
                double value = words.value(AXES[axis], 0) * unit;
                double wanted = relative ? at[axis] + value : value + offset[axis];
                if (Math.abs(wanted) <= FARTHEST) {
                    target[axis] = wanted;
                }
                named = true;
            }
        }
        double asked = words.value('F', 0) * unit / 60;
        if (asked > 0 && asked < FARTHEST) {
            feed = asked;
        }
        extruded = 0;
        if (words.has('E')) {
            double value = words.value('E', 0) * unit;
            double amount = relative || relativeExtrusion ? value : value - extruderAt;
            extruderAt += amount;
            if (Math.abs(amount) <= LONGEST_EXTRUSION) {
                extruded = amount;
            }
        }
        if (named) {
            moves++;
        }
    }

    private void straight() {
        step(target[0], target[1], target[2], extruded);
    }

    private void step(double x, double y, double z, double amount) {
        System.arraycopy(at, 0, before, 0, 3);
        at[0] = x;
        at[1] = y;
        at[2] = z;
        extruded = amount;
        if (amount != 0 || x != before[0] || y != before[1] || z != before[2]) {
            listener.moved(this);
        }
    }

    private void curve(GCodeWords words, boolean clockwise) {
        Arc arc = Arc.of(at, target, words, unit, clockwise, curvePieces < MOST_CURVE_PIECES ? 199 : 8);
        if (arc == null) {
            straight();
            return;
        }
        curvePieces += arc.pieces();
        double share = extruded / arc.pieces();
        double fromZ = at[2];
        double toX = target[0];
        double toY = target[1];
        double toZ = target[2];
        for (int i = 1; i < arc.pieces(); i++) {
            step(arc.x(i), arc.y(i), fromZ + (toZ - fromZ) * i / arc.pieces(), share);
        }
        step(toX, toY, toZ, share);
    }

    private void home(GCodeWords words) {
        boolean all = !words.has('X') && !words.has('Y') && !words.has('Z');
        for (int axis = 0; axis < 3; axis++) {
            if (all || words.has(AXES[axis])) {
                at[axis] = 0;
                offset[axis] = 0;
            }
        }
    }

    private void rename(GCodeWords words) {
        for (int axis = 0; axis < 3; axis++) {
            if (words.has(AXES[axis])) {
                double moved = at[axis] - words.value(AXES[axis], 0) * unit;
                offset[axis] = Math.abs(moved) <= FARTHEST ? moved : offset[axis];
            }
        }
        if (words.has('E')) {
            extruderAt = words.value('E', 0) * unit;
        }
    }

    double fromX() {
        return before[0];
    }

    double fromY() {
        return before[1];
    }

    double fromZ() {
        return before[2];
    }

    double x() {
        return at[0];
    }

    double y() {
        return at[1];
    }

    double z() {
        return at[2];
    }

    /** Millimetres of filament in the last piece; negative when it was drawn back. */
    double extruded() {
        return extruded;
    }

    /** Whether the last piece laid plastic on its way. */
    boolean laidPlastic() {
        return extruded > 0 && (at[0] != before[0] || at[1] != before[1]);
    }

    boolean isTravel() {
        return travel;
    }

    /** Millimetres a second. */
    double feed() {
        return feed;
    }

    int tool() {
        return tool;
    }

    /** How many commands named an axis to move. */
    long moves() {
        return moves;
    }
}
