package io.printlab.spool;

import io.printlab.account.Actor;
import io.printlab.device.DeviceId;
import io.printlab.device.Filament;
import io.printlab.error.PrintLabException;
import io.printlab.job.JobId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A spool of filament. Each verb returns the next step; a repository stores it if the version still stands.
 *
 * @param version counts the steps, from 1
 * @param code what its label says, as {@link SpoolCode} checks it
 * @param leftGrams what is on it, 0 or more; null while nobody has said
 * @param shortfallGrams by how much prints took more than was said to be on it, since it was last put right
 * @param openedAt when it was first loaded, or null
 * @param device that it is in, or null
 */
public record Spool(
        SpoolId id,
        long version,
        String code,
        SpoolFacts facts,
        @Nullable Double leftGrams,
        double shortfallGrams,
        @Nullable Instant openedAt,
        SpoolState state,
        @Nullable DeviceId device) {
    private static final double MILLIGRAMS = 1000;
    private static final int LONGEST_REASON = 200;

    /**
     * @param code as a person gave it, or null for one made from the id
     * @param leftGrams null for as much as was on it when it was new
     */
    public static SpoolChange added(
            SpoolId id, @Nullable String code, SpoolFacts facts, @Nullable Double leftGrams, Actor by, Instant now) {
        SpoolFacts.requireRange("What is left in grams", leftGrams, 0, SpoolFacts.MOST_GRAMS);
        Spool added = new Spool(
                id,
                1,
                code == null || code.isBlank() ? SpoolCode.of(id) : SpoolCode.checked(code),
                facts,
                leftGrams == null ? facts.netGrams() : leftGrams,
                0,
                null,
                SpoolState.IN_STOCK,
                null);
        return new SpoolChange(
                null,
                added,
                new SpoolEvent(
                        id, 1, now, SpoolEvent.Kind.ADDED, 0, added.leftGrams, null, null, null, by.label(), null));
    }

    /** What the queue knows of it while it is in a device. */
    public Filament filament() {
        return new Filament(facts.material(), facts.colour(), leftGrams);
    }

    public boolean isLow() {
        return state == SpoolState.IN_STOCK && leftGrams != null && leftGrams <= facts.lowGrams();
    }

    public SpoolChange describe(SpoolFacts next, Actor by, Instant now) {
        return step(SpoolEvent.Kind.DESCRIBED, by.label(), now).with(next).done();
    }

    /** @throws PrintLabException CONFLICT if it is in another device, or no longer in stock */
    public SpoolChange load(DeviceId into, Actor by, Instant now) {
        if (state != SpoolState.IN_STOCK) {
            throw PrintLabException.conflict("Spool " + code + " is "
                    + (state == SpoolState.EMPTY ? "empty" : "thrown away")
                    + ". Take another one, or put right what is left of it first.");
        }
        if (device != null) {
            throw PrintLabException.conflict("Spool " + code + " is in device " + device
                    + ". Take it out there before it goes into " + into + ".");
        }
        return step(SpoolEvent.Kind.LOADED, by.label(), now).in(into).done();
    }

    /** @throws PrintLabException CONFLICT if it is in no device */
    public SpoolChange unload(Actor by, Instant now) {
        if (device == null) {
            throw PrintLabException.conflict("Spool " + code + " is in no device. There is nothing to take out.");
        }
        return step(SpoolEvent.Kind.UNLOADED, by.label(), now).in(null).done();
    }

    /** A print took this much; what it took beyond what was on it is kept as a shortfall. */
    SpoolChange use(SpoolEvent.Kind kind, double grams, JobId job, long fence, String by, Instant now) {
        double taken = milligrams(grams);
        Step step = step(kind, by, now).by(job, fence).of(taken);
        if (leftGrams != null) {
            step.left(milligrams(Math.max(0, leftGrams - taken)));
            step.shortfall = milligrams(shortfallGrams + Math.max(0, taken - leftGrams));
        }
        return step.done();
    }

    /**
     * Staff weighed it. A spool that was empty or thrown away is in stock again if something is on it.
     *
     * @param grams what is left
     * @param reason 1 to 200 characters
     */
    public SpoolChange correct(double grams, String reason, Actor by, Instant now) {
        SpoolFacts.requireRange("What is left in grams", grams, 0, SpoolFacts.MOST_GRAMS);
        Step step = step(SpoolEvent.Kind.CORRECTED, by.label(), now)
                .because(checkedReason(reason))
                .of(milligrams(leftGrams == null ? 0 : grams - leftGrams))
                .left(milligrams(grams));
        step.shortfall = 0;
        step.state = grams > 0 ? SpoolState.IN_STOCK : state;
        return step.done();
    }

    /** Nothing is left on it; it leaves the device that it is in. */
    public SpoolChange empty(Actor by, Instant now) {
        requireInStock();
        Step step = step(SpoolEvent.Kind.EMPTIED, by.label(), now).left(0.0).in(null);
        step.state = SpoolState.EMPTY;
        return step.done();
    }

    /** It is thrown away with what is on it; it leaves the device that it is in. */
    public SpoolChange discard(String reason, Actor by, Instant now) {
        requireInStock();
        Step step = step(SpoolEvent.Kind.DISCARDED, by.label(), now)
                .because(checkedReason(reason))
                .in(null);
        step.state = SpoolState.DISCARDED;
        return step.done();
    }

    private void requireInStock() {
        if (state != SpoolState.IN_STOCK) {
            throw PrintLabException.conflict("Spool " + code + " is not in stock any more. There is nothing to do.");
        }
    }

    private static String checkedReason(String given) {
        String reason = given.strip();
        if (reason.isEmpty()
                || reason.length() > LONGEST_REASON
                || reason.chars().anyMatch(Character::isISOControl)) {
            throw PrintLabException.user("Say why, in 1 to " + LONGEST_REASON + " plain characters.");
        }
        return reason;
    }

    private static double milligrams(double grams) {
        return Math.round(grams * MILLIGRAMS) / MILLIGRAMS;
    }

    private Step step(SpoolEvent.Kind kind, String by, Instant now) {
        return new Step(kind, by, now);
    }

    /** The next value under way: what no call names stays as it is. */
    private final class Step {
        private final SpoolEvent.Kind kind;
        private final String by;
        private final Instant now;
        private SpoolFacts facts = Spool.this.facts;
        private @Nullable Double left = leftGrams;
        private double shortfall = shortfallGrams;
        private @Nullable Instant opened = openedAt;
        private SpoolState state = Spool.this.state;
        private @Nullable DeviceId device = Spool.this.device;
        private double grams;
        private @Nullable JobId job;
        private @Nullable Long fence;
        private @Nullable String reason;

        Step(SpoolEvent.Kind kind, String by, Instant now) {
            this.kind = kind;
            this.by = by;
            this.now = now;
        }

        Step with(SpoolFacts next) {
            facts = next;
            return this;
        }

        Step in(@Nullable DeviceId next) {
            device = next;
            opened = opened == null && next != null ? now : opened;
            return this;
        }

        Step left(Double next) {
            left = next;
            return this;
        }

        Step of(double taken) {
            grams = taken;
            return this;
        }

        Step by(JobId taker, long start) {
            job = taker;
            fence = start;
            return this;
        }

        Step because(String why) {
            reason = why;
            return this;
        }

        SpoolChange done() {
            Spool next = new Spool(id, version + 1, code, facts, left, shortfall, opened, state, device);
            DeviceId place = device == null ? Spool.this.device : device;
            return new SpoolChange(
                    Spool.this,
                    next,
                    new SpoolEvent(id, version + 1, now, kind, grams, left, place, job, fence, by, reason));
        }
    }
}
