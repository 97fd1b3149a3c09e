package io.printlab.persistence;

import io.printlab.job.JobId;
import io.printlab.outcome.OutcomeEvent;
import io.printlab.outcome.OutcomeMove;
import io.printlab.outcome.OutcomeStage;
import io.printlab.outcome.PrintVerdict;
import io.printlab.rule.Fault;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record OutcomeEventRow(
        JobId job,
        long seq,
        Instant at,
        OutcomeMove move,
        OutcomeStage stage,
        PrintVerdict.@Nullable Kind verdict,
        @Nullable Integer share,
        @Nullable String failure,
        @Nullable Fault fault,
        String actor,
        @Nullable String note) {
    static OutcomeEventRow of(OutcomeEvent event) {
        PrintVerdict said = event.verdict();
        return new OutcomeEventRow(
                event.job(),
                event.seq(),
                event.at(),
                event.move(),
                event.stage(),
                said == null ? null : said.kind(),
                said == null ? null : said.share(),
                said == null ? null : said.reason(),
                said == null ? null : said.fault(),
                event.by(),
                event.note());
    }

    OutcomeEvent toEvent() {
        PrintVerdict said = verdict == null ? null : new PrintVerdict(verdict, share, failure, fault);
        return new OutcomeEvent(job, seq, at, move, stage, said, actor, note);
    }
}
