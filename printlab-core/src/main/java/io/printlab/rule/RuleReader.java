package io.printlab.rule;

import io.printlab.job.WorkClass;
import io.printlab.queue.PriorityWeights;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes rules of what people wrote and collects all that is wrong with it. For one reading; not thread-safe. All fields of all parts are read here, so it is longer than others.
 */
final class RuleReader {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}(?:[.,][0-9]{1,18})?");
    private static final Pattern MATERIAL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 .+_-]{0,29}");
    private static final Pattern TIME = Pattern.compile("(?:[01][0-9]|2[0-3]):[0-5][0-9]");
    private static final Pattern ROW = Pattern.compile("([0-9]{1,4})\\.([a-z]+)");
    private static final Map<String, Set<String>> COLUMNS = Map.of(
            RuleSheet.QUOTAS, Set.of("group", "period", "hours", "grams"),
            RuleSheet.STAFFED, Set.of("days", "from", "to"),
            RuleSheet.QUIET, Set.of("days", "from", "to"),
            RuleSheet.MATERIAL_PRICES, Set.of("material", "price"),
            RuleSheet.REASONS, Set.of("name", "fault"));
    private static final Set<String> CHOSEN = Set.of("period", "fault");
    private static final int LONGEST_GROUP = 40;
    private static final int LONGEST_ZONE = 60;
    private static final int MOST_MATERIALS = 50;
    private static final int SHOWN = 40;

    private final Map<String, String> values;
    private final List<RuleFault> faults = new ArrayList<>();

    RuleReader(Map<String, String> values) {
        this.values = values;
    }

    LabRules read() {
        LabRules rules = rules();
        if (rules == null || !faults.isEmpty()) {
            throw new InvalidRulesException(faults);
        }
        return rules;
    }

    List<RuleFault> faults() {
        rules();
        return List.copyOf(faults);
    }

    /** Numbers of the rows that a list has. */
    static List<Integer> rows(Map<String, String> values, String list) {
        TreeSet<Integer> rows = new TreeSet<>();
        for (String name : values.keySet()) {
            if (name.startsWith(list + ".")) {
                Matcher row = ROW.matcher(name.substring(list.length() + 1));
                if (row.matches()) {
                    rows.add(Integer.valueOf(row.group(1)));
                }
            }
        }
        return List.copyOf(rows);
    }

    private @Nullable LabRules rules() {
        refuseUnknown();
        PriorityWeights weights = weights();
        AdmissionLimits admission = new AdmissionLimits(
                whole("admission.mostWaiting"),
                quotas(),
                new FileLimits(
                        whole("admission.nozzleCelsius"), whole("admission.bedCelsius"), yes("admission.timeKnown")));
        ApprovalLimits approval = new ApprovalLimits(
                optionalHours("approval.longerThanHours"),
                number("approval.heavierThanGrams"),
                materials(),
                yes("approval.firstPrint"),
                whole("approval.trustedAfter"));
        DispatchLimits dispatch = new DispatchLimits(
                whole("dispatch.mostRunning"),
                zone(),
                weekly(RuleSheet.STAFFED),
                optionalHours("dispatch.unattendedHours"),
                weekly(RuleSheet.QUIET),
                whole("dispatch.mostHeating"),
                Figure.ofMinutes(required("dispatch.heatUpMinutes")));
        MoneyReader money = new MoneyReader(values, this::filledRows, this::number, this::fault);
        Prices prices = money.prices();
        AfterPrint afterPrint = money.afterPrint(
                yes("afterPrint.pickUp"),
                whole("afterPrint.remindAfterDays"),
                whole("afterPrint.disposeAfterDays"),
                yes("afterPrint.freeReprint"));
        return weights == null || prices == null || afterPrint == null
                ? null
                : new LabRules(weights, admission, approval, dispatch, prices, afterPrint);
    }

    private @Nullable PriorityWeights weights() {
        int before = faults.size();
        EnumMap<WorkClass, Double> classes = new EnumMap<>(WorkClass.class);
        for (WorkClass work : WorkClass.values()) {
            Double weight = number(RuleFields.weightOf(work));
            if (weight != null) {
                classes.put(work, weight);
            }
        }
        double slack = required("priority.slackPercent") / 100;
        Duration lead = Figure.ofHours(required("priority.leadHours"));
        double ageing = required("priority.ageing");
        double high = required("priority.maxWaitHighHours");
        double normal = required("priority.maxWaitNormalHours");
        double low = required("priority.maxWaitLowHours");
        double loanAtRisk = required("priority.loanAtRisk");
        double loanHigh = required("priority.loanHigh");
        double shortPull = required("priority.shortPull");
        double finish = required("priority.finish");
        Duration estimate = Figure.ofHours(required("priority.defaultEstimateHours"));
        double grams = required("priority.gramsPerHour");
        if (faults.size() > before) {
            return null;
        }
        requireSteps(high, normal, low, ageing, loanHigh, loanAtRisk);
        if (estimate.isZero()) {
            fault("priority.defaultEstimateHours", "A second is the shortest time.");
        }
        return faults.size() > before
                ? null
                : new PriorityWeights(
                        classes,
                        slack,
                        lead,
                        ageing,
                        Figure.ofHours(high),
                        Figure.ofHours(normal),
                        Figure.ofHours(low),
                        loanAtRisk,
                        loanHigh,
                        shortPull,
                        finish,
                        estimate,
                        grams,
                        yes("priority.byGroup"));
    }

    private void requireSteps(
            double high, double normal, double low, double ageing, double loanHigh, double loanAtRisk) {
        if (high > normal) {
            fault(
                    "priority.maxWaitHighHours",
                    "Urgent jobs wait no longer than others: " + Figure.text(normal) + " h or less.");
        }
        if (normal > low) {
            fault(
                    "priority.maxWaitLowHours",
                    "Jobs that can wait do so no shorter than others: " + Figure.text(normal) + " h or more.");
        }
        if (loanHigh < ageing * normal) {
            fault(
                    "priority.loanHigh",
                    "Waiting alone can lend a job " + Figure.text(ageing * normal)
                            + " h, so staff lend at least that; or make what an hour of waiting lends smaller.");
        }
        if (high <= normal && loanAtRisk - loanHigh < ageing * high) {
            fault(
                    "priority.loanAtRisk",
                    "Staff and waiting can lend a job " + Figure.text(loanHigh + ageing * high)
                            + " h, so a deadline at risk lends at least that.");
        }
    }

    private List<Quota> quotas() {
        List<Quota> quotas = new ArrayList<>();
        for (String row : filledRows(RuleSheet.QUOTAS)) {
            String group = text(row + ".group");
            Quota.Period period = period(row + ".period");
            Double hours = above0(row + ".hours", "hours of printing");
            Double grams = above0(row + ".grams", "grams of filament");
            if (group.length() > LONGEST_GROUP) {
                fault(row + ".group", "A group's name has at most " + LONGEST_GROUP + " characters.");
            }
            if (text(row + ".hours").isEmpty() && text(row + ".grams").isEmpty()) {
                fault(row + ".hours", "A quota needs hours, grams or both; take the row away if there is no limit.");
            }
            if (period != null) {
                quotas.add(new Quota(group.isEmpty() ? null : group, period, hours, grams));
            }
        }
        return quotas;
    }

    private Quota.@Nullable Period period(String field) {
        for (Quota.Period period : Quota.Period.values()) {
            if (period.name().equals(text(field).toUpperCase(Locale.ROOT))) {
                return period;
            }
        }
        fault(field, "A quota is for a WEEK or a MONTH.");
        return null;
    }

    private List<WeeklyHours> weekly(String list) {
        List<WeeklyHours> hours = new ArrayList<>();
        for (String row : filledRows(list)) {
            Set<DayOfWeek> days = days(row + ".days");
            LocalTime from = time(row + ".from");
            LocalTime to = time(row + ".to");
            if (!days.isEmpty() && from != null && to != null) {
                hours.add(new WeeklyHours(days, from, to));
            }
        }
        return hours;
    }

    private Set<DayOfWeek> days(String field) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String name : parts(text(field))) {
            Arrays.stream(DayOfWeek.values())
                    .filter(day -> day.name().equals(name.toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .ifPresentOrElse(
                            days::add, () -> fault(field, shown(name) + " is no day; write MONDAY to SUNDAY."));
        }
        if (days.isEmpty()) {
            fault(field, "Choose at least one day of the week.");
        }
        return days;
    }

    private @Nullable LocalTime time(String field) {
        String text = text(field);
        if (text.equals("24:00")) {
            return LocalTime.MIDNIGHT;
        }
        if (!TIME.matcher(text).matches()) {
            fault(field, "A time is written as in 08:30, from 00:00 to 24:00.");
            return null;
        }
        return LocalTime.parse(text);
    }

    private Set<String> materials() {
        Set<String> materials = new TreeSet<>();
        for (String name : parts(text("approval.materials"))) {
            if (!MATERIAL.matcher(name).matches()) {
                fault("approval.materials", shown(name) + " is no material; write short names such as TPU.");
            }
            materials.add(name);
        }
        if (materials.size() > MOST_MATERIALS) {
            fault("approval.materials", "At most " + MOST_MATERIALS + " materials.");
        }
        return materials;
    }

    private ZoneId zone() {
        String text = text("dispatch.zone");
        if (text.equalsIgnoreCase("UTC")) {
            return ZoneOffset.UTC;
        }
        try {
            if (text.length() <= LONGEST_ZONE) {
                return ZoneId.of(text);
            }
        } catch (DateTimeException unknown) {
            return zoneFault(text);
        }
        return zoneFault(text);
    }

    private ZoneId zoneFault(String text) {
        fault(
                "dispatch.zone",
                shown(text) + " is no time zone. "
                        + RuleFields.named("dispatch.zone").allowed() + ".");
        return ZoneOffset.UTC;
    }

    private boolean yes(String field) {
        String text = text(field);
        if (!Set.of("", "true", "false").contains(text)) {
            fault(field, shown(text) + " is neither true nor false.");
        }
        return text.equals("true");
    }

    private @Nullable Duration optionalHours(String field) {
        Double hours = number(field);
        return hours == null ? null : Figure.ofHours(Math.max(hours, 1.0 / 3600));
    }

    private @Nullable Integer whole(String field) {
        Double figure = number(field);
        return figure == null ? null : Integer.valueOf((int) Math.round(figure));
    }

    private double required(String field) {
        return Objects.requireNonNullElse(number(field), 0.0);
    }

    /** The figure of a field; null if it is empty or wrong, and a wrong one is a fault. */
    private @Nullable Double number(String name) {
        RuleField field = RuleFields.named(name);
        String text = text(name);
        if (text.isEmpty()) {
            if (field.empty() == null) {
                fault(name, "This needs a figure. " + field.allowed() + ".");
            }
            return null;
        }
        Double figure = NUMBER.matcher(text).matches() ? Double.valueOf(text.replace(',', '.')) : null;
        boolean fits = figure != null
                && (field.open() ? figure > field.least() : figure >= field.least())
                && figure <= field.most()
                && (field.kind() != RuleField.Kind.WHOLE || figure == Math.rint(figure));
        if (!fits) {
            fault(name, shown(text) + " is not allowed. " + field.allowed() + ".");
            return null;
        }
        return figure;
    }

    private @Nullable Double above0(String field, String what) {
        String text = text(field);
        if (text.isEmpty()) {
            return null;
        }
        Double figure = NUMBER.matcher(text).matches() ? Double.valueOf(text.replace(',', '.')) : null;
        if (figure == null || !(figure > 0)) {
            fault(field, shown(text) + " is not allowed. Write " + what + " above 0, or nothing for no limit.");
            return null;
        }
        return figure;
    }

    private List<String> filledRows(String list) {
        List<String> filled = new ArrayList<>();
        for (Integer row : rows(values, list)) {
            String name = list + "." + row;
            Set<String> columns = COLUMNS.getOrDefault(list, Set.of());
            boolean said = columns.stream()
                    .filter(column -> !CHOSEN.contains(column))
                    .anyMatch(column -> !text(name + "." + column).isEmpty());
            if (said) {
                filled.add(name);
            }
        }
        if (filled.size() > RuleSheet.MOST_ROWS) {
            fault(list, "At most " + RuleSheet.MOST_ROWS + " rows.");
            return List.of();
        }
        return filled;
    }

    private void refuseUnknown() {
        Set<String> unknown = new HashSet<>();
        for (String name : values.keySet()) {
            if (!RuleFields.has(name) && !isOfARow(name) && unknown.size() < SHOWN && unknown.add(name)) {
                fault(shown(name), "The rules have no such field.");
            }
        }
    }

    private static boolean isOfARow(String name) {
        return COLUMNS.entrySet().stream().anyMatch(list -> {
            if (!name.startsWith(list.getKey() + ".")) {
                return false;
            }
            Matcher row = ROW.matcher(name.substring(list.getKey().length() + 1));
            return row.matches() && list.getValue().contains(row.group(2));
        });
    }

    private static List<String> parts(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private String text(String field) {
        return values.getOrDefault(field, "").strip();
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    private void fault(String field, String sentence) {
        faults.add(new RuleFault(field, sentence));
    }
}
