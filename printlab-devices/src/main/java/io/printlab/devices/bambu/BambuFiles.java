package io.printlab.devices.bambu;

import io.printlab.devices.network.HostRefusal;
import io.printlab.devices.network.HostText;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPReply;
import org.apache.commons.net.ftp.FTPSClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The FTPS side of a Bambu printer: TLS from the first byte, one connection for each transfer. */
final class BambuFiles {
    private static final Logger log = LoggerFactory.getLogger(BambuFiles.class);
    private static final String USER = "bblp";

    private final BambuSettings settings;
    private final SSLContext context;
    private final Duration answer;
    private volatile boolean lastContinued;
    private volatile @Nullable Connection sending;

    BambuFiles(BambuSettings settings, SSLContext context, Duration answer) {
        this.settings = settings;
        this.context = context;
        this.answer = answer;
    }

    void breakOff() {
        Connection busy = sending;
        if (busy != null) {
            busy.breakOff();
        }
    }

    void send(String file, InputStream content) throws IOException {
        Connection connection = new Connection(context, settings, (int) answer.toMillis());
        sending = connection;
        begin(connection);
        try {
            if (!connection.storeFile(file, content)) {
                throw new HostRefusal("it did not keep the file: " + HostText.sentence(connection.getReplyString())
                        + (connection.continued ? "" : " (The TLS session was not continued.)"));
            }
            lastContinued = connection.continued;
        } finally {
            sending = null;
            connection.disconnect();
        }
    }

    /** Whether the data connection of the last transfer continued the TLS session of its control connection. */
    boolean lastContinued() {
        return lastContinued;
    }

    void remove(String file) throws IOException {
        Connection connection = new Connection(context, settings, (int) answer.toMillis());
        begin(connection);
        try {
            connection.deleteFile(file);
        } finally {
            connection.disconnect();
        }
    }

    private static void begin(Connection connection) throws IOException {
        try {
            connection.begin();
        } catch (IOException | RuntimeException refused) {
            connection.disconnect();
            throw refused;
        }
    }

    /**
     * A client whose data connections continue the TLS session of the control connection: the printers refuse others. Java finds a
     * session by the name and port of a socket, so the data socket says those of the control connection.
     */
    private static final class Connection extends FTPSClient {
        private final SSLContext context;
        private final BambuSettings settings;
        private final int timeout;
        private volatile @Nullable Socket data;
        private volatile @Nullable Socket control;
        private boolean continued;

        Connection(SSLContext context, BambuSettings settings, int timeout) {
            super(true, context);
            this.context = context;
            this.settings = settings;
            this.timeout = timeout;
        }

        @Override
        protected void _connectAction_() throws IOException {
            control = _socket_;
            super._connectAction_();
        }

        /** From another thread: what waits for the wire fails. */
        void breakOff() {
            close(data);
            close(control);
        }

        private void close(@Nullable Socket socket) {
            try {
                if (socket != null) {
                    socket.close();
                }
            } catch (IOException gone) {
                log.debug("The transfer to {} was gone before it was broken off", settings, gone);
            }
        }

        void begin() throws IOException {
            setConnectTimeout(timeout);
            setDefaultTimeout(timeout);
            setControlEncoding("UTF-8");
            connect(settings.host(), settings.ftpsPort());
            setSoTimeout(Math.max(timeout, 1000) * 4);
            if (!login(USER, settings.accessCode())) {
                throw HostRefusal.ofKey("The Bambu printer at " + settings.host()
                        + " does not accept the access code for files. Read it again on the printer's screen.");
            }
            execPBSZ(0);
            execPROT("P");
            enterLocalPassiveMode();
            setFileType(FTP.BINARY_FILE_TYPE);
        }

        /** Under TLS 1.3 each connection has an id of its own, but the time of the first. */
        private static boolean isSame(SSLSession first, SSLSession second) {
            return Arrays.equals(first.getId(), second.getId()) || first.getCreationTime() == second.getCreationTime();
        }

        /** Goes to the control connection's address, whatever address the server names. */
        @Override
        protected @Nullable Socket _openDataConnection_(String command, String argument) throws IOException {
            if (!FTPReply.isPositiveCompletion(pasv())) {
                return null;
            }
            _parsePassiveModeReply(getReplyStrings()[0]);
            Socket plain = new DataSocket(settings.ftpsPort());
            data = plain;
            try {
                plain.connect(new InetSocketAddress(getRemoteAddress(), getPassivePort()), timeout);
                plain.setSoTimeout(timeout);
                if (!FTPReply.isPositivePreliminary(sendCommand(command, argument))) {
                    plain.close();
                    return null;
                }
                SSLSocket secured = (SSLSocket)
                        context.getSocketFactory().createSocket(plain, settings.host(), settings.ftpsPort(), true);
                secured.startHandshake();
                continued = _socket_ instanceof SSLSocket first && isSame(first.getSession(), secured.getSession());
                return secured;
            } catch (IOException broken) {
                plain.close();
                throw broken;
            }
        }
    }

    /** Says that it goes to another port than it does, by which Java finds the TLS session to continue. */
    private static final class DataSocket extends Socket {
        private final int port;

        DataSocket(int port) {
            this.port = port;
        }

        @Override
        public int getPort() {
            return port;
        }
    }
}
