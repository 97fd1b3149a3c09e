package io.printlab.queue;

import io.printlab.device.BuildVolume;
import io.printlab.device.Requirements;
import io.printlab.error.PrintLabException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The signature of a job's requirements: jobs of one lane fit the same devices, so a device looks only into the lanes it
 * can serve. Each edge of the volume is rounded up to 5 mm to keep lanes few.
 *
 * @param signature {@code material|nozzle|WxDxH|model}, an empty part for no requirement
 */
public record Lane(String signature) implements Comparable<Lane> {
    private static final int STEP_MILLIMETRES = 5;

    public static Lane of(Requirements requirements) {
        BuildVolume volume = requirements.volume();
        return new Lane(String.join(
                "|",
                requirements.material() == null
                        ? ""
                        : plain(requirements.material()).toUpperCase(Locale.ROOT),
                requirements.nozzleMillimetres() == null ? "" : String.valueOf(requirements.nozzleMillimetres()),
                volume == null
                        ? ""
                        : roundedUp(volume.widthMillimetres()) + "x" + roundedUp(volume.depthMillimetres()) + "x"
                                + roundedUp(volume.heightMillimetres()),
                requirements.model() == null ? "" : plain(requirements.model()).toUpperCase(Locale.ROOT)));
    }

    /** What a device must satisfy to serve this lane. */
    public Requirements requirements() {
        String[] parts = signature.split("\\|", -1);
        if (parts.length != 4) {
            throw PrintLabException.user("A lane is material|nozzle|WxDxH|model, not " + signature + ".");
        }
        return new Requirements(
                parts[0].isEmpty() ? null : parts[0],
                parts[1].isEmpty() ? null : Double.valueOf(parts[1]),
                volume(parts[2]),
                parts[3].isEmpty() ? null : parts[3]);
    }

    @Override
    public int compareTo(Lane other) {
        return signature.compareTo(other.signature);
    }

    private static @Nullable BuildVolume volume(String part) {
        if (part.isEmpty()) {
            return null;
        }
        String[] edges = part.split("x", -1);
        return new BuildVolume(
                Double.parseDouble(edges[0]), Double.parseDouble(edges[1]), Double.parseDouble(edges[2]));
    }

    private static long roundedUp(double millimetres) {
        return Math.max(1, (long) Math.ceil(millimetres / STEP_MILLIMETRES)) * STEP_MILLIMETRES;
    }

    private static String plain(String text) {
        return text.replace('|', ' ');
    }
}
