package io.printlab.persistence;

import io.printlab.account.Ownership;
import io.printlab.account.UserId;
import io.printlab.job.JobId;
import io.printlab.outcome.Outcome;
import io.printlab.outcome.OutcomeStage;
import io.printlab.outcome.PrintVerdict;
import io.printlab.rule.Fault;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record OutcomeRow(
        JobId job,
        UserId owner,
        @Nullable String groupName,
        long version,
        OutcomeStage stage,
        Instant since,
        Instant endedAt,
        PrintVerdict.@Nullable Kind verdict,
        @Nullable Integer share,
        @Nullable String failure,
        @Nullable Fault fault,
        @Nullable Instant remindedAt) {
    static OutcomeRow of(Outcome outcome) {
        PrintVerdict said = outcome.verdict();
        return new OutcomeRow(
                outcome.job(),
                outcome.ownership().user(),
                outcome.ownership().group(),
                outcome.version(),
                outcome.stage(),
                outcome.since(),
                outcome.endedAt(),
                said == null ? null : said.kind(),
                said == null ? null : said.share(),
                said == null ? null : said.reason(),
                said == null ? null : said.fault(),
                outcome.remindedAt());
    }

    Outcome toOutcome() {
        PrintVerdict said = verdict == null ? null : new PrintVerdict(verdict, share, failure, fault);
        return new Outcome(job, new Ownership(owner, groupName), version, stage, since, endedAt, said, remindedAt);
    }
}
