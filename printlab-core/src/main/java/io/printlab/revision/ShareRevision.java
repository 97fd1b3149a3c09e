package io.printlab.revision;

import io.printlab.rule.RuleBook;
import io.printlab.store.LabStore;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the weights of the shares as the rules say, while people and their jobs come and go. Every node does it; who comes second
 * changes nothing. Not thread-safe: one thread steps it.
 */
public final class ShareRevision {
    private static final Logger log = LoggerFactory.getLogger(ShareRevision.class);
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final LabStore store;
    private final RuleBook book;
    private @Nullable Instant last;
    private boolean lastByGroup;

    public ShareRevision(LabStore store, RuleBook book) {
        this.store = store;
        this.book = book;
    }

    /** Weighs the shares at most every 10 seconds, and at once when the rule changed. */
    public void step(Instant now) {
        boolean byGroup = book.current().priority().byGroup();
        if (last != null && byGroup == lastByGroup && (!byGroup || now.isBefore(last.plus(EVERY)))) {
            return;
        }
        int changed = store.queue().weighShares(byGroup);
        last = now;
        lastByGroup = byGroup;
        if (changed > 0) {
            log.debug("The shares of {} users weigh otherwise now", changed);
        }
    }
}
