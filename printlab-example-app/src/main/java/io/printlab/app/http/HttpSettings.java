package io.printlab.app.http;

import io.javalin.http.Context;
import java.nio.file.Path;

/**
 * Settings of the HTTP server.
 *
 * @param port 0 for any free port
 * @param baseUrl how people reach the lab, without a slash at the end; empty to take what each request says
 * @param uploadFolder where uploads are kept while they arrive; emptied at each start
 * @param fileLimitBytes the largest print file that is taken
 * @param proxies whose word about the origin of requests counts
 */
public record HttpSettings(
        String host, int port, String baseUrl, Path uploadFolder, long fileLimitBytes, TrustedProxies proxies) {
    /** Without a proxy whose word counts. */
    public HttpSettings(String host, int port, String baseUrl, Path uploadFolder, long fileLimitBytes) {
        this(host, port, baseUrl, uploadFolder, fileLimitBytes, TrustedProxies.NONE);
    }

    /** How the sender of this request reaches the lab, without a slash at the end. */
    public String address(Context ctx) {
        return baseUrl.isEmpty() ? ctx.scheme() + "://" + ctx.host() : baseUrl;
    }
}
