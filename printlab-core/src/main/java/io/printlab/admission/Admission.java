package io.printlab.admission;

import io.printlab.rule.RuleBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks the rules of the book, as they are now, and the lab's own ones; the strictest verdict counts. Thread-safe. */
public final class Admission {
    private final RuleBook book;
    private final List<AdmissionRule> own;

    /** @param own rules of the embedding lab, asked after those of the book */
    public Admission(RuleBook book, List<AdmissionRule> own) {
        this.book = book;
        this.own = List.copyOf(own);
    }

    /**
     * Reviews a submission.
     *
     * @return why a person has to approve it, every reason that there is; empty if it may print
     * @throws AdmissionRefusedException if a rule does not let it in; the message has the sentences of all that do not
     */
    public Optional<String> review(AdmissionRequest request) {
        Refusals refusals = new Refusals();
        List<String> reasons = new ArrayList<>();
        for (AdmissionRule rule : rules()) {
            Verdict verdict = rule.review(request);
            if (verdict instanceof Verdict.Refused refused) {
                refusals.add(rule, refused);
            } else if (verdict instanceof Verdict.AskApproval ask) {
                reasons.add(bounded(ask.why()));
            }
        }
        refusals.throwIfAny();
        return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", reasons));
    }

    /** Which rules let something pass that they would ask staff about otherwise, and why; empty if none did. */
    public Optional<String> waived(AdmissionRequest request) {
        List<String> sentences = rules().stream()
                .flatMap(rule -> rule.waived(request).stream())
                .map(Admission::bounded)
                .toList();
        return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", sentences));
    }

    private List<AdmissionRule> rules() {
        List<AdmissionRule> all = new ArrayList<>(BookRules.of(book.current()));
        all.addAll(own);
        return all;
    }

    private static String bounded(String sentence) {
        return sentence.length() <= Verdict.LONGEST ? sentence : sentence.substring(0, Verdict.LONGEST - 1) + "…";
    }

    private static final class Refusals {
        private final List<AdmissionRule> rules = new ArrayList<>();
        private final List<Verdict.Refused> verdicts = new ArrayList<>();

        void add(AdmissionRule rule, Verdict.Refused verdict) {
            rules.add(rule);
            verdicts.add(verdict);
        }

        void throwIfAny() {
            if (!rules.isEmpty()) {
                List<String> sentences =
                        verdicts.stream().map(verdict -> bounded(verdict.why())).toList();
                throw new AdmissionRefusedException(rules.get(0).name(), verdicts.get(0), String.join(" ", sentences));
            }
        }
    }
}
