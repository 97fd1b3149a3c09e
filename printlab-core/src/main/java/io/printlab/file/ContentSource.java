package io.printlab.file;

import java.io.IOException;
import java.io.InputStream;

/** Opens a content from its beginning, as often as asked; the caller closes each stream. */
@FunctionalInterface
public interface ContentSource {
    InputStream open() throws IOException;
}
