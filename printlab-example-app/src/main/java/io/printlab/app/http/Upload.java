package io.printlab.app.http;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A file that arrived whole, with the fields of its form. Closing it deletes it. */
public final class Upload implements AutoCloseable {
    private final String fileName;
    private final Path spooled;
    private final Map<String, String> fields;

    Upload(String fileName, Path spooled, Map<String, String> fields) {
        this.fileName = fileName;
        this.spooled = spooled;
        this.fields = Map.copyOf(fields);
    }

    /** As the sender named it: hostile, and never a path. */
    public String fileName() {
        return fileName;
    }

    /** A field that is there and not blank. */
    public Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    public InputStream open() {
        try {
            return Files.newInputStream(spooled);
        } catch (IOException broken) {
            throw new PrintLabException(
                    ErrorCategory.UNAVAILABLE, "The upload cannot be read back. Look at the lab's disk.", broken);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(spooled);
        } catch (IOException broken) {
            throw new PrintLabException(
                    ErrorCategory.UNAVAILABLE, "The upload cannot be removed. Look at the lab's disk.", broken);
        }
    }
}
