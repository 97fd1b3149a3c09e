package io.printlab.devices.marlin;

/**
 * What a printer asks of its host by {@code //action:}.
 *
 * @param text the message of a prompt, at most 80 characters; hostile
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
        PROMPT_END,
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
            case "disconnect" -> Kind.DISCONNECT;
            case "poweroff" -> Kind.POWER_OFF;
            case "prompt_begin" -> Kind.PROMPT;
            case "prompt_end" -> Kind.PROMPT_END;
            default -> Kind.OTHER;
        };
        return new HostAction(kind, text.substring(0, Math.min(80, text.length())));
    }
}
