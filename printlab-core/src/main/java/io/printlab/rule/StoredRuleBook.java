package io.printlab.rule;

import io.printlab.event.EventKind;
import io.printlab.event.LabEvent;
import io.printlab.event.LabEventListener;
import java.util.Optional;

/**
 * The newest published rules, kept at hand: read at the start and whenever an event tells of a new version, so that every node of
 * a lab takes it over without a restart. Until one is published, the rules that the lab begins with. Thread-safe.
 */
public final class StoredRuleBook implements RuleBook, LabEventListener {
    private final RuleRepository versions;
    private final RuleVersion start;
    private volatile RuleVersion newest;
    private volatile boolean mayBeOld = true;

    /** Reads nothing yet. */
    public StoredRuleBook(RuleRepository versions, LabRules start) {
        this.versions = versions;
        this.start = RuleVersion.start(start);
        this.newest = this.start;
    }

    @Override
    public LabRules current() {
        return newest.rules();
    }

    @Override
    public RuleVersion version() {
        return newest;
    }

    /** A version that held or holds; 0 is what the lab begins with. May block on the database. */
    public Optional<RuleVersion> version(long number) {
        return number == 0 ? Optional.of(start) : versions.byNumber(number);
    }

    /** Reads the newest version if an event told of one, or the last reading failed. May block on the database. */
    public void step() {
        if (mayBeOld) {
            refresh();
        }
    }

    /** Reads the newest version. May block on the database, and throws what that throws. */
    public synchronized void refresh() {
        mayBeOld = true;
        newest = versions.current().orElse(start);
        mayBeOld = false;
    }

    @Override
    public void happened(LabEvent event) {
        if (event.kind() == EventKind.RULES_CHANGED) {
            refresh();
        }
    }
}
