package io.printlab.desk;

import io.printlab.account.Actor;
import io.printlab.account.User;
import io.printlab.error.PrintLabException;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.job.JobTransition;
import io.printlab.job.Wishes;
import io.printlab.store.LabStore;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One submission in several copies. */
record Batch(Intake intake, LabStore store, Actor actor, User owner, Instant now) {
    List<Job> take(SubmissionRequest request, InputStream content, int copies) throws IOException {
        if (copies == 1) {
            return List.of(intake.take(actor, owner, request, content, now));
        }
        JobId batch = store.jobs().nextId();
        Wishes wishes = request.wishes();
        List<Job> taken = new ArrayList<>(
                List.of(intake.take(actor, owner, request.withWishes(copy(wishes, batch, 1, copies)), content, now)));
        try {
            for (int number = 2; number <= copies; number++) {
                taken.add(intake.takeCopy(actor, owner, taken.get(0), copy(wishes, batch, number, copies), now));
            }
        } catch (PrintLabException refused) {
            takeBack(taken, "Not all " + copies + " copies were let in: " + refused.getMessage());
            throw refused;
        }
        return List.copyOf(taken);
    }

    private void takeBack(List<Job> taken, String why) {
        String bounded = why.length() <= 500 ? why : why.substring(0, 500);
        for (Job job : store.jobs().byIds(taken.stream().map(Job::id).toList())) {
            if (JobTransition.WITHDRAW.isLegalFrom(job.state())) {
                store.jobs().store(job.withdraw(bounded, actor, now));
            }
        }
    }

    private static Wishes copy(Wishes wishes, JobId batch, int number, int of) {
        return wishes.withCopy(new Wishes.Copy(batch, number, of));
    }
}
