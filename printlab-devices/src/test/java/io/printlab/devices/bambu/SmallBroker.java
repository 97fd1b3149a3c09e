package io.printlab.devices.bambu;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** As much of an MQTT 3.1.1 server as a printer is: one user, everybody hears every report, requests go to one place. */
final class SmallBroker implements AutoCloseable {
    private static final int CONNECT = 1;
    private static final int PUBLISH = 3;
    private static final int SUBSCRIBE = 8;
    private static final int PING = 12;

    private final String password;
    private final BiConsumer<SmallBroker, String> requests;
    private final List<Socket> listeners = new CopyOnWriteArrayList<>();
    private final List<Socket> all = new CopyOnWriteArrayList<>();
    private final SSLServerSocket server;
    private volatile boolean silent;
    private volatile boolean off;

    SmallBroker(SSLContext context, int port, String password, BiConsumer<SmallBroker, String> requests) {
        this.password = password;
        this.requests = requests;
        try {
            this.server = (SSLServerSocket)
                    context.getServerSocketFactory().createServerSocket(port, 20, InetAddress.getLoopbackAddress());
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        thread(this::accept).start();
    }

    int port() {
        return server.getLocalPort();
    }

    /** It keeps connections and says nothing more. */
    void silent(boolean next) {
        silent = next;
    }

    /** Off, it hangs up on everybody, and its port stays its own. */
    void off(boolean next) {
        off = next;
        if (next) {
            hangUp();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "fake-broker");
        thread.setDaemon(true);
        return thread;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                if (off) {
                    socket.close();
                    continue;
                }
                all.add(socket);
                if (off) {
                    hangUp();
                }
                thread(() -> serve(socket)).start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            for (int first = in.read(); first >= 0; first = in.read()) {
                byte[] rest = in.readNBytes(length(in));
                if (!silent && !answer(socket, first, rest)) {
                    return;
                }
            }
        } catch (IOException gone) {
            // The client hung up, which is its right.
        } finally {
            listeners.remove(socket);
        }
    }

    private static int length(DataInputStream in) throws IOException {
        int length = 0;
        for (int shift = 0; ; shift += 7) {
            int next = in.readUnsignedByte();
            length |= (next & 0x7f) << shift;
            if ((next & 0x80) == 0) {
                return length;
            }
        }
    }

    private boolean answer(Socket socket, int first, byte[] rest) throws IOException {
        switch (first >> 4) {
            case CONNECT -> {
                boolean known = new String(rest, StandardCharsets.UTF_8).endsWith(password);
                send(socket, new byte[] {0x20, 2, 0, (byte) (known ? 0 : 5)});
                return known;
            }
            case SUBSCRIBE -> {
                send(socket, new byte[] {(byte) 0x90, 3, rest[0], rest[1], 0});
                listeners.add(socket);
            }
            case PUBLISH -> {
                int topic = (rest[0] & 0xff) << 8 | rest[1] & 0xff;
                boolean acknowledged = (first >> 1 & 3) > 0;
                int payload = 2 + topic + (acknowledged ? 2 : 0);
                if (acknowledged) {
                    send(socket, new byte[] {0x40, 2, rest[2 + topic], rest[3 + topic]});
                }
                requests.accept(this, new String(rest, payload, rest.length - payload, StandardCharsets.UTF_8));
            }
            case PING -> send(socket, new byte[] {(byte) 0xd0, 0});
            default -> {
                return first >> 4 != 14;
            }
        }
        return true;
    }

    /** To all who listen. */
    void report(String topic, byte[] payload) {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        byte[] name = topic.getBytes(StandardCharsets.US_ASCII);
        packet.write(0x30);
        int length = 2 + name.length + payload.length;
        do {
            int part = length & 0x7f;
            length >>= 7;
            packet.write(length > 0 ? part | 0x80 : part);
        } while (length > 0);
        packet.write(name.length >> 8);
        packet.write(name.length);
        packet.writeBytes(name);
        packet.writeBytes(payload);
        for (Socket listener : listeners) {
            try {
                if (!silent) {
                    send(listener, packet.toByteArray());
                }
            } catch (IOException gone) {
                listeners.remove(listener);
            }
        }
    }

    private static void send(Socket socket, byte[] packet) throws IOException {
        synchronized (socket) {
            OutputStream out = socket.getOutputStream();
            out.write(packet);
            out.flush();
        }
    }

    private void hangUp() {
        for (Socket socket : all) {
            try {
                socket.close();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
        all.clear();
    }

    @Override
    public void close() {
        off(true);
        try {
            server.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
