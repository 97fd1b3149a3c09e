package io.printlab.revision;

import io.printlab.constraint.Constraints;
import io.printlab.device.Device;
import io.printlab.queue.DeviceChoice;
import io.printlab.queue.DispatchConstraint;
import io.printlab.queue.LabMoment;
import io.printlab.queue.Obstacle;
import io.printlab.rule.LabRules;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Says which jobs could start on none of the printers that fit, because the limits of the rules keep them from each.
 *
 * @param own constraints of the lab's own, which hold under any rules
 */
public record DispatchJudgement(List<Device> devices, LabMoment moment, List<DispatchConstraint> own)
        implements Judgement {
    public DispatchJudgement {
        devices = List.copyOf(devices);
        own = List.copyOf(own);
    }

    @Override
    public List<Consequence> of(QueueNow.Waiting waiting, LabRules rules) {
        List<DispatchConstraint> constraints = new ArrayList<>(Constraints.of(rules.dispatch()));
        constraints.addAll(own);
        Set<String> sentences = new LinkedHashSet<>();
        for (Device device : devices) {
            if (device.inService()
                    && DeviceChoice.fits(device, waiting.place().lane().requirements())) {
                List<Obstacle> obstacles = Constraints.obstacles(waiting.job(), device, constraints, moment);
                if (obstacles.isEmpty()) {
                    return List.of();
                }
                sentences.add(obstacles.get(0).sentence());
            }
        }
        return sentences.isEmpty()
                ? List.of()
                : List.of(new Consequence(Consequence.Kind.COULD_NOT_START_NOW, String.join(" ", sentences)));
    }
}
