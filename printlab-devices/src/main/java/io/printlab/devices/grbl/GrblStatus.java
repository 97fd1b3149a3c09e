package io.printlab.devices.grbl;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A status report such as {@code <Hold:0|MPos:1.000,2.000,0.000|FS:500,0>}.
 *
 * @param detail the number after the state, -1 without one: 0 of Hold and Door means that it stands still
 */
record GrblStatus(State state, int detail) {
    /** What the machine says that it does. */
    enum State {
        IDLE,
        RUN,
        HOLD,
        JOG,
        ALARM,
        DOOR,
        CHECK,
        HOME,
        SLEEP
    }

    /** Null for what is no status report, or one of a state that nobody knows. */
    static @Nullable GrblStatus of(String line) {
        if (!line.startsWith("<") || !line.endsWith(">")) {
            return null;
        }
        String word = line.substring(1, line.length() - 1).split("[|,]", 2)[0];
        String[] parts = word.split(":", 2);
        String name = parts[0].toUpperCase(Locale.ROOT);
        int detail = parts.length == 2 && parts[1].matches("[0-9]") ? Integer.parseInt(parts[1]) : -1;
        return Arrays.stream(State.values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .map(state -> new GrblStatus(state, detail))
                .orElse(null);
    }

    /** Whether it works on lines. */
    boolean isBusy() {
        return state == State.RUN || state == State.HOLD || state == State.DOOR;
    }

    /** Whether it holds and stands still. */
    boolean isStill() {
        return (state == State.HOLD || state == State.DOOR) && detail <= 0;
    }
}
