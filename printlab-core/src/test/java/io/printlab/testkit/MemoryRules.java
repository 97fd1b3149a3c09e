package io.printlab.testkit;

import io.printlab.event.EventKind;
import io.printlab.rule.LabRules;
import io.printlab.rule.RuleRepository;
import io.printlab.rule.RuleVersion;
import io.printlab.rule.StaleRulesException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

final class MemoryRules implements RuleRepository {
    private final TreeMap<Long, RuleVersion> versions = new TreeMap<>();
    private final MemoryEvents events;

    MemoryRules(MemoryEvents events) {
        this.events = events;
    }

    @Override
    public synchronized Optional<RuleVersion> current() {
        return Optional.ofNullable(versions.lastEntry()).map(Map.Entry::getValue);
    }

    @Override
    public synchronized Optional<RuleVersion> byNumber(long number) {
        return Optional.ofNullable(versions.get(number));
    }

    @Override
    public synchronized List<RuleVersion> before(long number, int limit) {
        return versions.headMap(number).values().stream()
                .sorted(Comparator.comparing(RuleVersion::number).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized RuleVersion publish(LabRules rules, long expected, String by, String why, Instant now) {
        if (versions.size() != expected) {
            throw new StaleRulesException(expected);
        }
        RuleVersion next = new RuleVersion(expected + 1, rules, by, now.truncatedTo(ChronoUnit.MICROS), why);
        versions.put(next.number(), next);
        events.log(now, EventKind.RULES_CHANGED, null, null, null, Map.of("version", String.valueOf(next.number())));
        return next;
    }
}
