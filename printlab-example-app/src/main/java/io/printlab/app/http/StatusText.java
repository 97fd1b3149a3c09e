package io.printlab.app.http;

/** What the statuses of HTTP are called for people. */
final class StatusText {
    private StatusText() {}

    static String title(int status) {
        return switch (status) {
            case 400 -> "This request is not right";
            case 401 -> "Not signed in";
            case 403 -> "Not allowed";
            case 404 -> "Not found";
            case 406 -> "Not acceptable";
            case 408 -> "Too slow";
            case 409 -> "Not possible now";
            case 413 -> "Too large";
            case 429 -> "Too many attempts";
            case 502 -> "The device is at fault";
            case 503 -> "Not available now";
            default -> status < 500 ? "This request cannot be served" : "Something went wrong";
        };
    }

    static String sentence(int status) {
        return switch (status) {
            case 404 -> "There is nothing at this address. Look for a typing mistake.";
            case 413 -> "This request is larger than the lab takes.";
            case 408 -> "This request came in too slowly. Try again over a better connection.";
            case 503 -> "The lab has too much to do at this moment. Try again in a minute.";
            default ->
                status < 500
                        ? "The lab cannot serve this request. Check it and send it again."
                        : "Something went wrong inside printlab. Try again in a minute.";
        };
    }
}
