package io.printlab.app.page;

import io.printlab.admission.Allowance;
import io.printlab.rule.Quota;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One limit of a person and how much of it is used.
 *
 * @param share used, 0 to 1
 * @param note when it begins anew, or empty
 */
public record LimitLine(String label, String figures, double share, String note) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM", Locale.ENGLISH);

    static List<LimitLine> of(Allowance allowance) {
        List<LimitLine> lines = new ArrayList<>();
        Integer most = allowance.mostWaiting();
        if (most != null) {
            lines.add(line("Waiting jobs", allowance.waiting() + " of " + most, allowance.waiting(), most, ""));
        }
        for (Allowance.QuotaUse use : allowance.quotas()) {
            String when = use.quota().period() == Quota.Period.WEEK ? "this week" : "this month";
            String note = "Begins anew on " + DAY.format(use.nextBegins()) + ".";
            Double hours = use.quota().hours();
            if (hours != null) {
                String figures = hours(use.used().hours()) + " of " + hours(hours) + " h";
                lines.add(line("Printing " + when, figures, use.used().hours(), hours, note));
            }
            Double grams = use.quota().grams();
            if (grams != null) {
                String figures = (use.used().grams() == 0
                                ? "0 g"
                                : AmountText.grams(use.used().grams())) + " of " + AmountText.grams(grams);
                lines.add(line("Filament " + when, figures, use.used().grams(), grams, note));
            }
        }
        return lines;
    }

    private static LimitLine line(String label, String figures, double used, double limit, String note) {
        return new LimitLine(label, figures, Math.min(1, used / limit), note);
    }

    private static String hours(double hours) {
        return String.format(Locale.ROOT, hours == Math.rint(hours) ? "%.0f" : "%.1f", hours);
    }
}
