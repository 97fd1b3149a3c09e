package io.printlab.admission;

import io.printlab.rule.AdmissionLimits;
import io.printlab.rule.ApprovalLimits;
import io.printlab.rule.FileLimits;
import io.printlab.rule.LabRules;
import java.util.ArrayList;
import java.util.List;

/** Makes rules of what the book says. Files come first: a file at fault is refused for good, the rest only for now. */
final class BookRules {
    private BookRules() {}

    static List<AdmissionRule> of(LabRules rules) {
        List<AdmissionRule> all = new ArrayList<>(files(rules.admission().files()));
        limits(rules).forEach(rule -> all.add(new ExceptStaff(rule)));
        approval(rules.approval()).forEach(rule -> all.add(new ExceptStaff(rule)));
        return all;
    }

    private static List<AdmissionRule> files(FileLimits limits) {
        List<AdmissionRule> rules = new ArrayList<>();
        if (limits.nozzleCelsius() != null || limits.bedCelsius() != null) {
            rules.add(new TemperatureRule(limits.nozzleCelsius(), limits.bedCelsius()));
        }
        if (limits.timeKnown()) {
            rules.add(new KnownTimeRule());
        }
        return rules;
    }

    private static List<AdmissionRule> limits(LabRules rules) {
        AdmissionLimits limits = rules.admission();
        List<AdmissionRule> all = new ArrayList<>();
        Integer most = limits.mostWaiting();
        if (most != null) {
            all.add(new WaitingJobsRule(most));
        }
        if (!limits.quotas().isEmpty()) {
            all.add(new QuotaRule(limits, rules.dispatch().zone()));
        }
        return all;
    }

    private static List<AdmissionRule> approval(ApprovalLimits limits) {
        List<AdmissionRule> trustful = new ArrayList<>();
        if (limits.longerThan() != null) {
            trustful.add(new LongPrintRule(limits.longerThan()));
        }
        if (limits.heavierThanGrams() != null) {
            trustful.add(new HeavyPrintRule(limits.heavierThanGrams()));
        }
        List<AdmissionRule> rules = new ArrayList<>();
        Integer trusted = limits.trustedAfter();
        trustful.forEach(rule -> rules.add(trusted == null ? rule : new UnlessTrusted(trusted, rule)));
        if (limits.firstPrint()) {
            rules.add(new FirstPrintRule());
        }
        if (!limits.materials().isEmpty()) {
            rules.add(new MaterialRule(limits.materials()));
        }
        return rules;
    }
}
