package io.printlab.revision;

import io.printlab.rule.LabRules;
import java.util.List;

/** Says what rules make of a job beside its place. Pure. */
@FunctionalInterface
public interface Judgement {
    List<Consequence> of(QueueNow.Waiting waiting, LabRules rules);

    /** Rules that concern nothing but the order. */
    Judgement NONE = (waiting, rules) -> List.of();
}
