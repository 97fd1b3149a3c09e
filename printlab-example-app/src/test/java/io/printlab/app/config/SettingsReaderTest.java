package io.printlab.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.NodeRole;
import io.printlab.device.DeviceDefinition;
import io.printlab.error.PrintLabException;
import io.printlab.rule.AdmissionLimits;
import io.printlab.rule.ApprovalLimits;
import io.printlab.rule.FileLimits;
import io.printlab.rule.LabRules;
import io.printlab.rule.Quota;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsReaderTest {
    @TempDir
    private Path folder;

    @Test
    void withoutAnySettingTheLabIsForThisHostAlone() {
        Settings settings = SettingsReader.read(null, Map.of());
        assertThat(settings.http().port()).isEqualTo(7070);
        assertThat(settings.http().host()).isEqualTo("127.0.0.1");
        assertThat(settings.database()).isNull();
        assertThat(settings.dataFolder()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(settings.fileLimitBytes()).isEqualTo(500_000_000L);
        assertThat(settings.roles()).containsExactlyInAnyOrder(NodeRole.values());
    }

    @Test
    void aFileNamesDevicesAndVariablesWinOverIt() throws IOException {
        Path file = file("""
                http.port=8080
                base.url=https://prints.example.org/
                file.limit.mb=50
                roles=devices, notifications
                device.mk3-left.driver=marlin-serial
                device.mk3-left.driver.port=/dev/serial/by-id/usb-1
                device.mk3-left.model=MK3S
                device.mk3-left.materials=PLA, petg
                device.mk3-left.volume=250x210x210
                """);
        Settings settings = SettingsReader.read(
                null, Map.of("PRINTLAB_CONFIG", file.toString(), "PRINTLAB_HTTP_PORT", "9090", "PATH", "/bin"));
        assertThat(settings.http().port()).isEqualTo(9090);
        assertThat(settings.http().baseUrl()).isEqualTo("https://prints.example.org");
        assertThat(settings.http().fileLimitBytes()).isEqualTo(50_000_000L);
        assertThat(settings.roles()).containsExactlyInAnyOrder(NodeRole.DEVICES, NodeRole.NOTIFICATIONS);
        DeviceDefinition device = settings.devices().get(0);
        assertThat(device.settings()).containsEntry("port", "/dev/serial/by-id/usb-1");
        assertThat(device.capabilities().materials()).containsExactlyInAnyOrder("PLA", "PETG");
    }

    @Test
    void everyLimitOfTheLabHasASetting() throws IOException {
        Path file = file("""
                waiting.limit=10
                quota.week=24 h, 500 g
                quota.month.product\\ design=90.5h
                file.nozzle.celsius=280
                file.time.known=yes
                approval.above.minutes=480
                approval.above.grams=250
                approval.materials=TPU, abs
                approval.first.print=yes
                """);
        LabRules rules = SettingsReader.read(file, Map.of("PRINTLAB_APPROVAL_TRUSTED_AFTER", "5"))
                .rules();
        assertThat(rules.admission())
                .isEqualTo(new AdmissionLimits(
                        10,
                        List.of(
                                new Quota(null, Quota.Period.WEEK, 24.0, 500.0),
                                new Quota("product design", Quota.Period.MONTH, 90.5, null)),
                        new FileLimits(280, null, true)));
        assertThat(rules.approval())
                .isEqualTo(new ApprovalLimits(Duration.ofHours(8), 250.0, Set.of("TPU", "ABS"), true, 5));
        assertThat(SettingsReader.read(null, Map.of()).rules().admission()).isEqualTo(AdmissionLimits.NONE);
        assertThat(SettingsReader.read(null, Map.of()).rules().approval()).isEqualTo(ApprovalLimits.NONE);
    }

    @Test
    void limitsThatMakeNoSenseAreToldTogether() throws IOException {
        Path file = file("""
                waiting.limit=-1
                quota.week=much
                quota.week.design=0 h
                file.bed.celsius=900
                approval.first.print=perhaps
                approval.trusted.after=99999
                """);
        assertThatThrownBy(() -> SettingsReader.read(file, Map.of()))
                .isInstanceOf(PrintLabException.class)
                .hasMessageContaining("waiting.limit is a whole number from 0 to 10000")
                .hasMessageContaining("quota.week is hours, grams or both")
                .hasMessageContaining("quota.week.design is hours, grams or both")
                .hasMessageContaining("file.bed.celsius is a whole number from 0 to 200")
                .hasMessageContaining("approval.first.print is yes or no")
                .hasMessageContaining("approval.trusted.after is a whole number");
    }

    @Test
    void everyFaultIsToldAtOnceWithWhatWasProbablyMeant() throws IOException {
        Path file = file("""
                htp.port=8080
                file.limit.mb=lots
                database.url=mysql://x
                device.left.driver=marlin-serial
                device.left.volume=big
                device.left.modell=MK3S
                discord.token=abc
                """);
        assertThatThrownBy(() -> SettingsReader.read(
                        file,
                        Map.of(
                                "PRINTLAB_HTTP_PORT",
                                "99999",
                                "PRINTLAB_DATA_DIRR",
                                "x",
                                "PRINTLAB_PORT_80_TCP",
                                "k8s")))
                .isInstanceOf(PrintLabException.class)
                .hasMessageContaining("htp.port (did you mean http.port?)")
                .hasMessageContaining("PRINTLAB_DATA_DIRR (did you mean PRINTLAB_DATA_DIR?)")
                .hasMessageContaining("http.port is a whole number from 0 to 65535, not 99999")
                .hasMessageContaining("file.limit.mb")
                .hasMessageContaining("jdbc:postgresql:")
                .hasMessageContaining("modell (did you mean model?)")
                .hasMessageContaining("device left has no model")
                .hasMessageContaining("250x210x210")
                .hasMessageContaining("channel is missing")
                .hasMessageNotContaining("80_TCP");
    }

    @Test
    void aSecretIsNeverPrinted() throws IOException {
        Path file = file("""
                discord.token=s3cret-token
                discord.channel=1130000000000000000
                database.url=jdbc:postgresql://db/lab?password=s3cret-url
                database.password=s3cret-database
                device.a.driver=network
                device.a.driver.password=s3cret-device
                device.a.model=X
                device.a.volume=1x1x1
                """);
        Settings settings = SettingsReader.read(file, Map.of());
        assertThat(settings.toString()).doesNotContain("s3cret").contains("password");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("printlab.properties"), text);
    }

    @Test
    void mailNeedsAServerASenderAndTheLabsOwnAddress() {
        assertThat(SettingsReader.read(null, Map.of()).mail().isOn()).isFalse();
        Settings settings = SettingsReader.read(
                null,
                Map.of(
                        "PRINTLAB_SMTP_HOST", "smtp.example.org",
                        "PRINTLAB_SMTP_FROM", "Printlab@example.org",
                        "PRINTLAB_SMTP_USER", "printlab",
                        "PRINTLAB_SMTP_PASSWORD", "s3cret",
                        "PRINTLAB_BASE_URL", "https://prints.example.org"));
        assertThat(settings.mail().port()).isEqualTo(587);
        assertThat(settings.mail().from()).isEqualTo("printlab@example.org");
        assertThat(settings.toString()).contains("smtp.example.org").doesNotContain("s3cret");
        assertThatThrownBy(() -> SettingsReader.read(
                        null,
                        Map.of(
                                "PRINTLAB_SMTP_HOST", "smtp.example.org",
                                "PRINTLAB_SMTP_SECURITY", "perhaps",
                                "PRINTLAB_SMTP_PORT", "0")))
                .hasMessageContaining("base.url")
                .hasMessageContaining("smtp.from")
                .hasMessageContaining("smtp.security")
                .hasMessageContaining("smtp.port");
    }
}
