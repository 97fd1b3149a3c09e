package io.printlab.discord;

import java.net.URI;

/**
 * A server that speaks Discord's protocol in place of Discord itself, such as the fake of the tests.
 *
 * @param rest the address below which the REST calls live, such as {@code http://127.0.0.1:8080/api/v10/}
 * @param gateway the address of the WebSocket, such as {@code ws://127.0.0.1:8080/gateway}
 */
public record DiscordEndpoint(URI rest, URI gateway) {}
