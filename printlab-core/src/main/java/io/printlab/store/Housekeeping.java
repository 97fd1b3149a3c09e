package io.printlab.store;

import io.printlab.node.Node;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fades the shares, and removes what nobody can need any more: old events, forecasts and pictures of prints, sign-in sessions, links and
 * invitations that ended, processes that were not heard of for a week and have no devices. Any number of processes may do it.
 */
public final class Housekeeping {
    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration EVENTS_KEPT = Duration.ofDays(30);
    private static final Duration SNAPSHOTS_KEPT = Duration.ofDays(180);
    private static final Duration FORECASTS_KEPT = Duration.ofDays(180);
    private static final Duration NODES_KEPT = Duration.ofDays(7);

    private final LabStore store;

    public Housekeeping(LabStore store) {
        this.store = store;
    }

    public void step(Instant now) {
        store.queue().fadeShares(now);
        int events = store.events().removeBefore(now.minus(EVENTS_KEPT));
        int sessions = store.sessions().removeExpired(now);
        store.passwordResets().removeExpired(now);
        store.invitations().removeExpired(now);
        removeNodes(now.minus(NODES_KEPT));
        store.cameras().removeBefore(now.minus(SNAPSHOTS_KEPT));
        store.forecasts().removeBefore(now.minus(FORECASTS_KEPT));
        if (events + sessions > 0) {
            log.info(
                    "Removed {} events older than {} days and {} ended sessions",
                    events,
                    EVENTS_KEPT.toDays(),
                    sessions);
        }
    }

    private void removeNodes(Instant silentSince) {
        for (Node node : store.nodes().all()) {
            if (node.seenAt().isBefore(silentSince) && store.nodes().removeSilent(node.id(), silentSince)) {
                log.info("Removed node {}, which has no devices and was last heard of at {}", node.id(), node.seenAt());
            }
        }
    }
}
