package io.printlab.desk;

import io.printlab.account.Access;
import io.printlab.account.Actor;
import io.printlab.account.Ownership;
import io.printlab.account.Permission;
import io.printlab.account.User;
import io.printlab.account.UserId;
import io.printlab.admission.Admission;
import io.printlab.admission.AdmissionRequest;
import io.printlab.admission.Allowance;
import io.printlab.admission.Periods;
import io.printlab.admission.PrintRecord;
import io.printlab.error.PrintLabException;
import io.printlab.file.PrintFileFacts;
import io.printlab.job.Job;
import io.printlab.job.JobChange;
import io.printlab.job.JobId;
import io.printlab.job.Needs;
import io.printlab.job.Placement;
import io.printlab.job.Submission;
import io.printlab.ledger.PrintTerms;
import io.printlab.rule.LabRules;
import io.printlab.rule.RuleBook;
import io.printlab.rule.RuleVersion;
import io.printlab.store.LabStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lets submissions in as the lab's rules say, and tells people what they may hand in. Thread-safe; may block on the database. */
public final class AdmissionDesk {
    private static final Actor SELF = Actor.part("intake");

    private final LabStore store;
    private final RuleBook book;
    private final Admission admission;
    private final Successions successions;
    private final Clock clock;

    public AdmissionDesk(LabStore store, RuleBook book, Admission admission, Successions successions, Clock clock) {
        this.store = store;
        this.book = book;
        this.admission = admission;
        this.successions = successions;
        this.clock = clock;
    }

    /** What the person who asks may hand in, and how much of it is used. */
    public Allowance allowance(Actor actor) {
        Access.require(actor, Permission.SEE_QUEUE, "see your quota");
        UserId id = actor.user();
        if (id == null) {
            throw PrintLabException.notFound(
                    "Only a person has a quota; " + actor.label() + " is none. Sign in as a person.");
        }
        return allowance(actor, id);
    }

    /** What somebody may hand in, and how much of it is used; of others only for those who see all jobs. */
    public Allowance allowance(Actor actor, UserId id) {
        Access.requireSee(actor, new Ownership(id, null), "this quota");
        User person = store.users()
                .byId(id)
                .orElseThrow(
                        () -> PrintLabException.notFound("There is no user " + id + ". Look at the list of users."));
        LabRules rules = book.current();
        Instant now = clock.instant();
        PrintRecord record = store.admissions()
                .record(person.id(), Periods.at(now, rules.dispatch().zone()));
        return Allowance.of(person, rules, record, now);
    }

    /**
     * What somebody wants to have printed, read and not yet let in.
     *
     * @param free the print that it makes good for nothing, or null
     */
    record Wish(
            User owner,
            Submission submission,
            PrintFileFacts facts,
            Needs needs,
            @Nullable JobId free) {
        Wish(User owner, Submission submission, PrintFileFacts facts, Needs needs) {
            this(owner, submission, facts, needs, null);
        }

        private AdmissionRequest with(PrintRecord record, Instant now) {
            return new AdmissionRequest(owner, submission, facts, needs, record, now, free != null);
        }

        private PrintTerms terms(RuleVersion rules) {
            return PrintTerms.of(needs, rules, free);
        }
    }

    /**
     * Throws if the rules would refuse it now: before anything of it is kept. {@link #admit} decides.
     *
     * @throws io.printlab.admission.AdmissionRefusedException with what to do
     */
    void requireAdmissible(Wish wish, Instant now) {
        admission.review(wish.with(store.admissions().record(wish.owner().id(), periods(now)), now));
    }

    /**
     * Makes a job of it. The rules are asked again while no other submission of its owner can come between.
     *
     * @param place where it goes if nobody needs to approve it
     */
    Job admit(Wish wish, Placement place, Actor by, Instant now) {
        JobId id = store.jobs().nextId();
        Optional<String> kept = successions.keeps(wish.submission());
        return decided(wish, now, record -> {
            JobChange handedIn = Job.submit(id, wish.submission(), by, now);
            return List.of(handedIn, admitted(handedIn.after(), wish.with(record, now), place, kept));
        });
    }

    /** As {@link #requireAdmissible}, for something else in the place of a job that waits. */
    void requireReadmissible(Job waits, Wish wish, Instant now) {
        PrintRecord record = store.admissions().record(wish.owner().id(), periods(now));
        admission.review(wish.with(without(record, waits), now));
    }

    /**
     * Puts something else in the place of a job that waits for approval. The rules are asked as for any submission, without what the job
     * had counted so far; whatever they say, staff decide.
     */
    Job readmit(Job waits, Wish wish, Actor by, Instant now) {
        return decided(wish, now, record -> {
            String why = admission
                    .review(wish.with(without(record, waits), now))
                    .orElse("Its owner has changed it, so staff look at it again.");
            return List.of(waits.revise(wish.submission(), wish.needs(), why, by, now));
        });
    }

    /** Goes on with a job that was left while it was read. What the rules refuse is rejected, with the reason. */
    Job resume(Job left, Wish wish, Placement place, Instant now) {
        Optional<String> kept = successions.keeps(wish.submission());
        return decided(wish, now, record -> {
            AdmissionRequest request = wish.with(record.besidesOneBeingRead(), now);
            try {
                return List.of(admitted(left, request, place, kept));
            } catch (io.printlab.admission.AdmissionRefusedException refused) {
                return List.of(left.reject(String.valueOf(refused.getMessage()), SELF, now));
            }
        });
    }

    private JobChange admitted(Job read, AdmissionRequest request, Placement place, Optional<String> kept) {
        Needs needs = request.needs();
        return admission
                .review(request)
                .map(why -> read.requestApproval(needs, why, SELF, request.now()))
                .or(() -> kept.map(why -> read.awaitOther(needs, why, SELF, request.now())))
                .orElseGet(() ->
                        read.enqueue(needs, place, admission.waived(request).orElse(null), SELF, request.now()));
    }

    private static PrintRecord without(PrintRecord record, Job waits) {
        Needs counted = waits.needs();
        return counted == null
                ? record.besidesOneBeingRead()
                : record.besides(waits.submission().group(), counted.estimate());
    }

    private Job decided(Wish wish, Instant now, Function<PrintRecord, List<JobChange>> decision) {
        return store.admissions().admit(wish.owner().id(), periods(now), wish.terms(book.version()), decision);
    }

    private Periods periods(Instant now) {
        return Periods.at(now, book.current().dispatch().zone());
    }
}
