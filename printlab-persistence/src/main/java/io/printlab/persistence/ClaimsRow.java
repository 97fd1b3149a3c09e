package io.printlab.persistence;

import io.printlab.device.DeviceId;
import io.printlab.device.NodeId;
import io.printlab.job.Job;
import io.printlab.job.JobChange;
import io.printlab.job.Lease;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;

/** What several claims write, an array for each column; what they have in common stands once. */
record ClaimsRow(
        Long[] ids,
        Long[] owners,
        Long[] versions,
        String[] devices,
        Long[] fences,
        Double[] charges,
        Double[] charged,
        String[] leases,
        NodeId node,
        Instant at,
        Instant leaseUntil,
        String actor,
        TextMap details) {
    /** @param claims at least one, all decided by one node at one time */
    static ClaimsRow of(List<JobChange> claims, Instant leaseUntil) {
        JobChange any = claims.get(0);
        return new ClaimsRow(
                each(claims, Long[]::new, change -> change.after().id().value()),
                each(
                        claims,
                        Long[]::new,
                        change -> change.after().submission().owner().value()),
                each(claims, Long[]::new, change -> change.after().version()),
                each(claims, String[]::new, change -> device(change).value()),
                each(claims, Long[]::new, change -> lease(change.after()).fence()),
                each(claims, Double[]::new, JobChange::charge),
                each(claims, Double[]::new, change -> change.after().charged()),
                each(claims, String[]::new, change -> Json.write(lease(change.after()))),
                lease(any.after()).node(),
                any.event().at(),
                leaseUntil,
                any.event().by(),
                MoveRow.details(any.event()));
    }

    static DeviceId device(JobChange claim) {
        return lease(claim.after()).device();
    }

    static List<JobChange> forDevices(List<JobChange> claims, Collection<DeviceId> free) {
        Set<DeviceId> devices = Set.copyOf(free);
        return claims.stream().filter(claim -> devices.contains(device(claim))).toList();
    }

    private static Lease lease(Job claimed) {
        return Objects.requireNonNull(claimed.lease());
    }

    private static <T> T[] each(List<JobChange> claims, IntFunction<T[]> array, Function<JobChange, T> value) {
        return claims.stream().map(value).toArray(array);
    }
}
