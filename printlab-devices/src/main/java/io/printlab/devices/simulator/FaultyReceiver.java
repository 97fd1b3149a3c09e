package io.printlab.devices.simulator;

/** What becomes of the host's bytes on their way into the firmware. */
final class FaultyReceiver {
    /** Takes a byte that arrives. */
    @FunctionalInterface
    interface Sink {
        void arrive(byte b);
    }

    private static final int FRAME_HEAD = 8;

    private enum Fate {
        ARRIVES,
        LOST,
        /** Up to the first blank it is lost, and from the checksum on. */
        UNCHECKED_HEAD,
        UNCHECKED_TAIL,
        UNCHECKED_END
    }

    private final FaultInjector faults;
    private int index;
    private int corruptAt = -1;
    private Fate fate = Fate.ARRIVES;

    FaultyReceiver(FaultInjector faults) {
        this.faults = faults;
    }

    void arrive(byte b, Sink sink) {
        if (faults.isSilent()) {
            return;
        }
        if (index == 0) {
            begin(b, sink);
        }
        boolean end = b == '\n';
        if (passes(b)) {
            boolean hit = index == corruptAt && b >= ' ';
            sink.arrive(hit ? (byte) (b ^ 1 << faults.random().nextInt(3)) : b);
        }
        index = end ? 0 : index + 1;
    }

    /** Faults befall numbered lines alone: what has no number is not checked by anybody. */
    private void begin(byte first, Sink sink) {
        fate = Fate.ARRIVES;
        corruptAt = -1;
        if (first != 'N') {
            return;
        }
        if (faults.line(FaultKind.LOSE_RECEIVED).isPresent()) {
            fate = Fate.LOST;
        } else if (faults.line(FaultKind.OVERRUN).isPresent()) {
            fate = Fate.UNCHECKED_HEAD;
        } else if (faults.line(FaultKind.CORRUPT_RECEIVED).isPresent()) {
            corruptAt = faults.random().nextInt(FRAME_HEAD);
        } else if (faults.line(FaultKind.NOISE_RECEIVED).isPresent()) {
            for (int i = 1 + faults.random().nextInt(6); i > 0; i--) {
                sink.arrive((byte) (0x80 + faults.random().nextInt(0x80)));
            }
        }
    }

    private boolean passes(byte b) {
        switch (fate) {
            case UNCHECKED_HEAD -> {
                fate = b == ' ' ? Fate.UNCHECKED_TAIL : fate;
                return false;
            }
            case UNCHECKED_TAIL -> {
                fate = b == '*' ? Fate.UNCHECKED_END : fate;
                return b != '*';
            }
            case UNCHECKED_END -> {
                return b == '\n';
            }
            default -> {
                return fate == Fate.ARRIVES;
            }
        }
    }
}
