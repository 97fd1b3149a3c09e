package io.printlab.devices.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.printlab.port.SeenPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Over a made-up /dev, and once over the real one. */
@EnabledOnOs(OS.LINUX)
class SerialPortsTest {
    private static final String PRUSA =
            "usb-Prusa_Research__prusa3d.com__Original_Prusa_i3_MK3_CZPX0000X004XK00000-if00";

    @TempDir
    Path dev;

    private final List<SerialPorts.Hardware> hardware = new ArrayList<>();
    private int asked;
    private SerialPorts ports;

    @BeforeEach
    void anEmptyMachine() throws IOException {
        dev = dev.toRealPath();
        Files.createDirectories(dev.resolve("serial/by-id"));
        Files.createDirectories(dev.resolve("serial/by-path"));
        ports = new SerialPorts(dev.resolve("serial"), () -> {
            asked++;
            return List.copyOf(hardware);
        });
    }

    @Test
    void aPrinterIsFoundByItsLastingNameWithWhatItIsTakenFor() throws IOException {
        assertThat(ports.scan()).isEmpty();
        Path acm = plug("ttyACM0", 0x2c99, 0x0002, "Original Prusa i3 MK3");
        Path id = link("by-id/" + PRUSA, acm);
        Path path = link("by-path/pci-0000:00:14.0-usb-0:2:1.0", acm);
        assertThat(ports.scan()).singleElement().satisfies(port -> {
            assertThat(port.path()).isEqualTo(id.toString());
            assertThat(port.aliases()).containsExactlyInAnyOrder(id.toString(), path.toString(), acm.toString());
            assertThat(port.suggestion()).isEqualTo("Prusa MK3, MK3S or MK3S+");
            assertThat(port.isAt(acm.toString())).isTrue();
        });
    }

    @Test
    void withoutANameByIdThePathIsTakenAndWithoutEitherThePortItself() throws IOException {
        Path usb = plug("ttyUSB0", 0x1a86, 0x7523, "USB Serial");
        Path path = link("by-path/pci-0000:00:14.0-usb-0:2:1.0", usb);
        Path other = plug("ttyUSB1", 0x0403, 0x6001, "FT232R USB UART");
        assertThat(ports.scan())
                .extracting(SeenPort::path)
                .containsExactlyInAnyOrder(path.toString(), other.toString());
        assertThat(ports.scan())
                .extracting(SeenPort::suggestion)
                .containsExactlyInAnyOrder(
                        "a board with a CH340, as Creality Ender and CR printers have",
                        "a board with an FTDI FT232, as older Wanhao, Printrbot and Ultimaker printers have");
    }

    @Test
    void theSamePrinterAtAnotherNumberKeepsItsName() throws IOException {
        Path first = plug("ttyACM0", 0x2c99, 0x0002, "Original Prusa i3 MK3");
        Path id = link("by-id/" + PRUSA, first);
        assertThat(ports.scan()).hasSize(1);
        Files.delete(id);
        hardware.clear();
        assertThat(ports.scan()).isEmpty();
        link("by-id/" + PRUSA, plug("ttyACM1", 0x2c99, 0x0002, "Original Prusa i3 MK3"));
        assertThat(ports.scan()).singleElement().extracting(SeenPort::path).isEqualTo(id.toString());
    }

    @Test
    void theSystemIsAskedOnlyWhenANameHasComeOrGoneOrOnceInAWhile() throws IOException {
        link("by-id/" + PRUSA, plug("ttyACM0", 0x2c99, 0x0002, ""));
        for (int look = 0; look < 30; look++) {
            ports.scan();
        }
        assertThat(asked).isEqualTo(3);
    }

    @Test
    void portsOfTheMachineItselfAndLinksToNothingAreLeftOut() throws IOException {
        hardware.add(new SerialPorts.Hardware("/dev/ttyS0", null, null, "Physical Port S0"));
        link("by-id/usb-gone", dev.resolve("ttyUSB9"));
        assertThat(ports.scan()).isEmpty();
    }

    @Test
    void hostileNamesAreCutAndCleaned() throws IOException {
        Path usb = plug("ttyUSB0", 0x1a86, 0x7523, "evil\u001b[31m\n" + "x".repeat(500));
        link("by-id/usb-" + "y".repeat(230), usb);
        SeenPort port = ports.scan().get(0);
        assertThat(port.path()).hasSizeLessThanOrEqualTo(200);
        assertThat(port.description()).hasSizeLessThanOrEqualTo(200).doesNotContain("\u001b", "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2c99;000d;;Prusa MK4",
                "2c99;ffff;;a Prusa printer",
                "0000;0000;usb-Klipper_stm32f446xx_1234-if00;a board with Klipper",
                "2341;0042;;an Arduino Mega (RAMPS, older Ultimaker)",
                "2a03;0043;;an Arduino Uno (grbl)",
                "10c4;ea60;CP2102;a board with a CP210x, as Anycubic printers and ESP32 boards have",
                "0483;5740;;a board with an STM32, as BigTreeTech and Creality boards have",
            })
    void theTableKnows(String vendor, String product, String name, String suggestion) {
        assertThat(UsbDevices.known()
                        .suggestion(Integer.valueOf(vendor, 16), Integer.valueOf(product, 16), String.valueOf(name)))
                .contains(suggestion);
    }

    @Test
    void whatNobodyKnowsHasNoSuggestion() {
        assertThat(UsbDevices.known().suggestion(0xdead, 0xbeef, "something")).isEmpty();
        assertThat(UsbDevices.known().suggestion(null, null, "")).isEmpty();
    }

    @Test
    void theRealMachineCanBeAsked() {
        assertThatCode(() -> new SerialPorts().scan()).doesNotThrowAnyException();
    }

    private Path plug(String name, int vendor, int product, String description) throws IOException {
        Path device = Files.createFile(dev.resolve(name));
        hardware.add(new SerialPorts.Hardware(device.toString(), vendor, product, description));
        return device;
    }

    private Path link(String name, Path target) throws IOException {
        return Files.createSymbolicLink(dev.resolve("serial").resolve(name), target);
    }
}
