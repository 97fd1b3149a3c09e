package io.printlab.devices.bambu;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts a server by the SHA-256 fingerprint of its own certificate, which a person has set, and by nothing else. The printers'
 * certificates are signed by their maker and name a serial number, so the usual checks of names and authorities do not fit.
 */
final class PinnedCertificate extends X509ExtendedTrustManager {
    private static final int HEX_DIGITS = 64;

    private final List<byte[]> fingerprints;

    private PinnedCertificate(List<byte[]> fingerprints) {
        this.fingerprints = fingerprints;
    }

    /** @throws CertificateException if these are no fingerprints */
    static SSLContext context(String fingerprints) throws GeneralSecurityException {
        List<byte[]> read = Arrays.stream(fingerprints.split("[,\\s]+"))
                .map(text -> text.replace(":", "").toLowerCase(Locale.ROOT))
                .filter(text -> !text.isEmpty())
                .map(PinnedCertificate::bytes)
                .toList();
        if (read.isEmpty() || read.contains(NONE)) {
            throw new CertificateException(
                    "The fingerprint of the printer's certificate is not one of SHA-256: it has 64 hexadecimal"
                            + " digits, in pairs with colons or without.");
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new PinnedCertificate(read)}, null);
        return context;
    }

    private static final byte[] NONE = new byte[0];

    private static byte[] bytes(String text) {
        return text.length() == HEX_DIGITS && text.matches("[0-9a-f]+")
                ? HexFormat.of().parseHex(text)
                : NONE;
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        byte[] seen;
        try {
            seen = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
        } catch (GeneralSecurityException broken) {
            throw new CertificateException("The certificate of the printer cannot be read.", broken);
        }
        if (fingerprints.stream().noneMatch(known -> MessageDigest.isEqual(known, seen))) {
            throw new CertificateException(
                    "The printer shows a certificate with the fingerprint "
                            + HexFormat.ofDelimiter(":").withUpperCase().formatHex(seen)
                            + ", which is not the one in its settings. If nobody changed the printer, somebody may stand between.");
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        throw new CertificateException("nobody is a client here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        throw new CertificateException("nobody is a client here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("nobody is a client here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
