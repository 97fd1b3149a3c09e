package io.printlab.job;

import io.printlab.device.BuildVolume;
import io.printlab.device.Heat;
import io.printlab.device.Requirements;
import io.printlab.file.Extents;
import io.printlab.file.Fact;
import io.printlab.file.PrintFileFacts;
import org.jspecify.annotations.Nullable;

/** What the analysis found that a job needs. */
public record Needs(Requirements requirements, PrintEstimate estimate) {
    private static final double PRIMING_MILLIMETRES = 10;
    private static final double SMALLEST_EDGE = 0.1;

    /** What the file says, and what its owner said where the file does not. */
    public static Needs of(PrintFileFacts facts, Submission submission) {
        Wishes wishes = submission.wishes();
        Extents extents = value(facts.extents());
        String stated = value(facts.material());
        return new Needs(
                new Requirements(
                        stated == null ? submission.material() : stated,
                        value(facts.nozzleMillimetres()),
                        extents == null ? null : volume(extents),
                        value(facts.printerModel()),
                        wishes.colour(),
                        wishes.tags(),
                        new Heat(
                                value(facts.nozzleCelsius()),
                                value(facts.bedCelsius()),
                                value(facts.chamberCelsius()))),
                new PrintEstimate(value(facts.printTime()), value(facts.filamentGrams())));
    }

    /** G-code is absolute: on a bed whose origin is a corner, the far corner must be reachable; else the size counts. */
    private static BuildVolume volume(Extents extents) {
        boolean corner = extents.minX() >= -PRIMING_MILLIMETRES && extents.minY() >= -PRIMING_MILLIMETRES;
        return new BuildVolume(
                edge(corner ? extents.maxX() : extents.width()),
                edge(corner ? extents.maxY() : extents.depth()),
                edge(extents.maxZ()));
    }

    private static double edge(double millimetres) {
        return Math.max(SMALLEST_EDGE, millimetres);
    }

    private static <T> @Nullable T value(@Nullable Fact<T> fact) {
        return fact == null ? null : fact.value();
    }
}
