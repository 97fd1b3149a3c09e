package io.printlab.persistence;

import com.zaxxer.hikari.HikariDataSource;
import io.printlab.persistence.testkit.PostgresFixture;
import io.printlab.store.LabStore;
import io.printlab.testkit.PeopleContract;
import java.time.Clock;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresPeopleTest extends PeopleContract {
    @RegisterExtension
    static final PostgresFixture postgres = new PostgresFixture();

    private HikariDataSource dataSource;

    @Override
    protected LabStore createStore(Clock storeClock) {
        dataSource = postgres.newDataSource();
        return PostgresStore.open(dataSource, storeClock);
    }

    @Override
    protected void storeClosed() {
        dataSource.close();
    }
}
