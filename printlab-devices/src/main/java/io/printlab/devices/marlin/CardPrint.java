package io.printlab.devices.marlin;

import java.util.concurrent.TimeUnit;

/** Whether the printer prints from its own card: asked for now and then, for nobody tells when a person starts one there. */
final class CardPrint {
    private static final long POLL_NANOS = TimeUnit.SECONDS.toNanos(10);

    private boolean printing;
    private boolean hasCard;
    private boolean dueAtOnce;
    private long lastPoll;

    boolean isPrinting() {
        return printing;
    }

    /**
     * Takes a line about the card.
     *
     * @param idle whether no print of this host runs; else the line is of no matter
     */
    void told(Reply reply, boolean idle, long now) {
        switch (reply.kind()) {
            case CARD_STATUS -> {
                hasCard = true;
                lastPoll = now;
                printing = idle && reply.text().startsWith("SD printing byte");
            }
            case CARD_OPENED -> {
                hasCard = true;
                dueAtOnce = idle;
            }
            default -> printing = false;
        }
    }

    void forget() {
        printing = false;
        dueAtOnce = false;
    }

    /** Whether M27 is to be asked now; then it counts as asked. */
    boolean isDue(long now) {
        if (!hasCard || !(dueAtOnce || now - lastPoll > POLL_NANOS)) {
            return false;
        }
        dueAtOnce = false;
        lastPoll = now;
        return true;
    }
}
