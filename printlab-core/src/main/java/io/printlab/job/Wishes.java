package io.printlab.job;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of a submission may say of it, and need not.
 *
 * @param work what the print is for; null if that was not said
 * @param colour of the filament, lower case; null for any
 * @param after the job that must have ended well before this one may start, or null
 * @param copy which copy of a batch this is; null if it is alone
 * @param tags that the device must have, as {@code Tag} checks them
 */
public record Wishes(
        @Nullable WorkClass work,
        @Nullable String colour,
        @Nullable JobId after,
        @Nullable Copy copy,
        Set<String> tags) {
    public static final Wishes NONE = new Wishes(null, null, null, null);

    public Wishes {
        // Those from before there were tags have none.
        tags = tags == null ? Set.of() : Set.copyOf(tags);
    }

    /** Of any device. */
    public Wishes(@Nullable WorkClass work, @Nullable String colour, @Nullable JobId after, @Nullable Copy copy) {
        this(work, colour, after, copy, Set.of());
    }

    public Wishes withCopy(@Nullable Copy next) {
        return new Wishes(work, colour, after, next, tags);
    }

    /** What holds for another print of the same file too. */
    public Wishes forAnother() {
        return new Wishes(work, colour, null, null, tags);
    }

    public Wishes withWork(WorkClass next) {
        return new Wishes(next, colour, after, copy, tags);
    }

    /**
     * One of several copies that were handed in together.
     *
     * @param batch a number that these copies alone have
     * @param number from 1
     * @param of how many copies, number or more
     */
    public record Copy(JobId batch, int number, int of) {
        public Copy {
            if (number < 1 || number > of) {
                throw new IllegalArgumentException("copy " + number + " of " + of);
            }
        }
    }
}
