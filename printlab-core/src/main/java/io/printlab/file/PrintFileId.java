package io.printlab.file;

import io.printlab.error.PrintLabException;
import java.util.regex.Pattern;

/**
 * Identity of a stored file: its content.
 *
 * @param sha256 64 lower-case hexadecimal digits
 */
public record PrintFileId(String sha256) {
    private static final Pattern LEGAL = Pattern.compile("[0-9a-f]{64}");

    public PrintFileId {
        if (!LEGAL.matcher(sha256).matches()) {
            throw PrintLabException.user("A file id is the SHA-256 of the file: 64 hexadecimal digits in lower case.");
        }
    }

    @Override
    public String toString() {
        return sha256;
    }
}
