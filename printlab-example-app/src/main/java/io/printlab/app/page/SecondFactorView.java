package io.printlab.app.page;

import io.nayuki.qrcodegen.QrCode;
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
    /**
     * A secret on its way into an app.
     *
     * @param side of the picture in modules, with its quiet zone
     * @param path the dark modules, as the data of an SVG path
     */
    public record App(String secret, int side, String path) {
        private static final int QUIET = 4;

        static App of(Enrolment enrolment) {
            QrCode code = QrCode.encodeText(enrolment.uri(), QrCode.Ecc.MEDIUM);
            StringBuilder path = new StringBuilder();
            for (int y = 0; y < code.size; y++) {
                for (int x = 0; x < code.size; x++) {
                    if (code.getModule(x, y)) {
                        path.append('M')
                                .append(x + QUIET)
                                .append(' ')
                                .append(y + QUIET)
                                .append("h1v1h-1z");
                    }
                }
            }
            return new App(enrolment.secret().replaceAll("(.{4})(?!$)", "$1 "), code.size + 2 * QUIET, path.toString());
        }
    }
}
