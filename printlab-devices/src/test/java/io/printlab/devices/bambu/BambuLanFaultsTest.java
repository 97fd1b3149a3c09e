package io.printlab.devices.bambu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.devices.network.FakeHost;
import io.printlab.devices.network.NetworkDriverFaults;
import io.printlab.driver.DeviceDriver;
import io.printlab.error.PrintLabException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BambuLanFaultsTest extends NetworkDriverFaults {
    private final FakeBambu printer = new FakeBambu();
    private final DeviceDriver driver = new BambuLanDriver(Clock.systemUTC(), QUICK_BEHIND_TLS);

    @Override
    protected DeviceDriver driver() {
        return driver;
    }

    @Override
    protected FakeHost host() {
        return printer;
    }

    @Override
    protected boolean keepsHistory() {
        return false;
    }

    @Test
    void anotherCertificateIsNotTrustedAndItsFingerprintIsTold() {
        assertThatThrownBy(() -> open(printer.settingsWithAnotherCertificate()))
                .isInstanceOf(PrintLabException.class)
                .hasMessageContaining(printer.settings().get("certificate-fingerprint"));
    }

    @Test
    void theDataConnectionContinuesTheSessionOfTheControlConnection() throws Exception {
        BambuSettings settings = BambuSettings.of(checked(printer.settings()));
        BambuFiles files =
                new BambuFiles(settings, PinnedCertificate.context(settings.fingerprints()), Duration.ofSeconds(5));
        files.send("printlab-1-1.gcode", new ByteArrayInputStream(new byte[100_000]));
        assertThat(printer.printer().files().get("printlab-1-1.gcode")).hasSize(100_000);
        assertThat(files.lastContinued()).isTrue();
    }

    @Test
    void aPacketThatIsTooLargeIsNotEvenBegun() {
        byte[] packet = {0x30, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x7f};
        BoundedPackets packets = new BoundedPackets(new ByteArrayInputStream(packet), 1000);
        assertThatThrownBy(packets::readAllBytes)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("longer");
    }

    @Test
    void packetsOfTheRightSizePass() throws IOException {
        byte[] two = {0x30, 2, 1, 2, (byte) 0xd0, 0, 0x30, (byte) 0x80, 1};
        assertThat(new BoundedPackets(new ByteArrayInputStream(two), 200).readAllBytes())
                .isEqualTo(two);
    }
}
