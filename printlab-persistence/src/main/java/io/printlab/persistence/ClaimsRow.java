package io.printlab.persistence;

import io.printlab.device.DeviceId;
import io.printlab.device.NodeId;
import io.printlab.job.ClaimTerms;
import io.printlab.job.JobId;
import io.printlab.job.JobState;
import io.printlab.job.JobTransition;
import io.printlab.job.Lease;
import java.time.Instant;
import java.util.Map;

/**
 * What several claims write, an array for each column; what they have in common stands once.
 *
 * @param leases as JSON, without their tokens
 */
record ClaimsRow(
        Long[] ids,
        String[] devices,
        String[] leases,
        NodeId node,
        Instant at,
        Instant leaseUntil,
        String actor,
        TextMap details) {
    private static final TextMap DETAILS = new TextMap(
            Map.of("move", JobTransition.CLAIM.name(), "to", JobState.CLAIMED.name(), "from", JobState.QUEUED.name()));

    static ClaimsRow of(Map<JobId, DeviceId> wanted, ClaimTerms terms) {
        return new ClaimsRow(
                wanted.keySet().stream().map(JobId::value).toArray(Long[]::new),
                wanted.values().stream().map(DeviceId::value).toArray(String[]::new),
                wanted.values().stream()
                        .map(device -> Json.write(new Lease(device, terms.node(), 0, terms.now())))
                        .toArray(String[]::new),
                terms.node(),
                terms.now(),
                terms.leaseUntil(),
                terms.by().label(),
                DETAILS);
    }
}
