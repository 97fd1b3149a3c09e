package io.printlab.devices.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.jna.Library;
import com.sun.jna.Native;
import io.printlab.devices.simulator.Pty;
import io.printlab.error.PrintLabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a serial port does under jSerialComm on Linux; the watchdog and the unplugged port are in {@link PortLinkTest}. */
@EnabledOnOs(OS.LINUX)
class PortFactsTest {
    private static final int READ_AND_WRITE = 2;
    private static final int EXCLUSIVE_AT_ONCE = 2 | 4;

    /** Stands for another program, which locks the port as such programs do. */
    public interface OtherProgram extends Library {
        int open(String path, int flags);

        int flock(int descriptor, int operation);

        int close(int descriptor);
    }

    private final SerialLinks links = SerialLinks.ofThisMachine();

    private SerialLink open(String path, boolean resetsOnOpen) {
        return links.open(new SerialPortSettings(path, 115_200, resetsOnOpen));
    }

    private static void say(Pty pty, char character) throws IOException {
        pty.write(new byte[] {(byte) character});
    }

    private static void awaitByte(SerialLink link, char character) {
        byte[] buffer = new byte[4096];
        await().atMost(Duration.ofSeconds(5)).until(() -> link.read(buffer) == 1 && buffer[0] == character);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPortWithoutDtrOpensWhateverIsWantedOfIt(boolean resetsOnOpen) throws IOException {
        try (Pty pty = Pty.open();
                SerialLink link = open(pty.path(), resetsOnOpen)) {
            say(pty, 'x');
            awaitByte(link, 'x');
        }
    }

    @Test
    void aNameThatPointsElsewhereIsFollowedAtTheNextConnect(@TempDir Path folder) throws IOException {
        Path name = folder.resolve("usb-printer");
        try (Pty first = Pty.open();
                Pty second = Pty.open()) {
            Files.createSymbolicLink(name, Path.of(first.path()));
            try (SerialLink link = open(name.toString(), true)) {
                say(first, '1');
                awaitByte(link, '1');
            }
            Files.delete(name);
            Files.createSymbolicLink(name, Path.of(second.path()));
            try (SerialLink link = open(name.toString(), true)) {
                say(second, '2');
                awaitByte(link, '2');
            }
        }
    }

    @Test
    void aPortThatAnotherProgramHoldsIsToldApartFromOneThatThisProgramHolds() {
        OtherProgram other = Native.load("c", OtherProgram.class);
        try (Pty pty = Pty.open()) {
            int descriptor = other.open(pty.path(), READ_AND_WRITE);
            assertThat(other.flock(descriptor, EXCLUSIVE_AT_ONCE)).isZero();
            assertThatThrownBy(() -> open(pty.path(), true))
                    .isInstanceOf(PrintLabException.class)
                    .hasMessageContaining(pty.path())
                    .hasMessageContaining("another program holds it");
            other.close(descriptor);
            try (SerialLink mine = open(pty.path(), true)) {
                assertThatThrownBy(() -> open(mine.name(), true))
                        .isInstanceOf(PrintLabException.class)
                        .hasMessageContaining("already open in this program");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"2,already open in this program", "11,another program", "13,group dialout", "5,error 5"})
    void eachErrorNumberHasItsOwnAdvice(int error, String advice) {
        assertThat(PortLink.refused("/dev/ttyACM0", error))
                .hasMessageContaining("/dev/ttyACM0")
                .hasMessageContaining(advice);
    }

    @Test
    void aSilentPortIsNoErrorAndAShortAnswerDoesNotWaitForAFullBuffer() throws IOException {
        try (Pty pty = Pty.open();
                SerialLink link = open(pty.path(), true)) {
            assertThat(link.read(new byte[4096])).isZero();
            say(pty, 'x');
            awaitByte(link, 'x');
        }
    }

    @Test
    void closingEndsAReadThatBlocksInAnotherThread() {
        try (Pty pty = Pty.open()) {
            SerialLink link = open(pty.path(), true);
            CompletableFuture<IOException> ended = new CompletableFuture<>();
            CompletableFuture<Void> reading = new CompletableFuture<>();
            Thread reader = new Thread(() -> {
                try {
                    while (true) {
                        link.read(new byte[64]);
                        reading.complete(null);
                    }
                } catch (IOException closed) {
                    ended.complete(closed);
                }
            });
            reader.setDaemon(true);
            reader.start();
            assertThat(reading).succeedsWithin(Duration.ofSeconds(5));
            link.close();
            assertThat(ended).succeedsWithin(Duration.ofSeconds(5));
            assertThatThrownBy(() -> link.write(new byte[1], 1)).isInstanceOf(IOException.class);
        }
    }
}
