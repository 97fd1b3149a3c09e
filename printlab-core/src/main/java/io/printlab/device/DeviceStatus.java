package io.printlab.device;

import java.time.Instant;

/**
 * State of a device with its evidence.
 *
 * @param evidence one sentence: what was observed
 * @param since when this state was first observed
 */
public record DeviceStatus(DeviceState state, String evidence, Instant since) {
    public static DeviceStatus unknown(String evidence, Instant now) {
        return new DeviceStatus(DeviceState.UNKNOWN, evidence, now);
    }

    /**
     * The status after an observation: the same one while the state stays, else a new one that begins now. Of a device
     * without contact the newest evidence is kept, because it says what a person has to mend.
     */
    public DeviceStatus observed(DeviceState observed, String newEvidence, Instant now) {
        if (observed != state) {
            return new DeviceStatus(observed, newEvidence, now);
        }
        return state == DeviceState.UNKNOWN && !evidence.equals(newEvidence)
                ? new DeviceStatus(state, newEvidence, since)
                : this;
    }
}
