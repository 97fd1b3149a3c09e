package io.printlab.desk;

import io.printlab.account.Permission;
import io.printlab.account.User;
import io.printlab.error.PrintLabException;
import io.printlab.job.Wishes;
import io.printlab.job.WorkClass;

/** What a submission is for: what its owner says, or else what the owner's role makes likely. */
final class WorkChoice {
    private WorkChoice() {}

    /**
     * The wishes with the class of work.
     *
     * @throws PrintLabException FORBIDDEN if somebody else than staff calls it the work of staff
     */
    static Wishes in(Wishes wishes, User owner) {
        boolean staff = owner.role().permissions().contains(Permission.ACT_ON_ALL_JOBS);
        WorkClass said = wishes.work();
        if (said == WorkClass.STAFF && !staff) {
            throw PrintLabException.forbidden(
                    "Only staff may submit a job as the work of staff. Submit it as coursework, research or personal.");
        }
        return said != null ? wishes : wishes.withWork(staff ? WorkClass.STAFF : WorkClass.PERSONAL);
    }
}
