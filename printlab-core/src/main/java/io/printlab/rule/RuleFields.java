package io.printlab.rule;

import static io.printlab.rule.RuleField.number;
import static io.printlab.rule.RuleField.other;
import static io.printlab.rule.RuleField.whole;

import io.printlab.job.WorkClass;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every single figure of the rules with its words and bounds, in the order in which people read them. */
public final class RuleFields {
    private static final double YEAR = 8760;

    public static final List<RuleField> CLASSES =
            Stream.of(WorkClass.values()).map(RuleFields::weight).toList();

    public static final List<RuleField> WAITS = List.of(
            hours(
                    "priority.maxWaitHighHours",
                    "Urgent jobs wait at most",
                    "A job that staff marked urgent goes before everybody's share once it has waited so long."),
            hours(
                    "priority.maxWaitNormalHours",
                    "Jobs wait at most",
                    "Any other job goes before everybody's share once it has waited so long from its turn."),
            hours(
                    "priority.maxWaitLowHours",
                    "Jobs that can wait do so for at most",
                    "For jobs whose owner said that they can wait."));

    public static final List<RuleField> LOANS = List.of(
            number(
                    "priority.ageing",
                    "Lent for each hour of waiting",
                    "h",
                    0,
                    10,
                    "Hours of its owner's own share that each hour of waiting lends a job."),
            number(
                    "priority.loanHigh",
                    "Lent to a job that staff moved up",
                    "h",
                    0,
                    10_000,
                    "More than waiting alone may lend an ordinary job, so that a boost is worth something."),
            number(
                    "priority.loanAtRisk",
                    "Lent when a deadline is at risk",
                    "h",
                    0,
                    10_000,
                    "More than what staff lend and waiting on top of it."),
            number(
                    "priority.leadHours",
                    "A deadline counts from",
                    "h before the latest start",
                    0,
                    720,
                    "How long before its latest start a job with a deadline moves up."),
            number(
                    "priority.slackPercent",
                    "Prints may take longer by",
                    "%",
                    0,
                    500,
                    "How much longer than its estimate a print may take when its latest start is reckoned."));

    public static final List<RuleField> COSTS = List.of(
            number(
                    "priority.finish",
                    "A job's own length counts",
                    "times",
                    0,
                    100,
                    "When two people have used about as much: 0 leaves length out, a larger figure puts short jobs first."),
            number(
                    "priority.shortPull",
                    "A long job stands back by",
                    "h for each hour of print",
                    0,
                    100,
                    "Among the jobs of one person; never more than a day."),
            number(
                            "priority.gramsPerHour",
                            "Filament worth an hour",
                            "g",
                            0,
                            1_000_000,
                            "A print is charged by its time or its filament, whichever is more.")
                    .aboveLeast(),
            hours("priority.defaultEstimateHours", "A print of unknown length counts as", "Until it has been printed."),
            other(
                    RuleField.Kind.YES_NO,
                    "priority.byGroup",
                    "Groups share alike",
                    "Each group gets the same hours, and its members the same parts of them. Else each person gets the same."));

    public static final List<RuleField> ADMISSION = List.of(
            whole(
                            "admission.mostWaiting",
                            "Waiting jobs of one person",
                            "jobs",
                            1,
                            AdmissionLimits.MOST_COUNTED,
                            "Who has so many waiting cannot hand in more.")
                    .orEmptyFor("no limit"),
            whole(
                            "admission.nozzleCelsius",
                            "Nozzles get no hotter than",
                            "°C",
                            1,
                            600,
                            "Files that ask for more are refused, those of staff too.")
                    .orEmptyFor("any"),
            whole(
                            "admission.bedCelsius",
                            "Beds get no hotter than",
                            "°C",
                            1,
                            200,
                            "Files that ask for more are refused, those of staff too.")
                    .orEmptyFor("any"),
            other(
                    RuleField.Kind.YES_NO,
                    "admission.timeKnown",
                    "A file says how long it prints",
                    "Else it is refused: a quota of hours could not count it."));

    public static final List<RuleField> APPROVAL = List.of(
            number(
                            "approval.longerThanHours",
                            "Staff look at prints longer than",
                            "h",
                            0,
                            YEAR,
                            "And at those whose time is not known.")
                    .aboveLeast()
                    .orEmptyFor("no limit"),
            number(
                            "approval.heavierThanGrams",
                            "Staff look at prints heavier than",
                            "g",
                            0,
                            1_000_000,
                            "Filament of the whole print.")
                    .aboveLeast()
                    .orEmptyFor("no limit"),
            other(
                    RuleField.Kind.MATERIALS,
                    "approval.materials",
                    "Staff look at prints of",
                    "Materials with commas between them, as in TPU, PA-CF."),
            other(
                    RuleField.Kind.YES_NO,
                    "approval.firstPrint",
                    "Staff look at a person's first print",
                    "Until one of the person's prints has ended well."),
            whole(
                            "approval.trustedAfter",
                            "A person is trusted after",
                            "good prints in a row",
                            1,
                            AdmissionLimits.MOST_COUNTED,
                            "The prints of a person who is trusted need no approval.")
                    .orEmptyFor("never"));

    public static final List<RuleField> DISPATCH = List.of(
            whole(
                            "dispatch.mostRunning",
                            "Running prints of one person",
                            "prints",
                            1,
                            100_000,
                            "A person's next job waits until one of them has ended.")
                    .orEmptyFor("no limit"),
            number(
                            "dispatch.unattendedHours",
                            "Without staff a print may last",
                            "h",
                            0,
                            YEAR,
                            "A longer one starts only if it ends while somebody is there.")
                    .orEmptyFor("any length"),
            whole("dispatch.mostHeating", "Printers that heat up at once", "printers", 1, 100_000, "Keeps the fuse in.")
                    .orEmptyFor("no limit"),
            number("dispatch.heatUpMinutes", "A printer heats up for", "min", 0, 240, "After its start."),
            other(
                    RuleField.Kind.ZONE,
                    "dispatch.zone",
                    "Time zone of the lab",
                    "In which the hours, weeks and months are meant."));

    public static final List<RuleField> PRICES = List.of(
            other(
                    RuleField.Kind.CURRENCY,
                    "prices.currency",
                    "Currency of the lab",
                    "In which statements are written. What is booked already keeps its own."),
            number(
                            "prices.perHour",
                            "An hour on a printer costs",
                            "of the currency",
                            0,
                            100_000,
                            "For jobs that are handed in from now on.")
                    .orEmptyFor("nothing"),
            number(
                            "prices.perGram",
                            "A gram of filament costs",
                            "of the currency",
                            0,
                            100,
                            "For every material that has no price of its own below. It may be less than a cent.")
                    .orEmptyFor("nothing"));

    public static final List<RuleField> AFTER = List.of(
            other(
                    RuleField.Kind.VERDICT,
                    "afterPrint.verdict",
                    "Who says whether a print is good",
                    "With NOBODY the printer's word counts and is charged at once; a verdict may still be given."),
            other(
                    RuleField.Kind.YES_NO,
                    "afterPrint.pickUp",
                    "Prints wait to be picked up",
                    "The lab keeps who took which print, and when."),
            whole("afterPrint.remindAfterDays", "Owners are reminded after", "days", 1, 365, "Once for each print.")
                    .orEmptyFor("never"),
            whole(
                            "afterPrint.disposeAfterDays",
                            "Prints may be thrown away after",
                            "days",
                            1,
                            3650,
                            "They come on a list; a person throws them away and says so.")
                    .orEmptyFor("never"),
            other(
                    RuleField.Kind.YES_NO,
                    "afterPrint.freeReprint",
                    "What failed by the lab's fault is printed again for nothing",
                    "Once for each print, outside every quota."));

    public static final List<RuleField> ALL = Stream.of(
                    CLASSES, WAITS, LOANS, COSTS, ADMISSION, APPROVAL, DISPATCH, PRICES, AFTER)
            .flatMap(List::stream)
            .toList();

    private static final Map<String, RuleField> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(RuleField::name, Function.identity()));

    private RuleFields() {}

    static RuleField named(String name) {
        RuleField field = BY_NAME.get(name);
        if (field == null) {
            throw new IllegalArgumentException("the rules have no field " + name);
        }
        return field;
    }

    static boolean has(String name) {
        return BY_NAME.containsKey(name);
    }

    static String weightOf(WorkClass work) {
        return "priority.classes." + work.name().toLowerCase(Locale.ROOT);
    }

    private static RuleField weight(WorkClass work) {
        String name = work.name().charAt(0) + work.name().substring(1).toLowerCase(Locale.ROOT);
        return number(weightOf(work), name, "times", 0, 100, "An hour of it is charged as one hour divided by this.")
                .aboveLeast()
                .orEmptyFor("1");
    }

    private static RuleField hours(String name, String label, String help) {
        return number(name, label, "h", 0, YEAR, help).aboveLeast();
    }
}
