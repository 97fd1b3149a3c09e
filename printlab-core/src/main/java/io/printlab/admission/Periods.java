package io.printlab.admission;

import io.printlab.rule.Quota;
import java.time.Instant;
import java.time.ZoneId;

/** When this week and this month began. */
public record Periods(Instant week, Instant month) {
    public static Periods at(Instant now, ZoneId zone) {
        return new Periods(Quota.Period.WEEK.start(now, zone), Quota.Period.MONTH.start(now, zone));
    }
}
