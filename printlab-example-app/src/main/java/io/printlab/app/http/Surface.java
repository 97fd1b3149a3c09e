package io.printlab.app.http;

/** The kinds of clients that a path is for, each with its own shape of an error. */
enum Surface {
    /** Programs: problem+json. */
    REST,
    /** Slicers, which show the body of an error as it is: one plain sentence. */
    SLICER,
    /** People: a page. */
    PAGE;

    static Surface of(String path) {
        if (path.startsWith("/api/v1/")
                || path.equals("/api/v1")
                || path.equals("/health")
                || path.equals("/metrics")) {
            return REST;
        }
        return path.startsWith("/api/") ? SLICER : PAGE;
    }
}
