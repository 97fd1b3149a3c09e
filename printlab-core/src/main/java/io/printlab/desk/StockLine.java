package io.printlab.desk;

import io.printlab.device.DeviceId;
import io.printlab.spool.Spool;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Filament of one material and colour that the lab has, without how much.
 *
 * @param colour null if nobody has said
 * @param spools how many
 * @param devices those that are loaded with it
 */
public record StockLine(String material, @Nullable String colour, int spools, Set<DeviceId> devices) {
    public StockLine {
        devices = Set.copyOf(devices);
    }

    static StockLine of(Spool spool) {
        return new StockLine(
                spool.facts().material(),
                spool.facts().colour(),
                1,
                spool.device() == null ? Set.of() : Set.of(spool.device()));
    }

    StockLine and(StockLine more) {
        Set<DeviceId> all = new TreeSet<>(devices);
        all.addAll(more.devices);
        return new StockLine(material, colour, spools + more.spools, all);
    }
}
