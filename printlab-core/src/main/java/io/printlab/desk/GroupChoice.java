package io.printlab.desk;

import io.printlab.account.User;
import io.printlab.error.PrintLabException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** For which group a submission is: what its owner says, or else the only group that the owner is in. */
final class GroupChoice {
    private GroupChoice() {}

    /**
     * The group, or null for none.
     *
     * @param said null if the owner says nothing; {@link SubmissionRequest#NO_GROUP} for none
     * @throws PrintLabException FORBIDDEN if the owner is not in that group
     */
    static @Nullable String in(@Nullable String said, User owner) {
        if (said == null) {
            return owner.onlyGroup();
        }
        String name = said.strip().toLowerCase(Locale.ROOT);
        if (name.equals(SubmissionRequest.NO_GROUP)) {
            return null;
        }
        if (!owner.groups().contains(name)) {
            throw PrintLabException.forbidden(
                    "You are not in that group, so you cannot hand in a job for it. Choose one of your groups, or none.");
        }
        return name;
    }

    /** The group of an earlier job, if whoever prints it again is in that group too. */
    static @Nullable String again(@Nullable String earlier, User owner) {
        return earlier != null && owner.groups().contains(earlier) ? earlier : owner.onlyGroup();
    }
}
