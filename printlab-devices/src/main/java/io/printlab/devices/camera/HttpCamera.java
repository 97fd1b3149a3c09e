package io.printlab.devices.camera;

import io.printlab.camera.Camera;
import io.printlab.camera.CameraAddress;
import io.printlab.camera.Snapshot;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Fetches pictures by HTTP. A host name is resolved once for each fetch, every address that it has is checked, and the connection goes to
 * what was checked: a name that changes its mind in between changes nothing. No redirect is followed, no proxy and no cookie is used.
 * Thread-safe.
 */
public final class HttpCamera implements Camera {
    private final CameraSettings settings;
    private final AllowedAddresses allowed;
    private final Dns names;
    private final Clock clock;
    private final OkHttpClient http;

    public HttpCamera(CameraSettings settings, Clock clock) {
        this(settings, clock, Dns.SYSTEM);
    }

    HttpCamera(CameraSettings settings, Clock clock, Dns names) {
        this.settings = settings;
        this.allowed = new AllowedAddresses(settings.local());
        this.names = names;
        this.clock = clock;
        this.http = new OkHttpClient.Builder()
                .dns(this::resolve)
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .connectTimeout(Duration.ofSeconds(3))
                .readTimeout(Duration.ofSeconds(3))
                .callTimeout(settings.patience())
                .build();
    }

    @Override
    public Snapshot take(CameraAddress address) {
        HttpUrl url = HttpUrl.get(address.uri());
        if (url == null) {
            throw new PrintLabException(
                    ErrorCategory.DEVICE, "The camera's address cannot be used. Set it again on the printer's page.");
        }
        Request request = new Request.Builder()
                .url(url)
                .header("Accept", "image/jpeg, image/png")
                .header("Accept-Encoding", "identity")
                .header("User-Agent", "printlab")
                .build();
        try {
            requireAllowedIfNumber(url.host());
            Call call = http.newCall(request);
            try (Response response = call.execute()) {
                return new Snapshot(CameraPicture.jpegOf(body(response, call)), clock.instant());
            }
        } catch (IOException broken) {
            throw new PrintLabException(ErrorCategory.DEVICE, reason(broken), broken);
        }
    }

    private byte[] body(Response response, Call call) throws IOException {
        if (response.code() != 200) {
            throw new PrintLabException(
                    ErrorCategory.DEVICE,
                    "The camera answered with status " + response.code()
                            + (response.isRedirect()
                                    ? ": it sends elsewhere, which is not followed. Give the address of the picture itself."
                                    : ". Look at the camera's own page."));
        }
        try (InputStream in = response.body().byteStream()) {
            byte[] bytes = in.readNBytes(settings.mostBytes() + 1);
            if (bytes.length > settings.mostBytes()) {
                // Closing alone would read on for a while, in the hope of an end.
                call.cancel();
                throw new PrintLabException(
                        ErrorCategory.DEVICE,
                        "The camera's picture has more than " + (settings.mostBytes() >> 10)
                                + " KiB, which is more than is taken. Set the camera to a smaller one; a film is none.");
            }
            return bytes;
        }
    }

    /** The client does not ask for the address of what is an address. */
    private void requireAllowedIfNumber(String host) throws UnknownHostException {
        if (host.indexOf(':') >= 0 || host.matches("[0-9.]+")) {
            List<InetAddress> itself = Arrays.asList(InetAddress.getAllByName(host));
            List<InetAddress> checked = allowed.checked(host, itself);
            if (checked.isEmpty()) {
                throw new UnknownHostException(host);
            }
        }
    }

    private List<InetAddress> resolve(String host) throws UnknownHostException {
        return allowed.checked(host, names.lookup(host));
    }

    private static String reason(IOException broken) {
        if (broken instanceof UnknownHostException) {
            return "The camera's host is not known, or is at an address that cameras are not taken from (this machine, link-local,"
                    + " multicast). An administrator can allow local ones in the settings.";
        }
        return "The camera did not give a picture in time (" + broken.getClass().getSimpleName()
                + "). Look at its power, its network and its address.";
    }
}
