package io.printlab.app.page;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A form that waits for a proof of who sends it.
 *
 * @param path where it goes
 * @param fields as they were sent: hostile
 * @param fault why an earlier proof was refused, or null
 * @param provider what the identity provider is called, which can prove it too; null without one
 */
public record ConfirmView(
        String path,
        Map<String, List<String>> fields,
        @Nullable String fault,
        @Nullable String provider) {}
