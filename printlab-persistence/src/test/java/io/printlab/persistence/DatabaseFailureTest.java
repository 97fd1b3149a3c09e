package io.printlab.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.printlab.account.UserId;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.job.Job;
import io.printlab.persistence.testkit.PostgresFixture;
import io.printlab.testkit.SampleLab;
import io.printlab.testkit.SettableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class DatabaseFailureTest {
    @RegisterExtension
    static final PostgresFixture postgres = new PostgresFixture();

    private final SettableClock clock = new SettableClock();

    @Test
    void aDatabaseThatIsNotThereIsUnavailable() throws IOException {
        int nobody;
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = probe.getLocalPort();
        }
        PostgresSettings settings = new PostgresSettings(
                "jdbc:postgresql://127.0.0.1:" + nobody + "/printlab",
                "printlab",
                "secret",
                2,
                Duration.ofSeconds(1),
                Duration.ofSeconds(5));
        try (HikariDataSource source = settings.dataSource()) {
            assertUnavailable(() -> PostgresStore.open(source));
            assertUnavailable(() -> PostgresStore.migrate(source));
        }
    }

    @Test
    void withoutTheDatabaseEverythingFailsClosed() throws InterruptedException {
        HikariDataSource source = postgres.newDataSource();
        try (PostgresStore store = PostgresStore.open(source, clock)) {
            UserId ada = new SampleLab(store, clock).user("ada");
            source.close();
            assertUnavailable(store::check);
            assertUnavailable(() -> store.users().byName("ada"));
            assertUnavailable(() -> store.sessions().byTokenHash("t"));
            assertUnavailable(() -> store.apiKeys().ofOwner(ada));
            assertUnavailable(() -> store.jobs().nextId());
            assertUnavailable(() -> store.queue().shares());
            assertUnavailable(() -> store.events().latest());
            store.events().awaitNews(Duration.ofMillis(1));
        }
    }

    @Test
    void aJobOfNobodyIsNotFound() {
        try (PostgresStore store = PostgresStore.open(postgres.dataSource(), clock)) {
            SampleLab lab = new SampleLab(store, clock);
            PrintLabException refused = catchThrowableOfType(
                    PrintLabException.class,
                    () -> store.jobs()
                            .store(Job.submit(
                                    store.jobs().nextId(),
                                    lab.submission(new UserId(4711)),
                                    SampleLab.STAFF,
                                    clock.instant())));
            assertThat(refused.category()).isEqualTo(ErrorCategory.NOT_FOUND);
        }
    }

    @Test
    void aCharacterThatCannotBeStoredIsTheSendersFault() {
        try (PostgresStore store = PostgresStore.open(postgres.dataSource(), clock)) {
            PrintLabException refused =
                    catchThrowableOfType(PrintLabException.class, () -> new SampleLab(store, clock).user("a\0b"));
            assertThat(refused.category()).isEqualTo(ErrorCategory.USER);
        }
    }

    @Test
    void settingsKeepTheirSecrets() {
        assertThat(new PostgresSettings("jdbc:postgresql://h/d?password=hunter2&x=1", "u", "hunter3").toString())
                .doesNotContain("hunter")
                .contains("password=***&x=1");
    }

    private static void assertUnavailable(ThrowingCallable call) {
        PrintLabException refused = catchThrowableOfType(PrintLabException.class, call);
        assertThat(refused.category()).isEqualTo(ErrorCategory.UNAVAILABLE);
        assertThat(refused).hasMessageContaining("database");
    }
}
