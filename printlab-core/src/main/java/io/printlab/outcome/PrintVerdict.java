package io.printlab.outcome;

import io.printlab.rule.AfterPrint.FailureReason;
import io.printlab.rule.Fault;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a person says of a print.
 *
 * @param share with PARTIAL, how much of it is of use, 1 to 99 %; else null
 * @param reason with FAILED, why, from the lab's list; else null
 * @param fault with FAILED, whose it is, as the list said at that time; else null
 */
public record PrintVerdict(
        Kind kind,
        @Nullable Integer share,
        @Nullable String reason,
        @Nullable Fault fault) {
    public static final PrintVerdict GOOD = new PrintVerdict(Kind.GOOD, null, null, null);

    private static final int WHOLE = 100;

    /** The kinds of verdict. */
    public enum Kind {
        GOOD,
        PARTIAL,
        FAILED
    }

    public PrintVerdict {
        if ((kind == Kind.PARTIAL) != (share != null)) {
            throw new IllegalArgumentException("a share of use goes with PARTIAL alone");
        }
        if ((kind == Kind.FAILED) != (reason != null && fault != null)) {
            throw new IllegalArgumentException("a reason and whose fault it is go with FAILED alone");
        }
        if (share != null && (share < 1 || share >= WHOLE)) {
            throw new IllegalArgumentException("a print of which a part is of use is 1 to 99 %, not " + share);
        }
    }

    public static PrintVerdict partial(int share) {
        return new PrintVerdict(Kind.PARTIAL, share, null, null);
    }

    public static PrintVerdict failed(FailureReason reason) {
        return new PrintVerdict(Kind.FAILED, null, reason.name(), reason.fault());
    }

    /** How much of what was used is charged. */
    public int chargedPercent() {
        return switch (kind) {
            case GOOD -> WHOLE;
            case PARTIAL -> Objects.requireNonNull(share);
            case FAILED -> fault == Fault.OWNER ? WHOLE : 0;
        };
    }
}
