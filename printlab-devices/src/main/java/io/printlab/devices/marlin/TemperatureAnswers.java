package io.printlab.devices.marlin;

import java.util.concurrent.TimeUnit;

/**
 * How the firmware answers M105. Where the temperatures stand on the line of the ok, no other ok can be taken for it: so a
 * lost ok and one too many are found out.
 */
final class TemperatureAnswers {
    private static final long APART_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long NEVER = Long.MIN_VALUE;

    private enum Form {
        UNKNOWN,
        ON_THE_LINE_OF_THE_OK,
        APART
    }

    private Form form = Form.UNKNOWN;
    private long plainOkAt = NEVER;
    private int late;

    /** What was counted belongs to an earlier conversation. */
    void restart() {
        plainOkAt = NEVER;
        late = 0;
    }

    void standWithOk() {
        form = Form.ON_THE_LINE_OF_THE_OK;
    }

    /** Whether an ok without temperatures answers M105; where that is not known yet, the temperatures are waited for. */
    boolean mayBePlain(long now) {
        if (form == Form.UNKNOWN && plainOkAt == NEVER) {
            plainOkAt = now;
        }
        return form == Form.APART;
    }

    /** Whether they were waited for in vain, so that the plain ok was the answer after all; told once. */
    boolean standApart(long now) {
        if (form != Form.UNKNOWN || plainOkAt == NEVER || now - plainOkAt <= APART_NANOS) {
            return false;
        }
        form = Form.APART;
        return true;
    }

    /** One answer was taken for that of several questions; the others may still come. */
    void mayComeLate() {
        late++;
    }

    /** Whether an answer that nobody waits for is one of those. */
    boolean isLate() {
        if (late == 0) {
            return false;
        }
        late--;
        return true;
    }
}
