package io.printlab.persistence;

import io.printlab.rule.LabRules;
import io.printlab.rule.RuleRepository;
import io.printlab.rule.RuleVersion;
import io.printlab.rule.StaleRulesException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

final class PostgresRules implements RuleRepository {
    private final Transactor transactor;
    private final News news;

    PostgresRules(Transactor transactor, News news) {
        this.transactor = transactor;
        this.news = news;
    }

    @Override
    public Optional<RuleVersion> current() {
        return transactor.with(RuleMapper.class, rules -> Optional.ofNullable(rules.current()));
    }

    @Override
    public Optional<RuleVersion> byNumber(long number) {
        return transactor.with(RuleMapper.class, rules -> Optional.ofNullable(rules.byNumber(number)));
    }

    @Override
    public List<RuleVersion> before(long number, int limit) {
        return transactor.with(RuleMapper.class, rules -> rules.before(number, limit));
    }

    @Override
    public RuleVersion publish(LabRules next, long expected, String by, String why, Instant now) {
        RuleVersion version = new RuleVersion(expected + 1, next, by, now.truncatedTo(ChronoUnit.MICROS), why);
        if (transactor.with(RuleMapper.class, rules -> rules.publish(version)) != 1) {
            throw new StaleRulesException(expected);
        }
        transactor.afterCommit(news::announce);
        return version;
    }
}
