package io.printlab.app.page;

import io.javalin.http.Context;
import io.printlab.app.http.ErrorPages;
import jakarta.inject.Inject;

/** The page that says what went wrong. It knows nobody and needs no database. */
final class DrawnErrorPages implements ErrorPages {
    private final Templates templates;

    @Inject
    DrawnErrorPages(Templates templates) {
        this.templates = templates;
    }

    @Override
    public void render(Context ctx, int status, String title, String sentence) {
        ctx.html(templates.page("error", new Frame(title, "", null, null), new ErrorView(status, title, sentence)));
    }
}
