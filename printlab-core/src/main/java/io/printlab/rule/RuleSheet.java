package io.printlab.rule;

import io.printlab.job.WorkClass;
import io.printlab.queue.PriorityWeights;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rules as people write them: each figure under the name of its field, the rows of a list under {@code quotas.0}, {@code quotas.1}.
 * Durations are hours or minutes, as the field's name says; days are names with commas; empty is no limit.
 *
 * @param values as they were written, checked by nobody yet
 */
public record RuleSheet(Map<String, String> values) {
    public static final String QUOTAS = "admission.quotas";
    public static final String STAFFED = "dispatch.staffed";
    public static final String QUIET = "dispatch.quiet";
    public static final String MATERIAL_PRICES = "prices.materials";
    public static final String REASONS = "afterPrint.reasons";
    /** All lists of rows. */
    public static final List<String> LISTS = List.of(QUOTAS, STAFFED, QUIET, MATERIAL_PRICES, REASONS);
    /** Rows of one list at most. */
    public static final int MOST_ROWS = 50;

    public RuleSheet {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public static RuleSheet of(LabRules rules) {
        Map<String, String> values = new LinkedHashMap<>();
        priority(values, rules.priority());
        AdmissionLimits admission = rules.admission();
        values.put("admission.mostWaiting", Figure.text(admission.mostWaiting()));
        for (int row = 0; row < admission.quotas().size(); row++) {
            quota(values, QUOTAS + "." + row, admission.quotas().get(row));
        }
        values.put("admission.nozzleCelsius", Figure.text(admission.files().nozzleCelsius()));
        values.put("admission.bedCelsius", Figure.text(admission.files().bedCelsius()));
        values.put("admission.timeKnown", String.valueOf(admission.files().timeKnown()));
        ApprovalLimits approval = rules.approval();
        values.put("approval.longerThanHours", Figure.hours(approval.longerThan()));
        values.put("approval.heavierThanGrams", Figure.text(approval.heavierThanGrams()));
        values.put("approval.materials", String.join(", ", new TreeSet<>(approval.materials())));
        values.put("approval.firstPrint", String.valueOf(approval.firstPrint()));
        values.put("approval.trustedAfter", Figure.text(approval.trustedAfter()));
        DispatchLimits dispatch = rules.dispatch();
        values.put("dispatch.mostRunning", Figure.text(dispatch.mostRunning()));
        values.put("dispatch.unattendedHours", Figure.hours(dispatch.unattended()));
        values.put("dispatch.mostHeating", Figure.text(dispatch.mostHeating()));
        values.put("dispatch.heatUpMinutes", Figure.minutes(dispatch.heatUp()));
        values.put("dispatch.zone", text(dispatch.zone()));
        hours(values, STAFFED, dispatch.staffed());
        hours(values, QUIET, dispatch.quiet());
        prices(values, rules.prices());
        afterPrint(values, rules.afterPrint());
        return new RuleSheet(values);
    }

    /**
     * The rules that are written here.
     *
     * @throws InvalidRulesException that tells every fault at once
     */
    public LabRules rules() {
        return new RuleReader(values).read();
    }

    /** What is wrong with them; empty if they can hold. */
    public List<RuleFault> faults() {
        RuleReader reader = new RuleReader(values);
        return reader.faults();
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** Names of the rows of a list, as in {@code dispatch.quiet.0}, in their order. */
    public List<String> rows(String list) {
        return RuleReader.rows(values, list).stream()
                .map(row -> list + "." + row)
                .toList();
    }

    private static void priority(Map<String, String> values, PriorityWeights weights) {
        for (WorkClass work : WorkClass.values()) {
            values.put(RuleFields.weightOf(work), Figure.text(weights.classes().get(work)));
        }
        values.put("priority.maxWaitHighHours", Figure.hours(weights.maxWaitHigh()));
        values.put("priority.maxWaitNormalHours", Figure.hours(weights.maxWaitNormal()));
        values.put("priority.maxWaitLowHours", Figure.hours(weights.maxWaitLow()));
        values.put("priority.ageing", Figure.text(weights.ageing()));
        values.put("priority.loanHigh", Figure.text(weights.loanHigh()));
        values.put("priority.loanAtRisk", Figure.text(weights.loanAtRisk()));
        values.put("priority.leadHours", Figure.hours(weights.lead()));
        values.put("priority.slackPercent", Figure.text(100 * weights.slack()));
        values.put("priority.finish", Figure.text(weights.finish()));
        values.put("priority.shortPull", Figure.text(weights.shortPull()));
        values.put("priority.gramsPerHour", Figure.text(weights.gramsPerHour()));
        values.put("priority.defaultEstimateHours", Figure.hours(weights.defaultEstimate()));
        values.put("priority.byGroup", Boolean.toString(weights.byGroup()));
    }

    private static void quota(Map<String, String> values, String row, Quota quota) {
        values.put(row + ".group", quota.group() == null ? "" : quota.group());
        values.put(row + ".period", quota.period().name());
        values.put(row + ".hours", Figure.text(quota.hours()));
        values.put(row + ".grams", Figure.text(quota.grams()));
    }

    private static void prices(Map<String, String> values, Prices prices) {
        String currency = prices.currency();
        values.put("prices.currency", currency);
        values.put("prices.perHour", Figure.money(prices.perHour(), currency));
        values.put("prices.perGram", Figure.moneyPerGram(prices.perKilogram(), currency));
        for (int row = 0; row < prices.materials().size(); row++) {
            Prices.MaterialPrice price = prices.materials().get(row);
            values.put(MATERIAL_PRICES + "." + row + ".material", price.material());
            values.put(MATERIAL_PRICES + "." + row + ".price", Figure.moneyPerGram(price.perKilogram(), currency));
        }
    }

    private static void afterPrint(Map<String, String> values, AfterPrint after) {
        values.put("afterPrint.verdict", after.verdict().name());
        values.put("afterPrint.pickUp", String.valueOf(after.pickUp()));
        values.put("afterPrint.remindAfterDays", Figure.text(after.remindAfterDays()));
        values.put("afterPrint.disposeAfterDays", Figure.text(after.disposeAfterDays()));
        values.put("afterPrint.freeReprint", String.valueOf(after.freeReprint()));
        for (int row = 0; row < after.reasons().size(); row++) {
            AfterPrint.FailureReason reason = after.reasons().get(row);
            values.put(REASONS + "." + row + ".name", reason.name());
            values.put(REASONS + "." + row + ".fault", reason.fault().name());
        }
    }

    private static void hours(Map<String, String> values, String list, List<WeeklyHours> rows) {
        for (int row = 0; row < rows.size(); row++) {
            WeeklyHours hours = rows.get(row);
            values.put(
                    list + "." + row + ".days",
                    hours.days().stream().sorted().map(DayOfWeek::name).collect(Collectors.joining(",")));
            values.put(list + "." + row + ".from", hours.from().toString());
            values.put(list + "." + row + ".to", hours.to().toString());
        }
    }

    private static String text(@Nullable ZoneId zone) {
        return zone == null || zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }
}
