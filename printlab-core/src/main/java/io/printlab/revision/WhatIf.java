package io.printlab.revision;

import io.printlab.job.JobId;
import io.printlab.job.Needs;
import io.printlab.job.Placement;
import io.printlab.queue.QueueOrder;
import io.printlab.queue.QueuePolicy;
import io.printlab.queue.WaitingJob;
import io.printlab.rule.LabRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reckons what other rules would do to a queue: exactly what {@link QueueRevision} does once they are published. Pure.
 *
 * @param before the policy that orders the queue now
 * @param after the policy under the other rules; the same one if it does not follow the rules
 * @param earlier the policy of a name that a job's place carries, or null if it is not known
 * @param judgement what else rules say of a job
 */
public record WhatIf(
        QueuePolicy before, QueuePolicy after, Function<String, @Nullable QueuePolicy> earlier, Judgement judgement) {

    public RulePreview of(QueueNow queue, LabRules rulesNow, LabRules others) {
        Map<JobId, QueueNow.Waiting> byId = new HashMap<>();
        List<WaitingJob> standing = new ArrayList<>();
        List<WaitingJob> moved = new ArrayList<>();
        for (QueueNow.Waiting waiting : queue.jobs()) {
            byId.put(waiting.place().id(), waiting);
            standing.add(waiting.place());
            moved.add(placedAgain(waiting, queue.now()));
        }
        List<WaitingJob> orderNow = QueueOrder.of(standing, queue.shares(), before, queue.now());
        List<WaitingJob> orderThen = QueueOrder.of(moved, queue.shares(), after, queue.now());
        Map<JobId, Integer> places = new HashMap<>();
        Map<JobId, Double> costs = new HashMap<>();
        for (int index = 0; index < orderThen.size(); index++) {
            places.put(orderThen.get(index).id(), index + 1);
            costs.put(orderThen.get(index).id(), orderThen.get(index).cost());
        }
        List<RulePreview.Move> moves = new ArrayList<>();
        for (int index = 0; index < orderNow.size(); index++) {
            WaitingJob job = orderNow.get(index);
            QueueNow.Waiting waiting = byId.get(job.id());
            if (waiting != null) {
                moves.add(new RulePreview.Move(
                        job.id(),
                        job.owner(),
                        waiting.owner().displayName(),
                        waiting.job().submission().title(),
                        index + 1,
                        places.getOrDefault(job.id(), index + 1),
                        job.cost(),
                        costs.getOrDefault(job.id(), job.cost()),
                        added(waiting, rulesNow, others)));
            }
        }
        return new RulePreview(moves, queue.inAll());
    }

    private List<Consequence> added(QueueNow.Waiting waiting, LabRules rulesNow, LabRules others) {
        List<Consequence> known = judgement.of(waiting, rulesNow);
        return judgement.of(waiting, others).stream()
                .filter(consequence -> known.stream().noneMatch(one -> one.kind() == consequence.kind()))
                .toList();
    }

    private WaitingJob placedAgain(QueueNow.Waiting waiting, Instant now) {
        Placement place = waiting.job().placement();
        Needs needs = waiting.job().needs();
        if (before.equals(after) || place == null || needs == null) {
            return waiting.place();
        }
        Placement again = PlacedAgain.by(
                after, earlier.apply(place.policy()), waiting.job().submission(), needs, place);
        return new WaitingJob(
                        waiting.place().id(),
                        waiting.place().owner(),
                        waiting.place().lane(),
                        again.tier(),
                        again.promoteAt(),
                        again.overdueAt(),
                        again.queuedAt(),
                        again.cost(),
                        again.rank())
                .promoted(now, after.ranking());
    }
}
