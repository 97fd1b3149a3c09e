package io.printlab.devices.network;

import java.net.http.HttpClient;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The HTTP client of one driver, for all of its sessions, made at its first use: its threads outlive sessions. */
public final class WebClient {
    private static final Duration CONNECTING = Duration.ofSeconds(5);

    private @Nullable HttpClient client;

    synchronized HttpClient get() {
        HttpClient made = client;
        if (made == null) {
            // An upgrade to HTTP/2 confuses small servers; a redirect would carry the key to another host.
            made = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(CONNECTING)
                    .build();
            client = made;
        }
        return made;
    }
}
