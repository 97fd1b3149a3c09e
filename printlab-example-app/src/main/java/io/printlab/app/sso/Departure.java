package io.printlab.app.sso;

import java.net.URI;

/**
 * A browser on its way to the identity provider.
 *
 * @param browserToken what its cookie holds, by which it is known when it comes back; stored nowhere
 */
public record Departure(URI address, String browserToken) {
    @Override
    public String toString() {
        return "Departure[]";
    }
}
