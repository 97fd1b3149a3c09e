package io.printlab.persistence.guice;

import static io.printlab.guice.PrintLabBinder.printLabBinder;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Singleton;
import io.printlab.persistence.PostgresStore;
import io.printlab.store.LabStore;
import java.time.Clock;
import javax.sql.DataSource;

/**
 * Keeps the lab's state in PostgreSQL. The schema is migrated before, by {@link PostgresStore#migrate}; the data source is
 * closed by whoever made it, after the lab. Takes the lab's {@link Clock} from {@code PrintLabModule}.
 */
public final class PostgresModule extends AbstractModule {
    private final DataSource dataSource;

    public PostgresModule(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    protected void configure() {
        Provider<Clock> clock = getProvider(Clock.class);
        Provider<LabStore> store = () -> PostgresStore.open(dataSource, clock.get());
        printLabBinder(binder()).store().toProvider(store).in(Singleton.class);
    }
}
