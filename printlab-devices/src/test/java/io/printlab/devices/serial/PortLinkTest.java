package io.printlab.devices.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.printlab.devices.simulator.Pty;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class PortLinkTest {
    private final SerialLinks links = SerialLinks.ofThisMachine();

    private SerialLink open(String path) {
        return links.open(new SerialPortSettings(path, 115_200, true));
    }

    @Test
    void eachRefusalSaysWhatToDo() {
        assertThat(PortLink.refused("/dev/ttyACM0", 13)).hasMessageContaining("group dialout");
        assertThat(PortLink.refused("/dev/ttyACM0", 11)).hasMessageContaining("another program");
        assertThat(PortLink.refused("/dev/ttyACM0", 2)).hasMessageContaining("already open in this program");
        assertThat(PortLink.refused("/dev/ttyACM0", 99).category()).isEqualTo(ErrorCategory.DEVICE);
    }

    @Test
    void aPortThatDoesNotExistIsToldByName() {
        assertThatThrownBy(() -> open("/dev/printlab-no-such-port"))
                .isInstanceOf(PrintLabException.class)
                .hasMessageContaining("/dev/printlab-no-such-port")
                .hasMessageContaining("plugged in");
    }

    @Test
    void aPortIsOpenForOneOnly() {
        try (Pty pty = Pty.open();
                SerialLink first = open(pty.path())) {
            assertThat(first.name()).isEqualTo(pty.path());
            assertThatThrownBy(() -> open(pty.path()))
                    .isInstanceOf(PrintLabException.class)
                    .hasMessageContaining(pty.path());
        }
    }

    @Test
    void bytesGoBothWays() throws IOException {
        try (Pty pty = Pty.open();
                SerialLink link = open(pty.path())) {
            byte[] buffer = new byte[64];
            link.write(new byte[] {'h', 'i'}, 2);
            assertThat(pty.read(buffer, 2000)).isEqualTo(2);
            pty.write(new byte[] {'o', 'k', '\n'});
            await().atMost(Duration.ofSeconds(2)).until(() -> link.read(buffer) == 3);
            assertThat(link.read(buffer)).isZero();
        }
    }

    @Test
    void anUnplugIsNoticedByReaderAndWriter() {
        try (Pty pty = Pty.open();
                SerialLink link = open(pty.path())) {
            pty.close();
            byte[] buffer = new byte[64];
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 20; i++) {
                            link.read(buffer);
                        }
                    })
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("gone");
            assertThatThrownBy(() -> link.write(new byte[] {'x'}, 1)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aDeviceThatTakesNoBytesIsGivenUp() {
        try (Pty pty = Pty.open();
                SerialLink link = open(pty.path())) {
            CompletableFuture<IOException> stuck = new CompletableFuture<>();
            Thread writer = new Thread(() -> {
                byte[] block = new byte[1024];
                try {
                    for (int i = 0; i < 1000; i++) {
                        link.write(block, block.length);
                    }
                } catch (IOException givenUp) {
                    stuck.complete(givenUp);
                }
            });
            writer.setDaemon(true);
            writer.start();
            assertThat(stuck).succeedsWithin(Duration.ofSeconds(12));
        }
    }
}
