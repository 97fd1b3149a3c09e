package io.printlab.app.page;

import io.printlab.rule.RuleFault;
import io.printlab.rule.RuleField;
import io.printlab.rule.RuleFields;
import io.printlab.rule.RuleSheet;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The rules as a form: every field with what was written into it and what is wrong with that.
 *
 * @param faults how many there are
 */
public record RuleForm(
        List<Part> parts,
        List<QuotaLine> quotas,
        List<HoursLine> staffed,
        List<HoursLine> quiet,
        List<PairLine> prices,
        List<PairLine> reasons,
        String rowsFault,
        int faults) {
    /** Fields that belong together. */
    public record Part(String id, String title, String intro, List<Line> lines) {}

    /**
     * One field.
     *
     * @param empty what an empty field means, or empty
     * @param fault what is wrong, or empty
     */
    public record Line(
            String name,
            String label,
            String unit,
            String help,
            String kind,
            String value,
            String empty,
            String fault) {
        public String describedBy() {
            return fault.isEmpty() ? name + "-help" : name + "-help " + name + "-fault";
        }
    }

    /** A quota. */
    public record QuotaLine(String name, String group, String period, String hours, String grams, String fault) {}

    /** A row of a name and what it stands for: a material with its price, or a reason with whose fault it is. */
    public record PairLine(String name, String first, String second, String fault) {}

    /** Hours on some days of the week. */
    public record HoursLine(String name, List<Day> days, String from, String to, String fault) {}

    /** A day of the week to tick. */
    public record Day(String value, String label, boolean chosen) {}

    static RuleForm of(RuleSheet sheet, List<RuleFault> faults) {
        return new RuleForm(
                List.of(
                        part(
                                sheet,
                                faults,
                                "classes",
                                "What counts for more",
                                "With 2 an hour of this work is charged as half an hour, so who does it gets twice the share.",
                                RuleFields.CLASSES),
                        part(
                                sheet,
                                faults,
                                "waits",
                                "How long anybody waits",
                                "Once a job has waited so long it goes before everybody's share.",
                                RuleFields.WAITS),
                        part(
                                sheet,
                                faults,
                                "loans",
                                "What moves a job forward",
                                "Hours are lent, never given: what is claimed early is charged all the same.",
                                RuleFields.LOANS),
                        part(
                                sheet,
                                faults,
                                "costs",
                                "What a print is charged",
                                "The person who has been charged least is next.",
                                RuleFields.COSTS),
                        part(
                                sheet,
                                faults,
                                "admission",
                                "Who may hand in how much",
                                "Staff are not limited.",
                                RuleFields.ADMISSION),
                        part(
                                sheet,
                                faults,
                                "approval",
                                "What staff look at first",
                                "Such a job waits on the desk until somebody approves it.",
                                RuleFields.APPROVAL),
                        part(
                                sheet,
                                faults,
                                "dispatch",
                                "When prints start",
                                "A job that must not start yet never holds up those behind it.",
                                RuleFields.DISPATCH),
                        part(
                                sheet,
                                faults,
                                "prices",
                                "What printing costs",
                                "A job keeps the prices that held when it was handed in.",
                                RuleFields.PRICES),
                        part(
                                sheet,
                                faults,
                                "after",
                                "After a print",
                                "Who says whether it is good, and how long the lab keeps it.",
                                RuleFields.AFTER)),
                sheet.rows(RuleSheet.QUOTAS).stream()
                        .map(row -> quota(sheet, faults, row))
                        .toList(),
                hours(sheet, faults, RuleSheet.STAFFED),
                hours(sheet, faults, RuleSheet.QUIET),
                pairs(sheet, faults, RuleSheet.MATERIAL_PRICES, ".material", ".price"),
                pairs(sheet, faults, RuleSheet.REASONS, ".name", ".fault"),
                faults.stream()
                        .filter(fault -> RuleSheet.LISTS.contains(fault.field()))
                        .map(RuleFault::sentence)
                        .findFirst()
                        .orElse(""),
                faults.size());
    }

    private static Part part(
            RuleSheet sheet, List<RuleFault> faults, String id, String title, String intro, List<RuleField> fields) {
        return new Part(
                id,
                title,
                intro,
                fields.stream()
                        .map(field -> new Line(
                                field.name(),
                                field.label(),
                                field.unit(),
                                field.help(),
                                field.kind().name(),
                                sheet.value(field.name()),
                                field.empty() == null ? "" : field.empty(),
                                fault(faults, field.name())))
                        .toList());
    }

    private static QuotaLine quota(RuleSheet sheet, List<RuleFault> faults, String row) {
        return new QuotaLine(
                row,
                sheet.value(row + ".group"),
                sheet.value(row + ".period"),
                sheet.value(row + ".hours"),
                sheet.value(row + ".grams"),
                rowFault(faults, row));
    }

    private static List<HoursLine> hours(RuleSheet sheet, List<RuleFault> faults, String list) {
        return sheet.rows(list).stream()
                .map(row -> new HoursLine(
                        row,
                        days(Arrays.asList(sheet.value(row + ".days").split(","))),
                        sheet.value(row + ".from"),
                        sheet.value(row + ".to"),
                        rowFault(faults, row)))
                .toList();
    }

    private static List<PairLine> pairs(
            RuleSheet sheet, List<RuleFault> faults, String list, String first, String second) {
        return sheet.rows(list).stream()
                .map(row ->
                        new PairLine(row, sheet.value(row + first), sheet.value(row + second), rowFault(faults, row)))
                .toList();
    }

    private static List<Day> days(List<String> chosen) {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> new Day(
                        day.name(), day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH), chosen.contains(day.name())))
                .toList();
    }

    private static String fault(List<RuleFault> faults, String field) {
        return faults.stream()
                .filter(fault -> fault.field().equals(field))
                .map(RuleFault::sentence)
                .findFirst()
                .orElse("");
    }

    private static String rowFault(List<RuleFault> faults, String row) {
        return String.join(
                " ",
                faults.stream()
                        .filter(fault -> fault.field().startsWith(row + "."))
                        .map(RuleFault::sentence)
                        .toList());
    }
}
