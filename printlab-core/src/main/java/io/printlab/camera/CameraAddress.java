package io.printlab.camera;

import io.printlab.error.PrintLabException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where a camera gives its picture: http or https, a host, at most {@value #LONGEST} characters. It may hold a secret of the camera, so it
 * is shown to administrators alone and never logged.
 */
public record CameraAddress(URI uri) {
    static final int LONGEST = 500;

    public CameraAddress {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https"))
                || uri.getHost() == null
                || uri.getHost().isEmpty()
                || uri.toString().length() > LONGEST
                || uri.getPort() == 0
                || uri.getPort() > 65_535) {
            throw wrong();
        }
        if (uri.getRawUserInfo() != null) {
            throw PrintLabException.user(
                    "A camera's address is taken without a name and a password in front of the host. Let the camera give"
                            + " its picture without them, to this lab's address alone.");
        }
        if (uri.getRawFragment() != null) {
            throw wrong();
        }
    }

    /** @throws PrintLabException USER if it is none */
    public static CameraAddress of(String text) {
        try {
            return new CameraAddress(new URI(text.strip()));
        } catch (URISyntaxException notAnAddress) {
            throw wrong();
        }
    }

    /** Without the path and the query, which may hold a secret. */
    @Override
    public String toString() {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + "/…";
    }

    private static PrintLabException wrong() {
        return PrintLabException.user("A camera's address begins with http:// or https:// and a host, such as"
                + " http://camera-left.lab/snapshot.jpg, and has at most " + LONGEST + " characters. Correct it.");
    }
}
