package io.printlab.revision;

import io.printlab.account.UserId;
import io.printlab.job.JobId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What other rules would do to the queue of now.
 *
 * @param moves one for each job that was looked at, in the order of now
 * @param inAll how many jobs wait; what is more than the moves was not looked at
 */
public record RulePreview(List<Move> moves, long inAll) {
    /**
     * A job before and after.
     *
     * @param before place in the order of now, from 1
     * @param after place under the other rules
     * @param costBefore what its start charges its owner now, in device hours
     * @param costAfter what it would charge
     * @param consequences what the other rules say of it and those of now do not
     */
    public record Move(
            JobId job,
            UserId owner,
            String ownerName,
            String title,
            int before,
            int after,
            double costBefore,
            double costAfter,
            List<Consequence> consequences) {
        public Move {
            consequences = List.copyOf(consequences);
        }

        /** By how many places it moves up; negative for down. */
        public int up() {
            return before - after;
        }
    }

    /**
     * What it is for one person.
     *
     * @param meanUp by how many places the person's jobs move up on average; negative for down
     */
    public record OwnerMove(UserId owner, String name, int jobs, int up, int down, double meanUp) {}

    public RulePreview {
        moves = List.copyOf(moves);
    }

    /** Whether some jobs were not looked at. */
    public boolean isCut() {
        return moves.size() < inAll;
    }

    public long moving() {
        return moves.stream().filter(move -> move.up() != 0).count();
    }

    /** The most places that a job moves up; 0 if none does. */
    public int largestUp() {
        return moves.stream().mapToInt(Move::up).filter(up -> up > 0).max().orElse(0);
    }

    /** The most places that a job moves down, as a positive number; 0 if none does. */
    public int largestDown() {
        return moves.stream()
                .mapToInt(Move::up)
                .map(up -> -up)
                .filter(down -> down > 0)
                .max()
                .orElse(0);
    }

    public long with(Consequence.Kind kind) {
        return moves.stream()
                .filter(move -> move.consequences().stream().anyMatch(one -> one.kind() == kind))
                .count();
    }

    /** By owner; who gains most is first. */
    public List<OwnerMove> owners() {
        Map<UserId, List<Move>> byOwner = new LinkedHashMap<>();
        moves.forEach(move -> byOwner.computeIfAbsent(move.owner(), owner -> new ArrayList<>())
                .add(move));
        return byOwner.values().stream()
                .map(RulePreview::ofOwner)
                .sorted(Comparator.comparingDouble(OwnerMove::meanUp).reversed().thenComparing(OwnerMove::name))
                .toList();
    }

    private static OwnerMove ofOwner(List<Move> own) {
        return new OwnerMove(
                own.get(0).owner(),
                own.get(0).ownerName(),
                own.size(),
                (int) own.stream().filter(move -> move.up() > 0).count(),
                (int) own.stream().filter(move -> move.up() < 0).count(),
                own.stream().mapToInt(Move::up).average().orElse(0));
    }
}
