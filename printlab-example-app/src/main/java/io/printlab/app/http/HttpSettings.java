package io.printlab.app.http;

import java.nio.file.Path;

/**
 * Settings of the HTTP server.
 *
 * @param port 0 for any free port
 * @param baseUrl how people reach the lab, without a slash at the end; empty to take what each request says
 * @param uploadFolder where uploads are kept while they arrive; emptied at each start
 * @param fileLimitBytes the largest print file that is taken
 */
public record HttpSettings(String host, int port, String baseUrl, Path uploadFolder, long fileLimitBytes) {}
