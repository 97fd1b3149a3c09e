package io.printlab.app.http;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.OptionalBinder;

/** Binds the HTTP server; other modules add their route groups to the set. */
public final class HttpModule extends AbstractModule {
    private final HttpSettings settings;

    public HttpModule(HttpSettings settings) {
        this.settings = settings;
    }

    @Override
    protected void configure() {
        bind(HttpSettings.class).toInstance(settings);
        OptionalBinder.newOptionalBinder(binder(), ErrorPages.class)
                .setDefault()
                .to(PlainErrorPages.class);
        OptionalBinder.newOptionalBinder(binder(), RequestTimer.class)
                .setDefault()
                .toInstance((ctx, millis) -> {});
        OptionalBinder.newOptionalBinder(binder(), ConfirmPages.class);
        OptionalBinder.newOptionalBinder(binder(), Pace.class).setDefault().toInstance(Pace.PATIENT);
        Multibinder.newSetBinder(binder(), RouteGroup.class).addBinding().to(ClasspathFiles.class);
    }
}
