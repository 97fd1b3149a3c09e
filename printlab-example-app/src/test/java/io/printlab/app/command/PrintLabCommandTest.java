package io.printlab.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class PrintLabCommandTest {
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

    private int run(Map<String, String> variables, String... arguments) {
        Map<String, String> all = new java.util.HashMap<>(variables);
        all.put("PRINTLAB_DATA_DIR", folder.resolve("data").toString());
        CommandLine line = PrintLabCommand.line(all);
        line.setErr(new PrintWriter(said, true));
        line.setOut(new PrintWriter(said, true));
        return line.execute(arguments);
    }
}
