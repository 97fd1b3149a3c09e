package io.printlab.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.NodeRole;
import io.printlab.account.Role;
import io.printlab.app.signin.SignInSettings;
import io.printlab.app.sso.SingleSignOnSettings;
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

    @Test
    void howPeopleGetInIsSet() throws IOException {
        Settings settings = SettingsReader.read(file("""
                base.url=https://prints.example.org
                session.hours=10
                session.idle.minutes=45
                second.factor.roles=staff, Administrator
                trusted.proxies=127.0.0.1, 10.0.0.0/8
                oidc.issuer=https://id.example.org/realms/lab
                oidc.client.id=printlab
                oidc.client.secret=s3cret
                oidc.staff=lab-staff
                oidc.groups=pd2=Product Design 2
                oidc.accounts=no
                oidc.hosts=keys.example.org
                """), Map.of());
        assertThat(settings.signIn())
                .isEqualTo(new SignInSettings(
                        Duration.ofHours(10), Duration.ofMinutes(45), Set.of(Role.STAFF, Role.ADMINISTRATOR)));
        assertThat(settings.http().proxies()).hasToString("[127.0.0.1/32, 10.0.0.0/8]");
        SingleSignOnSettings provider = settings.singleSignOn();
        assertThat(provider.issuer()).hasToString("https://id.example.org/realms/lab");
        assertThat(provider.makesAccounts()).isFalse();
        assertThat(provider.roleClaims()).isEqualTo(Map.of(Role.STAFF, Set.of("lab-staff")));
        assertThat(provider.groups()).isEqualTo(Map.of("pd2", "product design 2"));
        assertThat(settings.toString()).doesNotContain("s3cret");
        Settings plain = SettingsReader.read(null, Map.of());
        assertThat(plain.signIn()).isEqualTo(SignInSettings.DEFAULT);
        assertThat(plain.http().proxies()).hasToString("[]");
        assertThat(plain.singleSignOn()).isNull();
    }

    @Test
    void waysInThatAreNotSafeAreRefusedTogether() throws IOException {
        Path file = file("""
                session.hours=0
                session.idle.minutes=99999
                second.factor.roles=everybody
                trusted.proxies=proxy.example.org
                oidc.issuer=http://id.example.org
                oidc.client.id=printlab
                oidc.accounts=perhaps
                """);
        assertThatThrownBy(() -> SettingsReader.read(file, Map.of()))
                .isInstanceOf(PrintLabException.class)
                .hasMessageContaining("session.hours is a whole number from 1 to 720")
                .hasMessageContaining("session.idle.minutes is a whole number from 5 to 10080")
                .hasMessageContaining("there is no role everybody")
                .hasMessageContaining("trusted.proxies: There is no proxy proxy.example.org")
                .hasMessageContaining("oidc.issuer needs base.url")
                .hasMessageContaining("oidc.accounts is yes or no")
                .hasMessageContaining("not an https address");
        Path half = file("oidc.client.id=printlab");
        assertThatThrownBy(() -> SettingsReader.read(half, Map.of()))
                .hasMessageContaining("oidc.client.id needs oidc.issuer");
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
