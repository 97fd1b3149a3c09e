package io.printlab.app.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import io.printlab.account.Role;
import io.printlab.app.LabProcess;
import io.printlab.app.config.Settings;
import io.printlab.app.config.SettingsReader;
import io.printlab.app.signin.Accounts;
import io.printlab.app.signin.FirstStart;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A printer whose serial port does not exist, through the real driver. */
@EnabledOnOs(OS.LINUX)
class MissingPortTest {
    private static final String PASSWORD = "a made-up password";
    private static final String PORT = "/dev/does-not-exist";
    private static final String SENTENCE = "There is no serial port " + PORT;

    @TempDir
    Path folder;

    private final Logger root = (Logger) LoggerFactory.getLogger("io.printlab");
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @BeforeEach
    void listen() {
        logged.start();
        root.addAppender(logged);
    }

    @AfterEach
    void listenNoMore() {
        root.detachAppender(logged);
    }

    @Test
    void theLabRunsAndTheDeviceSaysWhatToLookAt() throws IOException {
        try (LabProcess process = LabProcess.serve(settings())) {
            URI lab = URI.create("http://127.0.0.1:" + process.port());
            Accounts accounts = process.injector().getInstance(Accounts.class);
            accounts.add("stella.staff", "Stella Staff", Role.STAFF, PASSWORD);
            accounts.add("ada.admin", "Ada Admin", Role.ADMINISTRATOR, PASSWORD);
            LabClient staff = LabClient.signedIn(lab, "stella.staff", PASSWORD);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> device(staff).get("evidence").asText().startsWith(SENTENCE));
            JsonNode device = device(staff);
            assertThat(device.get("state").asText()).isEqualTo("UNKNOWN");
            assertThat(device.get("evidence").asText()).contains("plugged in");
            assertThat(staff.page("/printers/gone")).contains("No contact").contains(SENTENCE);
            assertThat(staff.get("/health").get("status").asText()).isEqualTo("up");
            await().atMost(Duration.ofSeconds(20)).until(() -> complaints().size() == 2);
            assertThat(staff.get("/api/v1/devices/gone").get("evidence").asText())
                    .startsWith(SENTENCE);
        }
        assertThat(complaints())
                .as("said at the attempts 1, 2, 4, 8 and so on, in one line each")
                .hasSizeLessThanOrEqualTo(3)
                .allSatisfy(line -> {
                    assertThat(line.getFormattedMessage()).contains(SENTENCE);
                    assertThat(line.getThrowableProxy()).isNull();
                });
    }

    private List<ILoggingEvent> complaints() {
        return List.copyOf(logged.list).stream()
                .filter(line -> line.getLevel().isGreaterOrEqual(Level.WARN))
                .filter(line -> !line.getLoggerName().equals(FirstStart.class.getName()))
                .toList();
    }

    private static JsonNode device(LabClient staff) {
        return staff.get("/api/v1/devices/gone");
    }

    private Settings settings() throws IOException {
        Path file = Files.writeString(folder.resolve("printlab.properties"), """
                http.port = 0
                device.gone.name = The one without a cable
                device.gone.driver = marlin-serial
                device.gone.model = MK3S
                device.gone.materials = PLA
                device.gone.volume = 250x210x210
                device.gone.driver.port = %s
                """.formatted(PORT));
        return SettingsReader.read(
                file, Map.of("PRINTLAB_DATA_DIR", folder.resolve("data").toString()));
    }
}
