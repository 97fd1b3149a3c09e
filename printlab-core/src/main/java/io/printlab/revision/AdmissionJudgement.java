package io.printlab.revision;

import io.printlab.account.UserId;
import io.printlab.admission.Admission;
import io.printlab.admission.AdmissionRefusedException;
import io.printlab.admission.AdmissionRequest;
import io.printlab.admission.AdmissionRule;
import io.printlab.admission.PrintRecord;
import io.printlab.file.PrintFileFacts;
import io.printlab.file.PrintFileId;
import io.printlab.job.Needs;
import io.printlab.job.Submission;
import io.printlab.job.Wishes;
import io.printlab.rule.LabRules;
import io.printlab.rule.RuleBook;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Says which waiting jobs the rules would refuse or put before staff if they came in now, beside all others of their owner.
 *
 * @param records what the lab knows of a person's printing, the waiting jobs included
 * @param facts of a file, or null where they are gone
 * @param own rules of the lab's own, which hold under any version
 */
public record AdmissionJudgement(
        Function<UserId, PrintRecord> records,
        Function<PrintFileId, @Nullable PrintFileFacts> facts,
        List<AdmissionRule> own,
        Instant now)
        implements Judgement {
    public AdmissionJudgement {
        own = List.copyOf(own);
    }

    @Override
    public List<Consequence> of(QueueNow.Waiting waiting, LabRules rules) {
        Submission submission = waiting.job().submission();
        Needs needs = waiting.job().needs();
        PrintFileFacts known = facts.apply(submission.file());
        if (needs == null || known == null) {
            return List.of();
        }
        AdmissionRequest request = new AdmissionRequest(
                waiting.owner(),
                alone(submission),
                known,
                needs,
                records.apply(submission.owner()).besides(submission.group(), needs.estimate()),
                now);
        try {
            return new Admission(RuleBook.fixed(rules), own)
                    .review(request)
                    .map(why -> List.of(new Consequence(Consequence.Kind.WOULD_NEED_APPROVAL, why)))
                    .orElse(List.of());
        } catch (AdmissionRefusedException refused) {
            return List.of(new Consequence(Consequence.Kind.WOULD_BE_REFUSED, String.valueOf(refused.getMessage())));
        }
    }

    /** Copies wait each for itself by now, so none is still to come with this one. */
    private static Submission alone(Submission submission) {
        Wishes wishes = submission.wishes();
        return new Submission(
                submission.owner(),
                submission.file(),
                submission.title(),
                submission.source(),
                submission.urgency(),
                submission.deadline(),
                submission.material(),
                submission.at(),
                new Wishes(wishes.work(), wishes.colour(), wishes.after(), null, wishes.tags()),
                submission.group());
    }
}
