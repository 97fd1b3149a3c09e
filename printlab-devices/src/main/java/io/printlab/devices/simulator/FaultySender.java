package io.printlab.devices.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What becomes of the firmware's lines on their way to the host. */
final class FaultySender {
    private static final byte[] NOTHING = new byte[0];

    private final FaultInjector faults;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private long heldUntil = Long.MIN_VALUE;

    FaultySender(FaultInjector faults) {
        this.faults = faults;
    }

    void send(String line) {
        boolean acknowledges = line.startsWith("ok");
        if (acknowledges && faults.line(FaultKind.LOSE_OK).isPresent()) {
            return;
        }
        byte[] bytes = (misread(line) + "\n").getBytes(StandardCharsets.US_ASCII);
        if (faults.line(FaultKind.NOISE_SENT).isPresent()) {
            for (int i = 1 + faults.random().nextInt(6); i > 0; i--) {
                output.write(0x80 + faults.random().nextInt(0x80));
            }
        }
        if (faults.line(FaultKind.CORRUPT_SENT).isPresent()) {
            int at = faults.random().nextInt(Math.max(1, bytes.length - 1));
            bytes[at] ^= (byte) (1 << faults.random().nextInt(3));
        }
        boolean merges = faults.line(FaultKind.MERGE_LINES).isPresent();
        output.write(bytes, 0, bytes.length - (merges ? 1 : 0));
        if (acknowledges && faults.line(FaultKind.DUPLICATE_OK).isPresent()) {
            output.writeBytes(bytes);
        }
    }

    private String misread(String line) {
        if (!line.contains("T:")) {
            return line;
        }
        return faults.line(FaultKind.IMPLAUSIBLE_READING)
                .map(fault -> line.replaceFirst("T:-?[0-9.]+", "T:" + fault.number() + ".00"))
                .orElse(line);
    }

    /** A byte as it is, such as boot noise. */
    void sendRaw(int b) {
        output.write(b);
    }

    /** All that is sent comes no sooner than then. */
    void holdUntil(long time) {
        heldUntil = Math.max(heldUntil, time);
    }

    byte[] take(long now) {
        if (now < heldUntil) {
            return NOTHING;
        }
        byte[] bytes = faults.isSilent() ? NOTHING : output.toByteArray();
        output.reset();
        return bytes;
    }
}
