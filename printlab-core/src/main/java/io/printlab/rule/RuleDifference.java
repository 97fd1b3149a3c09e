package io.printlab.rule;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What differs between two versions, in plain words.
 *
 * @param field name of the figure or the list
 * @param label of it, for people
 * @param before in words; empty for a row that was not there
 * @param after in words; empty for a row that is gone
 */
public record RuleDifference(String field, String label, String before, String after) {
    /** In the order in which people read the rules; empty if they are the same. */
    public static List<RuleDifference> between(LabRules before, LabRules after) {
        RuleSheet old = RuleSheet.of(before);
        RuleSheet next = RuleSheet.of(after);
        List<RuleDifference> found = new ArrayList<>();
        for (RuleField field : RuleFields.ALL) {
            if (!old.value(field.name()).equals(next.value(field.name()))) {
                found.add(new RuleDifference(
                        field.name(),
                        field.label(),
                        words(field, old.value(field.name())),
                        words(field, next.value(field.name()))));
            }
        }
        rows(found, RuleSheet.QUOTAS, "Quota", quotas(before), quotas(after));
        rows(
                found,
                RuleSheet.STAFFED,
                "Staffed hours",
                hours(before.dispatch().staffed()),
                hours(after.dispatch().staffed()));
        rows(
                found,
                RuleSheet.QUIET,
                "Quiet hours",
                hours(before.dispatch().quiet()),
                hours(after.dispatch().quiet()));
        rows(found, RuleSheet.MATERIAL_PRICES, "Price of a material", prices(before), prices(after));
        rows(found, RuleSheet.REASONS, "Reason for failure", reasons(before), reasons(after));
        return List.copyOf(found);
    }

    /** A quota in words, as in {@code robotics: 20 h and 500 g a week}. */
    public static String words(Quota quota) {
        List<String> limits = new ArrayList<>();
        if (quota.hours() != null) {
            limits.add(Figure.text(quota.hours()) + " h");
        }
        if (quota.grams() != null) {
            limits.add(Figure.text(quota.grams()) + " g");
        }
        return (quota.group() == null ? "everybody else" : quota.group()) + ": " + String.join(" and ", limits) + " a "
                + quota.period().name().toLowerCase(Locale.ROOT);
    }

    /** Hours in words, as in {@code Mon, Tue 08:00 to 18:00}. */
    public static String words(WeeklyHours hours) {
        String days = hours.days().size() == DayOfWeek.values().length
                ? "every day"
                : new TreeSet<>(hours.days())
                        .stream()
                                .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
                                .collect(Collectors.joining(", "));
        return days + " " + hours.from() + " to " + hours.to();
    }

    private static String words(RuleField field, String value) {
        if (value.isEmpty()) {
            return field.empty() == null ? "" : field.empty();
        }
        if (field.kind() == RuleField.Kind.YES_NO) {
            return value.equals("true") ? "yes" : "no";
        }
        String unit = value.equals("1") ? field.unit().replaceFirst("^(job|print|printer|time)s$", "$1") : field.unit();
        return unit.isEmpty() ? value : value + " " + unit;
    }

    private static List<String> quotas(LabRules rules) {
        return rules.admission().quotas().stream().map(RuleDifference::words).toList();
    }

    private static List<String> prices(LabRules rules) {
        Prices prices = rules.prices();
        return prices.materials().stream()
                .map(price -> price.material() + ": " + Figure.moneyPerGram(price.perKilogram(), prices.currency())
                        + " " + prices.currency() + " a gram")
                .toList();
    }

    private static List<String> reasons(LabRules rules) {
        return rules.afterPrint().reasons().stream()
                .map(reason ->
                        reason.name() + ": fault of " + reason.fault().name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static List<String> hours(List<WeeklyHours> rows) {
        return rows.stream().map(RuleDifference::words).toList();
    }

    private static void rows(
            List<RuleDifference> found, String list, String label, List<String> before, List<String> after) {
        before.stream()
                .filter(row -> !after.contains(row))
                .forEach(row -> found.add(new RuleDifference(list, label, row, "")));
        after.stream()
                .filter(row -> !before.contains(row))
                .forEach(row -> found.add(new RuleDifference(list, label, "", row)));
    }
}
