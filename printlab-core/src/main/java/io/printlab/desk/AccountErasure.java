package io.printlab.desk;

import io.printlab.account.Actor;
import io.printlab.account.Role;
import io.printlab.account.User;
import io.printlab.account.UserId;
import io.printlab.audit.AuditAction;
import io.printlab.audit.AuditLog;
import io.printlab.error.PrintLabException;
import io.printlab.job.Job;
import io.printlab.job.JobQuery;
import io.printlab.job.JobState;
import io.printlab.job.StaleJobException;
import io.printlab.store.LabStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Deletes a person's own account; see {@link PeopleDesk#eraseSelf}. */
record AccountErasure(LabStore store, AuditLog audit, Actor actor, UserId self) {
    private static final int ATTEMPTS = 3;

    void run(Clock clock) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            cancelWaiting(clock.instant());
            if (erased(clock.instant())) {
                return;
            }
        }
        throw PrintLabException.conflict(
                "Jobs of yours were still being handed in, so the account was not deleted. Stop that and try again.");
    }

    /** False if jobs came in meanwhile. */
    private boolean erased(Instant now) {
        try {
            audit.decidedAbout(self, actor, AuditAction.USER_ERASED, () -> {
                switch (store.users().erase(self, now)) {
                    case DONE -> store.invitations().withdrawAllOf("user:" + self);
                    case LAST_ADMINISTRATOR -> throw PeopleDesk.lastAdministrator();
                    case JOBS_LEFT -> throw new JobsLeftException();
                }
                return self;
            });
            return true;
        } catch (JobsLeftException meanwhile) {
            return false;
        }
    }

    /** Takes back an account that was not deleted after all. */
    private static final class JobsLeftException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void cancelWaiting(Instant now) {
        if (isOnlyAdministrator()) {
            throw PeopleDesk.lastAdministrator();
        }
        List<Job> left = store.jobs().list(JobQuery.newest(500).ownedBy(self).open());
        for (Job job : left) {
            if (job.state().isOnDevice() || job.state() == JobState.INTERRUPTED) {
                throw PrintLabException.conflict("Job " + job.id()
                        + " of yours is on a printer, or staff decide what became of it, so the account was not"
                        + " deleted. Wait for its end, or cancel it, and try again.");
            }
        }
        for (Job job : left) {
            try {
                store.jobs().store(job.withdraw("the account was deleted", actor, now));
            } catch (StaleJobException meanwhile) {
                // The next attempt sees what became of the job.
                return;
            }
        }
    }

    private boolean isOnlyAdministrator() {
        List<UserId> administrators = store.users().all().stream()
                .filter(user -> user.active() && user.role() == Role.ADMINISTRATOR)
                .map(User::id)
                .toList();
        return administrators.equals(List.of(self));
    }
}
