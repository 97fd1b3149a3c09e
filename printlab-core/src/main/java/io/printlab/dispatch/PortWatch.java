package io.printlab.dispatch;

import io.printlab.device.NodeId;
import io.printlab.port.PortRepository;
import io.printlab.port.PortScanner;
import io.printlab.port.SeenPort;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows which serial ports come and go: tells the database, and the device that waits for a port which has just come. Not thread-safe:
 * one thread steps it.
 */
final class PortWatch {
    /** How often a node says that it still sees its ports. */
    static final Duration HEARTBEAT = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(PortWatch.class);
    private static final int MOST = 64;

    private final NodeId node;
    private final PortScanner scanner;
    private final PortRepository ports;
    private final Consumer<SeenPort> appeared;
    private List<SeenPort> reported = List.of();
    private Set<String> present = new HashSet<>();
    private Instant reportedAt = Instant.EPOCH;

    /** @param appeared told of each port that was not there at the step before */
    PortWatch(NodeId node, PortScanner scanner, PortRepository ports, Consumer<SeenPort> appeared) {
        this.node = node;
        this.scanner = scanner;
        this.ports = ports;
        this.appeared = appeared;
    }

    void step(Instant now) {
        List<SeenPort> seen = scanner.scan().stream().limit(MOST).toList();
        Set<String> before = present;
        present = new HashSet<>();
        for (SeenPort port : seen) {
            present.add(port.path());
            if (!before.contains(port.path())) {
                log.debug("Port {} has come: {}", port.path(), port.description());
                appeared.accept(port);
            }
        }
        boolean due = !now.isBefore(reportedAt.plus(HEARTBEAT));
        // A plug with a loose contact changes the list many times a second: the database hears of it once in a few.
        boolean news = !seen.equals(reported) && !now.isBefore(reportedAt.plusSeconds(2));
        if (due || news) {
            ports.report(node, seen, now);
            reported = seen;
            reportedAt = now;
        }
    }
}
