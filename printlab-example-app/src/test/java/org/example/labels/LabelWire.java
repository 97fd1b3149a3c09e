package org.example.labels;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Requests and answers, one line each. Used by one thread; closed by any. */
final class LabelWire {
    private static final Logger log = LoggerFactory.getLogger(LabelWire.class);
    private static final int TIMEOUT_MILLIS = 3000;
    private static final int LONGEST_ANSWER = 200;

    private final String name;
    private final Socket socket;

    private LabelWire(String name, Socket socket) {
        this.name = name;
        this.socket = socket;
    }

    static LabelWire connect(String host, int port) {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            return new LabelWire(host + ":" + port, socket);
        } catch (IOException | IllegalArgumentException refused) {
            closeQuietly(socket);
            throw new PrintLabException(
                    ErrorCategory.DEVICE,
                    "No label printer answers at " + host + ":" + port + " (" + refused.getMessage()
                            + "). Is it switched on, and is the address right?",
                    refused);
        }
    }

    String name() {
        return name;
    }

    String ask(String request) throws IOException {
        return send(request, new byte[0]);
    }

    String send(String request, byte[] body) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((request + "\n").getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
        return answer();
    }

    void close() {
        closeQuietly(socket);
    }

    /** Everything from outside is hostile: the answer is bounded, and only printable characters pass. */
    private String answer() throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder text = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the printer closed the connection");
            }
            if (text.length() == LONGEST_ANSWER) {
                throw new IOException("an answer is longer than " + LONGEST_ANSWER + " characters");
            }
            if (next >= ' ' && next < 127) {
                text.append((char) next);
            }
        }
        return text.toString();
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            log.debug("The connection was gone before it was closed.", alreadyGone);
        }
    }
}
