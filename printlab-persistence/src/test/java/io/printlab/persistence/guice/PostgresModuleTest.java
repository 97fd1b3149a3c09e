package io.printlab.persistence.guice;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import io.printlab.persistence.PostgresStore;
import io.printlab.persistence.testkit.PostgresFixture;
import io.printlab.store.LabStore;
import io.printlab.testkit.SettableClock;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresModuleTest {
    @RegisterExtension
    static final PostgresFixture postgres = new PostgresFixture();

    @Test
    void bindsOneStore() {
        Injector injector = Guice.createInjector(new PostgresModule(postgres.dataSource()), new AbstractModule() {
            @Override
            protected void configure() {
                bind(Clock.class).toInstance(new SettableClock());
            }
        });
        try (LabStore store = injector.getInstance(LabStore.class)) {
            assertThat(store).isInstanceOf(PostgresStore.class).isSameAs(injector.getInstance(LabStore.class));
            store.check();
        }
    }
}
