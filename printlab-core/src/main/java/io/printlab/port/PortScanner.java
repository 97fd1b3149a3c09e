package io.printlab.port;

import java.util.List;

/**
 * SPI: looks which serial ports this machine has. Called twice a second by one thread of its own; returns within some milliseconds where
 * nothing has changed, opens no port, and answers what it can where the system lets it see only a part.
 */
@FunctionalInterface
public interface PortScanner {
    /** For a machine whose ports nobody looks for. */
    PortScanner NONE = List::of;

    /** The ports by path, each once; at most 64. */
    List<SeenPort> scan();
}
