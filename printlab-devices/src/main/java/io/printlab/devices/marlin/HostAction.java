package io.printlab.devices.marlin;

/**
 * What a printer asks of its host by {@code //action:}.
 *
 * @param text the message of a prompt or a button, at most 80 characters; hostile
 */
record HostAction(Kind kind, String text) {
    enum Kind {
        PAUSE,
        PAUSED,
        RESUME,
        RESUMED,
        CANCEL,
        DISCONNECT,
        POWER_OFF,
        PROMPT,
        PROMPT_BUTTON,
        PROMPT_SHOW,
        PROMPT_END,
        NOTIFICATION,
        /** The printer asks that the chosen file be printed; a lab's printer prints what is its turn. */
        START,
        OTHER
    }

    /** Reads {@code //action:name text}, also with blanks after the slashes. */
    static HostAction of(String line) {
        String action =
                line.substring(line.indexOf("action:") + "action:".length()).strip();
        int blank = action.indexOf(' ');
        String name = blank < 0 ? action : action.substring(0, blank);
        String text = blank < 0 ? "" : action.substring(blank + 1).strip();
        Kind kind = switch (name) {
            case "pause" -> Kind.PAUSE;
            case "paused" -> Kind.PAUSED;
            case "resume" -> Kind.RESUME;
            case "resumed" -> Kind.RESUMED;
            case "cancel" -> Kind.CANCEL;
            case "start" -> Kind.START;
            case "disconnect" -> Kind.DISCONNECT;
            case "poweroff" -> Kind.POWER_OFF;
            case "prompt_begin" -> Kind.PROMPT;
            case "prompt_button", "prompt_choice" -> Kind.PROMPT_BUTTON;
            case "prompt_show" -> Kind.PROMPT_SHOW;
            case "prompt_end" -> Kind.PROMPT_END;
            case "notification" -> Kind.NOTIFICATION;
            default -> Kind.OTHER;
        };
        return new HostAction(kind, text.substring(0, Math.min(80, text.length())));
    }
}
