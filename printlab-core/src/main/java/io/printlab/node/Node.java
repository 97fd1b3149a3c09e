package io.printlab.node;

import io.printlab.device.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A process of the lab.
 *
 * @param process tells this run of it from others under the same id
 * @param roles what it does, by the names of {@code NodeRole}
 * @param host name of the computer that it runs on, for people; at most 100 characters
 * @param startedAt when this run began
 * @param seenAt when it was last heard of
 */
public record Node(NodeId id, UUID process, Set<String> roles, String host, Instant startedAt, Instant seenAt) {
    public Node {
        roles = Set.copyOf(roles);
    }

    /** Whether it has not been heard of for longer than its claims stand. */
    public boolean isSilent(Duration leaseTime, Instant now) {
        return seenAt.plus(leaseTime).isBefore(now);
    }
}
