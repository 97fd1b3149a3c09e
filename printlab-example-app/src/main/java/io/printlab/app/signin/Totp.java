package io.printlab.app.signin;

import com.google.common.io.BaseEncoding;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Time-based one-time passwords: RFC 6238 with HMAC-SHA-1, 30 seconds and 6 digits, which every authenticator app knows. */
final class Totp {
    static final int SECRET_BYTES = 20;
    private static final int STEP_SECONDS = 30;
    private static final int DIGITS = 6;
    /** A clock may be wrong by one step either way. */
    private static final int DRIFT = 1;

    private static final BaseEncoding BASE32 = BaseEncoding.base32().omitPadding();

    private Totp() {}

    static String encoded(byte[] secret) {
        return BASE32.encode(secret);
    }

    static long step(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
    }

    static String code(String secret, long step) {
        return code(BASE32.decode(secret), step, DIGITS);
    }

    /** The newest time step that a code belongs to, if it belongs to one of now; compared without telling how much was right. */
    static OptionalLong stepOf(String secret, String code, Instant now) {
        OptionalLong found = OptionalLong.empty();
        for (long step = step(now) - DRIFT; step <= step(now) + DRIFT; step++) {
            if (Secrets.same(code(secret, step), code)) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** The value of RFC 4226, section 5.3, for the counter of RFC 6238. */
    static String code(byte[] key, long step, int digits) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int truncated = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
            int modulus = (int) Math.pow(10, digits);
            return String.format(Locale.ROOT, "%0" + digits + "d", truncated % modulus);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA1", impossible);
        }
    }
}
