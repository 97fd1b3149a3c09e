package io.printlab.app.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Random secrets, their digests, and comparing them without telling how much was right. Thread-safe. */
public final class Secrets {
    private final SecureRandom random = new SecureRandom();

    /** A random secret of this many bits as URL-safe text. */
    public String next(int bits) {
        byte[] bytes = new byte[bits / 8];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Random lower-case hexadecimal digits. */
    String nextHex(int digits) {
        return HexFormat.of().formatHex(nextBytes(digits / 2));
    }

    byte[] nextBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** SHA-256 in lower-case hexadecimal digits. */
    public static String sha256(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Compares in a time that depends on the lengths alone. */
    public static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
