package io.printlab.devices.marlin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Why a person has to come to the printer before its print goes on, and what the printer lets her answer. */
final class PersonNeeded {
    private static final int MOST_BUTTONS = 4;
    private static final int LONGEST_BUTTON = 20;
    private static final List<String> GO_ON = List.of("continue", "resume", "ok", "yes", "done");

    private final List<String> buttons = new ArrayList<>();
    private String why = "";

    boolean isNeeded() {
        return !why.isEmpty();
    }

    void because(String reason) {
        why = reason;
        buttons.clear();
    }

    void no() {
        because("");
    }

    /** The printer waits, and may have said before why. */
    void stillWaits() {
        if (why.isEmpty()) {
            why = "waits for a person at the printer";
        }
    }

    void mayAnswer(String button) {
        if (isNeeded() && buttons.size() < MOST_BUTTONS) {
            buttons.add(button.substring(0, Math.min(LONGEST_BUTTON, button.length())));
        }
    }

    String text() {
        return buttons.isEmpty() ? why : why + " (" + String.join(" / ", buttons) + ")";
    }

    /** What lets the print go on: the button that says so, if the firmware takes answers by number. */
    Command answer(Capability capability) {
        if (buttons.isEmpty() || !capability.takesAnswersByNumber()) {
            return Command.ofHost("M108");
        }
        int chosen = 0;
        for (int i = buttons.size() - 1; i >= 0; i--) {
            chosen = GO_ON.contains(buttons.get(i).toLowerCase(Locale.ROOT)) ? i : chosen;
        }
        return Command.ofHost("M876 S" + chosen);
    }
}
