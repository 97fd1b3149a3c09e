package io.printlab.persistence;

import io.printlab.device.NodeId;
import io.printlab.driver.DriverCatalogue;
import io.printlab.driver.DriverFeature;
import io.printlab.driver.OfferedDriver;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

final class PostgresDrivers implements DriverCatalogue {
    private final Transactor transactor;

    PostgresDrivers(Transactor transactor) {
        this.transactor = transactor;
    }

    @Override
    public void offer(NodeId node, Collection<OfferedDriver> drivers, Instant now) {
        transactor.inTransaction(session -> {
            DriverMapper rows = session.getMapper(DriverMapper.class);
            rows.forget(node);
            drivers.forEach(driver -> rows.offer(
                    new DriverMapper.DriverRow(
                            node,
                            driver.driver(),
                            driver.features().stream().map(Enum::name).sorted().toArray(String[]::new),
                            new DriverForm(driver.settings())),
                    now));
            return drivers.size();
        });
    }

    @Override
    public List<OfferedDriver> all() {
        return transactor.with(
                DriverMapper.class,
                rows -> rows.all().stream().map(PostgresDrivers::offered).toList());
    }

    /** A feature that only a newer node knows is left out. */
    private static OfferedDriver offered(DriverMapper.DriverRow row) {
        Set<DriverFeature> features = EnumSet.noneOf(DriverFeature.class);
        for (DriverFeature feature : DriverFeature.values()) {
            if (Arrays.asList(row.features()).contains(feature.name())) {
                features.add(feature);
            }
        }
        return new OfferedDriver(
                row.node(), row.driver(), features, row.settings().settings());
    }
}
