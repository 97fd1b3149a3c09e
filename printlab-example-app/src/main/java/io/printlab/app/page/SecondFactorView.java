package io.printlab.app.page;

import io.printlab.app.signin.Enrolment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The second factor of the visitor.
 *
 * @param due whether nothing else is reached before it is set up
 * @param app what waits to be confirmed, or null
 * @param newCodes recovery codes that were made just now, shown this once; else empty
 * @param fault why the last step did not work, or null
 * @param administrator whether the visitor may take away somebody's
 */
public record SecondFactorView(
        boolean on,
        boolean due,
        int codesLeft,
        @Nullable App app,
        List<String> newCodes,
        @Nullable String fault,
        boolean administrator) {
    /** A secret on its way into an app, to be typed or scanned. */
    public record App(String secret, QrPicture picture) {
        static App of(Enrolment enrolment) {
            return new App(enrolment.secret().replaceAll("(.{4})(?!$)", "$1 "), QrPicture.of(enrolment.uri()));
        }
    }
}
