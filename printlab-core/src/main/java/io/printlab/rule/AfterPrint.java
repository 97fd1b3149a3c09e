package io.printlab.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people do once a printer is done.
 *
 * @param verdict who says whether a print is good; a verdict may be given in any case, but only if it is asked for is nothing charged before
 * @param pickUp whether prints wait for their owners, and who took them is kept
 * @param reasons why prints fail; empty for {@link #USUAL}
 * @param remindAfterDays the owner of a print that waits is reminded once, 1 to 365; null for never
 * @param disposeAfterDays a print that waits may be thrown away, 1 to 3650, not before the reminder; null for never
 * @param freeReprint whether the lab prints once more for nothing what failed by its own fault
 */
public record AfterPrint(
        VerdictBy verdict,
        boolean pickUp,
        List<FailureReason> reasons,
        @Nullable Integer remindAfterDays,
        @Nullable Integer disposeAfterDays,
        boolean freeReprint) {
    /** Reasons of a lab that has named none of its own. */
    public static final List<FailureReason> USUAL = List.of(
            new FailureReason("jam or failure of the printer", Fault.LAB),
            new FailureReason("came off the bed", Fault.LAB),
            new FailureReason("model cannot be printed as it is", Fault.OWNER),
            new FailureReason("wrong settings in the slicer", Fault.OWNER),
            new FailureReason("power cut or accident", Fault.NOBODY));

    public static final AfterPrint NONE = new AfterPrint(VerdictBy.NOBODY, false, List.of(), null, null, false);

    /** Who is asked. */
    public enum VerdictBy {
        /** Nobody: what the printer says counts until somebody says otherwise. */
        NOBODY,
        STAFF,
        /** The owner or staff, whoever is first; only staff change a verdict. */
        OWNER
    }

    /**
     * Why a print failed.
     *
     * @param name in a few words, 1 to {@link #LONGEST} characters
     */
    public record FailureReason(String name, Fault fault) {
        public static final int LONGEST = 80;

        public FailureReason {
            name = name.strip();
            if (name.isEmpty() || name.length() > LONGEST) {
                throw new IllegalArgumentException("a reason for failure has 1 to " + LONGEST + " characters");
            }
        }
    }

    public AfterPrint {
        reasons = List.copyOf(reasons);
        Set<String> named = new HashSet<>();
        for (FailureReason reason : reasons) {
            if (!named.add(reason.name().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("the reason " + reason.name() + " stands twice");
            }
        }
        if (remindAfterDays != null && disposeAfterDays != null && disposeAfterDays < remindAfterDays) {
            throw new IllegalArgumentException("a print is thrown away after " + disposeAfterDays
                    + " days, before its owner is reminded after " + remindAfterDays);
        }
    }

    /** The reasons that people choose from. */
    public List<FailureReason> choices() {
        return reasons.isEmpty() ? USUAL : reasons;
    }

    public Optional<FailureReason> reason(String name) {
        return choices().stream()
                .filter(known -> known.name().equalsIgnoreCase(name.strip()))
                .findFirst();
    }
}
