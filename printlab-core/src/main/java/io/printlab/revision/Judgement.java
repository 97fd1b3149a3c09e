package io.printlab.revision;

import io.printlab.rule.LabRules;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Says what rules make of a job beside its place. Pure. */
@FunctionalInterface
public interface Judgement {
    List<Consequence> of(QueueNow.Waiting waiting, LabRules rules);

    /** Rules that concern nothing but the order. */
    Judgement NONE = (waiting, rules) -> List.of();

    /** All of these together, each for one moment. */
    static Function<Instant, Judgement> all(List<Function<Instant, Judgement>> each) {
        return now -> {
            List<Judgement> judgements =
                    each.stream().map(one -> one.apply(now)).toList();
            return (waiting, rules) -> judgements.stream()
                    .flatMap(one -> one.of(waiting, rules).stream())
                    .toList();
        };
    }
}
