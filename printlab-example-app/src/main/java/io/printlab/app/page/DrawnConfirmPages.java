package io.printlab.app.page;

import io.javalin.http.Context;
import io.printlab.app.http.ConfirmPages;
import io.printlab.app.sso.SingleSignOn;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The page that asks again who sits before it. It needs no database. */
final class DrawnConfirmPages implements ConfirmPages {
    private final Templates templates;
    private final SingleSignOn provider;

    @Inject
    DrawnConfirmPages(Templates templates, SingleSignOn provider) {
        this.templates = templates;
        this.provider = provider;
    }

    @Override
    public void ask(Context ctx, Map<String, List<String>> fields, @Nullable String fault) {
        ConfirmView view = new ConfirmView(ctx.path(), fields, fault, provider.isOn() ? provider.label() : null);
        ctx.html(templates.page("confirm", new Frame("Is it you?", "", null, null), view));
    }
}
