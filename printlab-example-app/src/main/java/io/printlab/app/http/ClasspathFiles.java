package io.printlab.app.http;

import io.javalin.http.Context;
import io.printlab.app.signin.Secrets;
import io.printlab.error.PrintLabException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Serves the files of the application and of its webjars from the class path, and nothing else. Thread-safe. */
@Singleton
final class ClasspathFiles implements RouteGroup {
    private static final Pattern LEGAL =
            Pattern.compile("([A-Za-z0-9_@-][A-Za-z0-9._@-]*/)*[A-Za-z0-9_@-][A-Za-z0-9._@-]*");
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("txt", "text/plain; charset=utf-8"));

    private final Map<String, Held> held = new ConcurrentHashMap<>();

    @Inject
    ClasspathFiles() {}

    @Override
    public void register(Routes routes) {
        routes.get(
                "/static/<file>", Rule.open(), ctx -> serve(ctx, "/io/printlab/app/static/" + legal(ctx), "no-cache"));
        routes.get("/webjars/{name}/<file>", Rule.open(), this::webjar);
    }

    /** Finds {@code /webjars/htmx.org/dist/htmx.min.js} in whichever version of the webjar is on the class path. */
    private void webjar(Context ctx) {
        String name = ctx.pathParam("name");
        String version = LEGAL.matcher(name).matches() ? version(name) : null;
        if (version == null) {
            throw missing();
        }
        String file = legal(ctx);
        String within = file.startsWith(version + "/") ? file : version + "/" + file;
        serve(ctx, "/META-INF/resources/webjars/" + name + "/" + within, "max-age=86400");
    }

    private void serve(Context ctx, String resource, String caching) {
        Held found = held.get(resource);
        if (found == null) {
            found = read(resource).orElseThrow(ClasspathFiles::missing);
            held.put(resource, found);
        }
        ctx.header("Cache-Control", caching).header("ETag", found.tag);
        if (found.tag.equals(ctx.header("If-None-Match"))) {
            ctx.status(304);
        } else {
            ctx.contentType(found.type).result(found.content);
        }
    }

    private static String legal(Context ctx) {
        String file = ctx.pathParam("file");
        if (!LEGAL.matcher(file).matches()) {
            throw missing();
        }
        return file;
    }

    private static Optional<Held> read(String resource) {
        String type =
                TYPES.get(resource.substring(resource.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        try (InputStream in = type == null ? null : ClasspathFiles.class.getResourceAsStream(resource)) {
            if (in == null || type == null) {
                return Optional.empty();
            }
            byte[] content = in.readAllBytes();
            String digest = Secrets.sha256(HexFormat.of().formatHex(content)).substring(0, 16);
            return Optional.of(new Held(content, type, "\"" + digest + "\""));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static @Nullable String version(String webjar) {
        String about = "/META-INF/maven/org.webjars.npm/" + webjar + "/pom.properties";
        try (InputStream in = ClasspathFiles.class.getResourceAsStream(about)) {
            if (in == null) {
                return null;
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static PrintLabException missing() {
        return PrintLabException.notFound("There is no such file. Look for a typing mistake in its address.");
    }

    private record Held(byte[] content, String type, String tag) {}
}
