package org.example.labels;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A label printer on loopback that prints one byte in ten milliseconds. */
public final class FakeLabelPrinter implements AutoCloseable {
    private static final long NANOS_A_BYTE = 10_000_000;

    private final ServerSocket server;
    private String tag = "";
    private int bytes;
    private long begun;
    private boolean stopped;

    public FakeLabelPrinter() {
        try {
            server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "fake-label-printer");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket host = server.accept()) {
                InputStream in = new BufferedInputStream(host.getInputStream());
                for (String line = line(in); !line.isEmpty(); line = line(in)) {
                    host.getOutputStream().write((answer(line, in) + "\n").getBytes(StandardCharsets.US_ASCII));
                }
            } catch (IOException gone) {
                // The host hung up, which is its right; a print goes on.
            }
        }
    }

    private String answer(String request, InputStream in) throws IOException {
        String[] words = request.split(" ");
        switch (words[0]) {
            case "PRINT" -> {
                bytes = in.readNBytes(Integer.parseInt(words[2])).length;
                tag = words[1];
                begun = System.nanoTime();
                stopped = false;
            }
            case "CANCEL" -> stopped = true;
            default -> {
                return status();
            }
        }
        return "OK";
    }

    private String status() {
        long percent = bytes == 0 ? 100 : Math.min(100, (System.nanoTime() - begun) / NANOS_A_BYTE * 100 / bytes);
        if (tag.isEmpty()) {
            return "IDLE";
        }
        return stopped ? "STOPPED " + tag : percent == 100 ? "DONE " + tag : "PRINTING " + tag + " " + percent;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            text.append((char) next);
        }
        return text.toString();
    }
}
