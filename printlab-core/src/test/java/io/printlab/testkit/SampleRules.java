package io.printlab.testkit;

import io.printlab.job.WorkClass;
import io.printlab.queue.PriorityWeights;
import io.printlab.rule.AdmissionLimits;
import io.printlab.rule.AfterPrint;
import io.printlab.rule.ApprovalLimits;
import io.printlab.rule.DispatchLimits;
import io.printlab.rule.Fault;
import io.printlab.rule.FileLimits;
import io.printlab.rule.LabRules;
import io.printlab.rule.Prices;
import io.printlab.rule.Quota;
import io.printlab.rule.WeeklyHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules in which every field says something. */
public final class SampleRules {
    private SampleRules() {}

    public static LabRules full() {
        return new LabRules(
                PriorityWeights.DEFAULT.withClasses(Map.of(WorkClass.COURSEWORK, 2.0, WorkClass.PERSONAL, 0.5)),
                new AdmissionLimits(
                        12,
                        List.of(
                                new Quota(null, Quota.Period.WEEK, 20.0, 500.0),
                                new Quota("robotics", Quota.Period.MONTH, null, 4000.0)),
                        new FileLimits(285, 110, true)),
                new ApprovalLimits(Duration.ofHours(8), 250.0, Set.of("TPU", "PA-CF"), true, 5),
                new DispatchLimits(
                        2,
                        ZoneId.of("Europe/Berlin"),
                        List.of(new WeeklyHours(
                                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                                LocalTime.of(8, 0),
                                LocalTime.of(18, 30))),
                        Duration.ofHours(6),
                        List.of(new WeeklyHours(
                                EnumSet.allOf(DayOfWeek.class), LocalTime.of(23, 0), LocalTime.of(6, 0))),
                        3,
                        Duration.ofMinutes(4)),
                new Prices("USD", 50, 2550, List.of(new Prices.MaterialPrice("PETG", 3000))),
                new AfterPrint(
                        AfterPrint.VerdictBy.OWNER,
                        true,
                        List.of(new AfterPrint.FailureReason("jam", Fault.LAB)),
                        3,
                        21,
                        true));
    }
}
