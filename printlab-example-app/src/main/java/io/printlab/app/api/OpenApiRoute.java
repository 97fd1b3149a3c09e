package io.printlab.app.api;

import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Serves the OpenAPI document, which a test compares with the declared routes both ways. */
final class OpenApiRoute implements RouteGroup {
    static final String RESOURCE = "/io/printlab/app/openapi.json";

    @Inject
    OpenApiRoute() {}

    @Override
    public void register(Routes routes) {
        byte[] document = document();
        routes.get(
                "/api/v1/openapi.json",
                Rule.open(),
                ctx -> ctx.contentType("application/json").result(document));
    }

    private static byte[] document() {
        try (InputStream in = OpenApiRoute.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the application was built without " + RESOURCE);
            }
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
