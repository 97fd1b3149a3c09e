package io.printlab.app.page;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a form may send the browser afterwards: only to a page of this lab, whatever the request asks for. */
final class LocalPath {
    private static final Pattern LEGAL = Pattern.compile("/(?![/\\\\])[A-Za-z0-9/._~?=&%-]{0,400}");

    private LocalPath() {}

    /** The path if it is a local one, else the start page. */
    static String of(@Nullable String asked) {
        return asked != null && LEGAL.matcher(asked).matches() ? asked : "/";
    }
}
