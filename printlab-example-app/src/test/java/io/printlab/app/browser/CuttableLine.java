package io.printlab.app.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A line of its own from a browser to the lab, which can be cut and mended. Each of its threads ends with its socket. */
final class CuttableLine implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(CuttableLine.class);

    private final int labPort;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private ServerSocket entrance;

    CuttableLine(int labPort) {
        this.labPort = labPort;
        this.entrance = listen(0);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** Every connection breaks, and none can be made. */
    void cut() {
        try {
            entrance.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        open.clear();
    }

    void mend() {
        entrance = listen(entrance.getLocalPort());
    }

    @Override
    public void close() {
        cut();
    }

    private ServerSocket listen(int port) {
        try {
            ServerSocket next = new ServerSocket();
            next.setReuseAddress(true);
            next.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            run("entrance", () -> admit(next));
            return next;
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private void admit(ServerSocket door) throws IOException {
        while (!door.isClosed()) {
            Socket browser = door.accept();
            Socket lab = new Socket(InetAddress.getLoopbackAddress(), labPort);
            open.add(browser);
            open.add(lab);
            run("to the lab", () -> carry(browser, lab));
            run("to the browser", () -> carry(lab, browser));
        }
    }

    private static void carry(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        }
    }

    private static void run(String name, Carrying work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException ended) {
                        log.debug("The line's way {} ended: {}", name, ended.toString());
                    }
                },
                "cuttable-line " + name);
        thread.setDaemon(true);
        thread.start();
    }

    @FunctionalInterface
    private interface Carrying {
        void run() throws IOException;
    }
}
