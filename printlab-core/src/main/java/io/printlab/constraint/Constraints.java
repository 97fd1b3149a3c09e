package io.printlab.constraint;

import io.printlab.account.UserId;
import io.printlab.device.Device;
import io.printlab.job.Job;
import io.printlab.queue.DispatchConstraint;
import io.printlab.queue.LabMoment;
import io.printlab.queue.Lane;
import io.printlab.queue.Obstacle;
import io.printlab.queue.Reservation;
import io.printlab.rule.DispatchLimits;
import io.printlab.rule.RuleBook;
import io.printlab.store.LabStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The constraints that hold now, and the moment that they judge. Thread-safe. */
public final class Constraints {
    private final RuleBook rules;
    private final List<DispatchConstraint> own;
    private final LabStore store;

    /** @param own constraints of the embedding lab, asked after printlab's */
    public Constraints(RuleBook rules, List<DispatchConstraint> own, LabStore store) {
        this.rules = rules;
        this.own = List.copyOf(own);
        this.store = store;
    }

    /** Those that the limits ask for, and the two that follow from what the devices are. */
    public static List<DispatchConstraint> of(DispatchLimits limits) {
        List<DispatchConstraint> all = new ArrayList<>();
        if (limits.mostRunning() != null) {
            all.add(new MostRunning(limits.mostRunning()));
        }
        if (!limits.quiet().isEmpty()) {
            all.add(new QuietHours(new Calendar(limits.quiet(), limits.zone())));
        }
        if (!limits.staffed().isEmpty() && limits.unattended() != null) {
            all.add(new StaffedHours(new Calendar(limits.staffed(), limits.zone()), limits.unattended()));
        }
        if (limits.mostHeating() != null) {
            all.add(new StaggeredHeatUp(limits.mostHeating(), limits.heatUp()));
        }
        all.add(new Reserved(new Calendar(List.of(), limits.zone())));
        all.add(new FilamentLeft());
        return List.copyOf(all);
    }

    /** The constraints as the rules are now. */
    public List<DispatchConstraint> current() {
        List<DispatchConstraint> all = new ArrayList<>(of(rules.current().dispatch()));
        all.addAll(own);
        return List.copyOf(all);
    }

    /** Those that may stop a job from one of these devices now: none in a lab without limits. */
    public List<DispatchConstraint> concerning(Collection<Device> devices, Instant now) {
        List<DispatchConstraint> all = current();
        boolean reserved = all.stream().anyMatch(Reserved.class::isInstance)
                && !reservations(now).isEmpty();
        boolean measured = devices.stream()
                .map(Device::filament)
                .anyMatch(filament -> filament != null && filament.grams() != null);
        return all.stream()
                .filter(constraint -> reserved || !(constraint instanceof Reserved))
                .filter(constraint -> measured || !(constraint instanceof FilamentLeft))
                .toList();
    }

    /** The most prints of one person at once, which the store keeps exactly; null for no limit. */
    public @Nullable Integer mostRunning() {
        return rules.current().dispatch().mostRunning();
    }

    /** What goes on in the lab now; reads the database. */
    public LabMoment moment(Instant now) {
        List<Reservation> reservations = reservations(now);
        return new LabMoment(now, store.jobs().onDevices(), reservations, members(reservations));
    }

    /** Everything that keeps the job from the device now; empty if it may start. */
    public static List<Obstacle> obstacles(
            Job job, Device device, List<DispatchConstraint> constraints, LabMoment moment) {
        return constraints.stream()
                .map(constraint -> constraint.obstacle(job, device, moment))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Whether no job of the lane may start on the device now. */
    public static boolean closes(Lane lane, Device device, List<DispatchConstraint> constraints, LabMoment moment) {
        return constraints.stream()
                .anyMatch(
                        constraint -> constraint.obstacle(lane, device, moment).isPresent());
    }

    private List<Reservation> reservations(Instant now) {
        return store.reservations().notOver(now);
    }

    /** Who is in a group is read only where a reservation is for one. */
    private Map<String, Set<UserId>> members(List<Reservation> reservations) {
        Set<String> groups = reservations.stream()
                .map(Reservation::group)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return groups.isEmpty() ? Map.of() : store.groups().usersIn(groups);
    }
}
