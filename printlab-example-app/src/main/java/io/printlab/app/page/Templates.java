package io.printlab.app.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;

/** Draws the templates that the build compiled. Thread-safe. */
@Singleton
final class Templates {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    @Inject
    Templates() {}

    /** A whole page: the frame with the part in it. */
    String page(String name, Frame frame, Object view) {
        return render("page/" + name + ".jte", Map.of("frame", frame, "view", view));
    }

    /** Only the part of a page that changes while it is open. */
    String part(String name, Frame frame, Object view) {
        return render("part/" + name + ".jte", Map.of("frame", frame, "view", view));
    }

    /** The number beside the desk, which the browser puts into the navigation of the page that is open; empty for others than staff. */
    String badge(Frame frame) {
        return frame.viewer() == null || !frame.viewer().desk()
                ? ""
                : render("piece/deskBadge.jte", Map.of("frame", frame, "elsewhere", true));
    }

    private String render(String template, Map<String, Object> parameters) {
        StringOutput output = new StringOutput();
        engine.render(template, parameters, output);
        return output.toString();
    }
}
