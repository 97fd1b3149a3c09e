package io.printlab.devices.serial;

import com.fazecast.jSerialComm.SerialPort;
import io.printlab.port.PortScanner;
import io.printlab.port.SeenPort;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The serial ports of this machine by their lasting names: {@code /dev/serial/by-id}, else {@code by-path}, else the port itself. The
 * system is asked for details only when a name has come or gone, or once in ten looks where it keeps no such names. Not thread-safe.
 */
public final class SerialPorts implements PortScanner {
    private static final Logger log = LoggerFactory.getLogger(SerialPorts.class);
    private static final int MOST = 64;
    private static final int LOOKS = 10;

    /**
     * What the system says of a port.
     *
     * @param path such as {@code /dev/ttyUSB0}
     */
    record Hardware(
            String path,
            @Nullable Integer vendorId,
            @Nullable Integer productId,
            String description) {}

    private final List<Path> folders;
    private final Supplier<List<Hardware>> hardware;
    private final UsbDevices known = UsbDevices.known();
    private Map<String, String> names = Map.of();
    private List<SeenPort> last = List.of();
    private int looks;

    /** Of this machine, as udev and jSerialComm know it. */
    public SerialPorts() {
        this(Path.of("/dev/serial"), SerialPorts::ofThisMachine);
    }

    /** @param serial folder with the folders by-id and by-path */
    SerialPorts(Path serial, Supplier<List<Hardware>> hardware) {
        this.folders = List.of(serial.resolve("by-id"), serial.resolve("by-path"));
        this.hardware = hardware;
    }

    @Override
    public List<SeenPort> scan() {
        Map<String, String> now = names();
        boolean asked = looks++ % LOOKS == 0;
        if (asked || !now.equals(names)) {
            names = now;
            last = ports(now, hardware.get());
        }
        return last;
    }

    /** What every lasting name leads to, those by id first. */
    private Map<String, String> names() {
        Map<String, String> found = new LinkedHashMap<>();
        for (Path folder : folders) {
            list(folder).forEach(found::putIfAbsent);
        }
        return found;
    }

    private static Map<String, String> list(Path folder) {
        Map<String, String> found = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (DirectoryStream<Path> links = Files.newDirectoryStream(folder)) {
            for (Path link : links) {
                String target = target(link);
                if (target != null && found.size() < MOST) {
                    found.put(link.toString(), target);
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException gone) {
            log.debug("{} could not be read; it is looked at again", folder, gone);
        }
        return found;
    }

    /** Null for a link to what is gone already. */
    private static @Nullable String target(Path link) {
        try {
            return link.toRealPath().toString();
        } catch (IOException gone) {
            log.debug("{} leads nowhere", link, gone);
            return null;
        }
    }

    private List<SeenPort> ports(Map<String, String> lasting, List<Hardware> all) {
        Map<String, List<String>> byDevice = new TreeMap<>();
        lasting.forEach((name, device) ->
                byDevice.computeIfAbsent(device, key -> new ArrayList<>()).add(name));
        all.forEach(port -> byDevice.computeIfAbsent(port.path(), key -> new ArrayList<>()));
        return byDevice.entrySet().stream()
                .map(entry -> port(entry.getKey(), entry.getValue(), all))
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(SeenPort::path))
                .limit(MOST)
                .toList();
    }

    /** Null for a port of the machine itself, of which nobody can say whether anything is plugged in. */
    private @Nullable SeenPort port(String device, List<String> lasting, List<Hardware> all) {
        Hardware details = all.stream()
                .filter(port -> port.path().equals(device))
                .findFirst()
                .orElse(new Hardware(device, null, null, ""));
        if (lasting.isEmpty() && details.vendorId() == null) {
            return null;
        }
        String description = details.description();
        String words = description + " " + String.join(" ", lasting);
        return new SeenPort(
                lasting.isEmpty() ? device : lasting.get(0),
                Stream.concat(lasting.stream(), Stream.of(device)).toList(),
                details.vendorId(),
                details.productId(),
                description,
                known.suggestion(details.vendorId(), details.productId(), words).orElse(null));
    }

    private static List<Hardware> ofThisMachine() {
        return Arrays.stream(SerialPort.getCommPorts())
                .map(port -> new Hardware(
                        port.getSystemPortPath(),
                        number(port.getVendorID()),
                        number(port.getProductID()),
                        String.valueOf(port.getPortDescription())))
                .toList();
    }

    private static @Nullable Integer number(int id) {
        return id < 0 ? null : Integer.valueOf(id);
    }
}
