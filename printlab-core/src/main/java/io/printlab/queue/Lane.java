package io.printlab.queue;

import io.printlab.device.BuildVolume;
import io.printlab.device.Heat;
import io.printlab.device.Requirements;
import io.printlab.error.PrintLabException;
import io.printlab.job.Needs;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The signature of a job's requirements and length: jobs of one lane fit the same devices, and take about as long, so a
 * device looks only into the lanes it can serve now. To keep lanes few, a print within 50 mm or 100 mm counts as that cube, longer edges
 * are rounded up to 5 mm, and lengths stand in {@link PrintLength classes}.
 *
 * @param signature {@code material|nozzle|WxDxH|model|length|colour|tags|heat}, an empty part for no requirement, heat as
 *     {@code nozzle/bed/chamber} and left out where the print does not say; jobs that were queued before there were lengths have the first
 *     four parts only
 */
public record Lane(String signature) implements Comparable<Lane> {
    private static final int STEP_MILLIMETRES = 5;
    private static final int SMALL = 50;
    private static final int MEDIUM = 100;
    private static final int PARTS = 7;
    private static final int PARTS_WITH_HEAT = 8;
    private static final int OLD_PARTS = 4;

    public static Lane of(Needs needs) {
        return of(needs.requirements(), PrintLength.of(needs.estimate()));
    }

    /** The lane of prints whose time is not known. */
    public static Lane of(Requirements requirements) {
        return of(requirements, PrintLength.UNKNOWN);
    }

    private static Lane of(Requirements requirements, PrintLength length) {
        String plain = String.join(
                "|",
                plain(requirements.material()).toUpperCase(Locale.ROOT),
                requirements.nozzleMillimetres() == null ? "" : String.valueOf(requirements.nozzleMillimetres()),
                requirements.volume() == null ? "" : text(requirements.volume()),
                plain(requirements.model()).toUpperCase(Locale.ROOT),
                length.code(),
                plain(requirements.colour()).toLowerCase(Locale.ROOT),
                String.join(",", new TreeSet<>(requirements.tags())));
        Heat heat = requirements.heat();
        return new Lane(heat.equals(Heat.NONE) ? plain : plain + "|" + text(heat));
    }

    /** What a device must satisfy to serve this lane. */
    public Requirements requirements() {
        String[] parts = parts();
        boolean old = parts.length == OLD_PARTS;
        return new Requirements(
                parts[0].isEmpty() ? null : parts[0],
                parts[1].isEmpty() ? null : Double.valueOf(parts[1]),
                volume(parts[2]),
                parts[3].isEmpty() ? null : parts[3],
                old || parts[5].isEmpty() ? null : parts[5],
                old || parts[6].isEmpty() ? Set.of() : Set.of(parts[6].split(",", -1)),
                parts.length == PARTS_WITH_HEAT ? heat(parts[7]) : Heat.NONE);
    }

    /** Every print of this lane takes longer than this; null where the time is not known. */
    public @Nullable Duration above() {
        String[] parts = parts();
        return parts.length == OLD_PARTS
                ? Duration.ZERO
                : PrintLength.withCode(parts[4]).above();
    }

    @Override
    public int compareTo(Lane other) {
        return signature.compareTo(other.signature);
    }

    private String[] parts() {
        String[] parts = signature.split("\\|", -1);
        if (parts.length != PARTS_WITH_HEAT && parts.length != PARTS && parts.length != OLD_PARTS) {
            throw PrintLabException.user(
                    "A lane is material|nozzle|WxDxH|model|length|colour|tags|heat, not " + signature + ".");
        }
        return parts;
    }

    private static @Nullable BuildVolume volume(String part) {
        if (part.isEmpty()) {
            return null;
        }
        String[] edges = part.split("x", -1);
        return new BuildVolume(
                Double.parseDouble(edges[0]), Double.parseDouble(edges[1]), Double.parseDouble(edges[2]));
    }

    private static String text(BuildVolume volume) {
        double longest =
                Math.max(volume.heightMillimetres(), Math.max(volume.widthMillimetres(), volume.depthMillimetres()));
        int least = longest <= SMALL ? SMALL : MEDIUM;
        return roundedUp(volume.widthMillimetres(), least) + "x" + roundedUp(volume.depthMillimetres(), least) + "x"
                + roundedUp(volume.heightMillimetres(), least);
    }

    private static String text(Heat heat) {
        return text(heat.nozzleCelsius()) + "/" + text(heat.bedCelsius()) + "/" + text(heat.chamberCelsius());
    }

    private static String text(@Nullable Integer celsius) {
        return celsius == null ? "" : celsius.toString();
    }

    private static Heat heat(String part) {
        String[] celsius = part.split("/", -1);
        return new Heat(celsius(celsius[0]), celsius(celsius[1]), celsius(celsius[2]));
    }

    private static @Nullable Integer celsius(String text) {
        return text.isEmpty() ? null : Integer.valueOf(text);
    }

    private static long roundedUp(double millimetres, int least) {
        return Math.max(least, (long) Math.ceil(millimetres / STEP_MILLIMETRES) * STEP_MILLIMETRES);
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : text.replace('|', ' ');
    }
}
