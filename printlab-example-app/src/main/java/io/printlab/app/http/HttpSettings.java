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
 */
public record HttpSettings(String host, int port, String baseUrl, Path uploadFolder, long fileLimitBytes) {
    /** How the sender of this request reaches the lab, without a slash at the end. */
    public String address(Context ctx) {
        return baseUrl.isEmpty() ? ctx.scheme() + "://" + ctx.host() : baseUrl;
    }
}
