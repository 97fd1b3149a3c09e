package io.printlab.discord.testkit;

import org.jspecify.annotations.Nullable;

/**
 * An answer other than success.
 *
 * @param code Discord's own code, or 0
 * @param retryAfterSeconds for a 429, else null
 */
public record RestFault(
        int status, int code, String message, @Nullable Integer retryAfterSeconds) {
    public static final RestFault UNAUTHORIZED = new RestFault(401, 0, "401: Unauthorized", null);
    public static final RestFault UNKNOWN_CHANNEL = new RestFault(404, 10003, "Unknown Channel", null);
    public static final RestFault MISSING_PERMISSIONS = new RestFault(403, 50013, "Missing Permissions", null);
    public static final RestFault UNAVAILABLE = new RestFault(503, 0, "503: Service Unavailable", null);
    public static final RestFault SERVER_ERROR = new RestFault(500, 0, "500: Internal Server Error", null);

    /** Too many requests. */
    public static RestFault tooMany(int retryAfterSeconds) {
        return new RestFault(429, 0, "You are being rate limited.", retryAfterSeconds);
    }
}
