package io.printlab.devices.bambu;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A connection under TLS to a pinned server, whose packets are bounded; in the place of a plain socket for the MQTT client. */
final class TlsSocket extends Socket {
    private static final int LARGEST_PACKET = 256 * 1024;

    private final SSLContext context;
    private final Socket plain = new Socket();
    private volatile @Nullable SSLSocket tls;

    private TlsSocket(SSLContext context) {
        this.context = context;
    }

    static SocketFactory factory(SSLContext context) {
        return new SocketFactory() {
            @Override
            public Socket createSocket() {
                return new TlsSocket(context);
            }

            @Override
            public Socket createSocket(String host, int port) throws IOException {
                throw new SocketException("this factory makes sockets that are connected later");
            }

            @Override
            public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
                return createSocket(host, port);
            }

            @Override
            public Socket createSocket(InetAddress host, int port) throws IOException {
                return createSocket(host.getHostAddress(), port);
            }

            @Override
            public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
                return createSocket(host.getHostAddress(), port);
            }
        };
    }

    @Override
    public void connect(SocketAddress address, int timeout) throws IOException {
        plain.connect(address, timeout);
        plain.setSoTimeout(timeout);
        InetSocketAddress to = (InetSocketAddress) address;
        SSLSocket secured =
                (SSLSocket) context.getSocketFactory().createSocket(plain, to.getHostString(), to.getPort(), true);
        secured.startHandshake();
        tls = secured;
    }

    private SSLSocket tls() throws SocketException {
        SSLSocket secured = tls;
        if (secured == null) {
            throw new SocketException("not connected");
        }
        return secured;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new BoundedPackets(tls().getInputStream(), LARGEST_PACKET);
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return tls().getOutputStream();
    }

    @Override
    public synchronized void setSoTimeout(int timeout) throws SocketException {
        tls().setSoTimeout(timeout);
    }

    @Override
    public void shutdownOutput() throws IOException {
        tls().shutdownOutput();
    }

    /** The plain one first: an orderly end would wait for a peer that does not read. */
    @Override
    public synchronized void close() throws IOException {
        plain.close();
        super.close();
    }
}
