package io.printlab.forecast;

import java.time.ZoneId;
import java.util.Collection;
import java.util.List;

/** What a lab's history teaches for its forecasts. Immutable; made once from a few thousand rows and used for many looks. */
public final class Experience {
    private final BedPace beds;
    private final PrintPace prints;
    private final Trust trust;

    private Experience(BedPace beds, PrintPace prints, Trust trust) {
        this.beds = beds;
        this.prints = prints;
        this.trust = trust;
    }

    /**
     * @param forecasts past ones with what came, of waiting jobs and of those that a device got
     * @param zone in which the lab's hours are meant
     */
    public static Experience of(Collection<BedClearing> clearings, Collection<ForecastOutcome> forecasts, ZoneId zone) {
        List<PrintTime> prints = forecasts.stream()
                .flatMap(outcome -> outcome.printTime().stream())
                .toList();
        return new Experience(BedPace.of(clearings, zone), PrintPace.of(prints), Trust.of(List.copyOf(forecasts)));
    }

    /** Of a lab that has no history: beds are cleared within the hour, and files are nearly right. */
    public static Experience none(ZoneId zone) {
        return of(List.of(), List.of(), zone);
    }

    BedPace beds() {
        return beds;
    }

    PrintPace prints() {
        return prints;
    }

    Trust trust() {
        return trust;
    }
}
