package io.printlab.app.http;

import io.javalin.http.Context;
import jakarta.inject.Inject;

/** The built-in error page: a title and a sentence. */
final class PlainErrorPages implements ErrorPages {
    @Inject
    PlainErrorPages() {}

    @Override
    public void render(Context ctx, int status, String title, String sentence) {
        ctx.html("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>" + escaped(title) + "</title><h1>"
                + escaped(title) + "</h1><p>" + escaped(sentence) + "</p><p><a href=\"/\">To the lab</a></p></html>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
