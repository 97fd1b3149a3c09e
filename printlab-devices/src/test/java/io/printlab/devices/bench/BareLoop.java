package io.printlab.devices.bench;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The least that a sender over jSerialComm can be: one thread, one line in flight, nothing else. */
final class BareLoop implements AutoCloseable {
    private final SerialPort port;

    BareLoop(String terminal) throws IOException {
        port = SerialPort.getCommPort(terminal);
        port.setComPortParameters(115_200, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
        port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
        port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, 200, 0);
        if (!port.openPort()) {
            throw new IOException("the terminal " + terminal + " does not open");
        }
    }

    void send(int lines) throws IOException {
        byte[] answer = new byte[256];
        for (int n = 1; n <= lines; n++) {
            String text = "N" + n + " G1 X100.123 Y100.456 E0.01234";
            int sum = 0;
            for (int i = 0; i < text.length(); i++) {
                sum ^= text.charAt(i);
            }
            byte[] framed = (text + "*" + sum + "\n").getBytes(StandardCharsets.US_ASCII);
            if (port.writeBytes(framed, framed.length) != framed.length) {
                throw new IOException("short write");
            }
            awaitLine(answer);
        }
    }

    private void awaitLine(byte[] answer) throws IOException {
        while (true) {
            int read = port.readBytes(answer, answer.length);
            if (read < 0) {
                throw new IOException("the terminal is gone");
            }
            if (read > 0 && answer[read - 1] == '\n') {
                return;
            }
        }
    }

    @Override
    public void close() {
        port.closePort();
    }
}
