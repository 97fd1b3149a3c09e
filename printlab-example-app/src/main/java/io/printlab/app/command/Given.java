package io.printlab.app.command;

import org.jspecify.annotations.Nullable;

/** What picocli puts into the fields of a command before it calls it. */
final class Given {
    private Given() {}

    static <T> T by(@Nullable T field) {
        if (field == null) {
            throw new IllegalStateException("a command was called without picocli");
        }
        return field;
    }
}
