package io.printlab.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import io.printlab.account.Role;
import io.printlab.account.User;
import io.printlab.app.signin.OpenedSession;
import io.printlab.app.signin.Sender;
import io.printlab.app.signin.SignIn;
import io.printlab.app.signin.SignInModule;
import io.printlab.persistence.PostgresSettings;
import io.printlab.persistence.PostgresStore;
import io.printlab.persistence.testkit.PostgresFixture;
import io.printlab.store.LabStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class PrintLabCommandTest {
    @RegisterExtension
    static final PostgresFixture postgres = new PostgresFixture();

    private final StringWriter said = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void aPortInUseIsOneSentenceAndNothingIsStarted() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int code = run(Map.of("PRINTLAB_HTTP_PORT", Integer.toString(other.getLocalPort())), "serve");
            assertThat(code).isEqualTo(1);
            assertThat(said.toString())
                    .contains("Port " + other.getLocalPort() + " on 127.0.0.1 cannot be opened")
                    .doesNotContain("\tat ")
                    .hasLineCount(1);
        }
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void theDemoOpensOnThisComputerAlone() {
        for (String host : new String[] {"0.0.0.0", "::", "192.0.2.1"}) {
            assertThat(run(Map.of("PRINTLAB_HTTP_HOST", host, "PRINTLAB_HTTP_PORT", "0"), "demo"))
                    .isEqualTo(1);
            assertThat(said.toString()).contains("on this computer alone and not on " + host);
        }
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void aPortThatDoesNotExistIsOneSentence() {
        assertThat(run(Map.of("PRINTLAB_HTTP_PORT", "99999"), "serve")).isEqualTo(1);
        assertThat(said.toString()).contains("from 0 to 65535, not 99999").hasLineCount(1);
    }

    @Test
    void aDatabaseThatIsDownIsOneSentence() {
        Map<String, String> variables = Map.of(
                "PRINTLAB_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/printlab?connectTimeout=1",
                "PRINTLAB_DATABASE_PASSWORD", "s3cret");
        assertThat(run(variables, "migrate")).isEqualTo(1);
        assertThat(said.toString()).doesNotContain("\tat ").doesNotContain("s3cret");
    }

    @Test
    void aFileThatIsNotThereAndAWrongUseAreTold() {
        assertThat(run(Map.of(), "serve", "--config", folder.resolve("none").toString()))
                .isEqualTo(1);
        assertThat(said.toString()).contains("cannot be read");
        assertThat(run(Map.of(), "dmeo")).isEqualTo(2);
        assertThat(said.toString()).contains("demo");
        assertThat(run(Map.of())).isEqualTo(2);
        assertThat(Files.exists(folder.resolve("data"))).isFalse();
    }

    @Test
    void aUserIsAddedWithThePasswordOfTheInputAndANameOnlyOnce() {
        assertThat(add("correct horse battery\r\nanother line\n", "pia.person", "--role", "STAFF"))
                .as(said.toString())
                .isZero();
        assertThat(said.toString()).isEqualTo("User pia.person was added as STAFF." + System.lineSeparator());
        try (LabStore store = PostgresStore.open(postgres.dataSource())) {
            User pia = store.users().byName("pia.person").orElseThrow();
            assertThat(pia.role()).isEqualTo(Role.STAFF);
            assertThat(signIn(store, "pia.person", "correct horse battery")).isEqualTo(pia);
            assertThat(add("correct horse battery\n", "PIA.person")).isEqualTo(1);
            assertThat(said.toString()).contains("The user name is taken. Choose another.");
            assertThat(store.users().byName("pia.person")).contains(pia);
        }
    }

    @Test
    void aPasswordThatIsTooShortOrMissingAddsNobody() {
        assertThat(add("short\n", "sho.rty")).isEqualTo(1);
        assertThat(said.toString())
                .contains("10 to 200")
                .doesNotContain("short\n")
                .hasLineCount(1);
        assertThat(add("", "sho.rty")).isEqualTo(1);
        assertThat(said.toString()).contains("There is no password.").hasLineCount(2);
        assertThat(add("long enough a password\n", "not/a name")).isEqualTo(1);
        assertThat(said.toString()).doesNotContain("\tat ").hasLineCount(3);
        try (LabStore store = PostgresStore.open(postgres.dataSource())) {
            assertThat(store.users().byName("sho.rty")).isEmpty();
        }
    }

    @Test
    void aPasswordCanBeMadeAndIsShownOnce() {
        assertThat(add("", "gen.erated", "--generate-password", "--display-name", "Gen E. Rated"))
                .as(said.toString())
                .isZero();
        Matcher shown = Pattern.compile("added as STUDENT, with the password (\\S{20}) which")
                .matcher(said.toString());
        assertThat(shown.find()).as(said.toString()).isTrue();
        try (LabStore store = PostgresStore.open(postgres.dataSource())) {
            assertThat(signIn(store, "gen.erated", shown.group(1)).displayName())
                    .isEqualTo("Gen E. Rated");
        }
    }

    @Test
    void aUserIsPutIntoAGroupAtOnceOrLater() {
        assertThat(add("long enough a password\n", "gro.up", "--group", "Product Design"))
                .as(said.toString())
                .isZero();
        assertThat(said.toString()).contains("was added as STUDENT in group product design.");
        assertThat(run(database(), "user", "group", "gro.up", "crafts", "--staff"))
                .isZero();
        assertThat(said.toString()).contains("User gro.up is in group crafts, product design.");
        assertThat(run(database(), "user", "group", "gro.up", "product design", "--leave"))
                .isZero();
        assertThat(said.toString()).contains("User gro.up is in group crafts.");
        assertThat(run(database(), "user", "group", "gro.up", "product design", "--leave"))
                .isEqualTo(1);
        assertThat(said.toString()).contains("is not in group product design");
        assertThat(run(database(), "user", "group", "no.body", "crafts")).isEqualTo(1);
        assertThat(said.toString()).contains("There is no user no.body.");
        assertThat(add("long enough a password\n", "gro.up2", "--group", "<b>")).isEqualTo(1);
        try (LabStore store = PostgresStore.open(postgres.dataSource())) {
            assertThat(store.users().byName("gro.up").orElseThrow().staffOf()).containsExactly("crafts");
            assertThat(store.users().byName("gro.up2"))
                    .as("whose group cannot be is not added")
                    .isEmpty();
        }
    }

    private static Map<String, String> database() {
        PostgresSettings database = postgres.settings();
        return Map.of(
                "PRINTLAB_DATABASE_URL", database.url(),
                "PRINTLAB_DATABASE_USER", database.user(),
                "PRINTLAB_DATABASE_PASSWORD", database.password());
    }

    private int add(String input, String... arguments) {
        List<String> all = new ArrayList<>(List.of("user", "add"));
        all.addAll(List.of(arguments));
        return run(
                database(),
                PasswordInput.firstLine(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8))),
                all.toArray(String[]::new));
    }

    private static User signIn(LabStore store, String name, String password) {
        SignIn signIn = Guice.createInjector(new SignInModule(), binder -> {
                    binder.bind(LabStore.class).toInstance(store);
                    binder.bind(Clock.class).toInstance(Clock.systemUTC());
                })
                .getInstance(SignIn.class);
        return ((OpenedSession) signIn.signIn(name, password, Sender.at("192.0.2.1"))).user();
    }

    private int run(Map<String, String> variables, String... arguments) {
        return run(variables, PasswordInput.firstLine(InputStream.nullInputStream()), arguments);
    }

    private int run(Map<String, String> variables, PasswordInput passwords, String... arguments) {
        Map<String, String> all = new java.util.HashMap<>(variables);
        all.put("PRINTLAB_DATA_DIR", folder.resolve("data").toString());
        CommandLine line = PrintLabCommand.line(all, passwords);
        line.setErr(new PrintWriter(said, true));
        line.setOut(new PrintWriter(said, true));
        return line.execute(arguments);
    }
}
