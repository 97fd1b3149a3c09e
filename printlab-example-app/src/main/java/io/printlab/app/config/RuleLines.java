package io.printlab.app.config;

import io.printlab.queue.PriorityWeights;
import io.printlab.rule.AdmissionLimits;
import io.printlab.rule.ApprovalLimits;
import io.printlab.rule.DispatchLimits;
import io.printlab.rule.FileLimits;
import io.printlab.rule.LabRules;
import io.printlab.rule.Quota;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rules that the lab begins with: limits, quotas such as {@code quota.week = 24 h, 500 g} and, for a group,
 * {@code quota.week.design = 40 h}, and when staff approve.
 */
final class RuleLines {
    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,2})?) ?(h|g)");
    private static final Pattern GROUP_QUOTA = Pattern.compile("quota\\.(week|month)\\.(.+)");

    private final Map<SettingKey, String> values;
    private final Map<String, String> groupLines;
    private final List<String> faults;

    RuleLines(Map<SettingKey, String> values, Map<String, String> groupLines, List<String> faults) {
        this.values = values;
        this.groupLines = groupLines;
        this.faults = faults;
    }

    static boolean isQuotaOfGroup(String name) {
        return GROUP_QUOTA.matcher(name).matches();
    }

    LabRules rules() {
        DispatchLimits none = DispatchLimits.NONE;
        return new LabRules(
                PriorityWeights.DEFAULT,
                new AdmissionLimits(whole(SettingKey.WAITING_LIMIT, AdmissionLimits.MOST_COUNTED), quotas(), files()),
                approval(),
                new DispatchLimits(
                        none.mostRunning(),
                        ZoneId.systemDefault(),
                        none.staffed(),
                        none.unattended(),
                        none.quiet(),
                        none.mostHeating(),
                        none.heatUp()));
    }

    private FileLimits files() {
        return new FileLimits(
                whole(SettingKey.FILE_NOZZLE_CELSIUS, 600),
                whole(SettingKey.FILE_BED_CELSIUS, 200),
                yes(SettingKey.FILE_TIME_KNOWN));
    }

    private ApprovalLimits approval() {
        Integer minutes = whole(SettingKey.APPROVAL_ABOVE_MINUTES, 100_000);
        Integer grams = whole(SettingKey.APPROVAL_ABOVE_GRAMS, 100_000);
        Set<String> materials = Arrays.stream(
                        values.getOrDefault(SettingKey.APPROVAL_MATERIALS, "").split(","))
                .map(String::strip)
                .filter(material -> !material.isEmpty())
                .collect(Collectors.toSet());
        return new ApprovalLimits(
                minutes == null ? null : Duration.ofMinutes(minutes),
                grams == null ? null : Double.valueOf(grams),
                materials,
                yes(SettingKey.APPROVAL_FIRST_PRINT),
                whole(SettingKey.APPROVAL_TRUSTED_AFTER, AdmissionLimits.MOST_COUNTED));
    }

    private List<Quota> quotas() {
        List<Quota> quotas = new ArrayList<>();
        add(quotas, SettingKey.QUOTA_WEEK.key(), null, Quota.Period.WEEK, values.get(SettingKey.QUOTA_WEEK));
        add(quotas, SettingKey.QUOTA_MONTH.key(), null, Quota.Period.MONTH, values.get(SettingKey.QUOTA_MONTH));
        groupLines.forEach((name, value) -> {
            Matcher line = GROUP_QUOTA.matcher(name);
            if (line.matches()) {
                Quota.Period period = Quota.Period.valueOf(line.group(1).toUpperCase(Locale.ROOT));
                add(quotas, name, line.group(2), period, value);
            }
        });
        return quotas;
    }

    private void add(
            List<Quota> quotas, String name, @Nullable String group, Quota.Period period, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return;
        }
        Double hours = null;
        Double grams = null;
        for (String part : value.split(",")) {
            Matcher amount = AMOUNT.matcher(part.strip());
            if (!amount.matches() || Double.parseDouble(amount.group(1)) == 0) {
                faults.add(name + " is hours, grams or both, such as 24 h, 500 g");
                return;
            }
            if (amount.group(2).equals("h")) {
                hours = Double.valueOf(amount.group(1));
            } else {
                grams = Double.valueOf(amount.group(1));
            }
        }
        if (group != null && group.strip().length() > 40) {
            faults.add(name + " names a group of more than 40 characters");
            return;
        }
        quotas.add(new Quota(group, period, hours, grams));
    }

    /** From 1 to most; nothing or 0 for no such rule. */
    private @Nullable Integer whole(SettingKey key, int most) {
        String text = values.getOrDefault(key, "0");
        boolean fits = text.matches("[0-9]{1,9}") && Integer.parseInt(text) <= most;
        if (!fits && !text.isEmpty()) {
            faults.add(key.key() + " is a whole number from 0 to " + most + "; 0 is for no such rule");
        }
        return !fits || Integer.parseInt(text) == 0 ? null : Integer.valueOf(text);
    }

    private boolean yes(SettingKey key) {
        String text = values.getOrDefault(key, "no");
        if (!text.matches("yes|no|")) {
            faults.add(key.key() + " is yes or no");
        }
        return text.equals("yes");
    }
}
