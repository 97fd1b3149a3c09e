package io.printlab.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import io.printlab.app.api.Json;
import io.printlab.app.http.HttpModule;
import io.printlab.app.http.HttpSettings;
import io.printlab.app.http.RouteGroup;

/** The web application on top of a lab. A part with routes of its own adds itself to the set of route groups. */
public final class AppModule extends AbstractModule {
    private final HttpSettings http;

    public AppModule(HttpSettings http) {
        this.http = http;
    }

    @Override
    protected void configure() {
        install(new HttpModule(http));
        Multibinder<RouteGroup> groups = Multibinder.newSetBinder(binder(), RouteGroup.class);
    }

    @Provides
    @Singleton
    ObjectMapper json() {
        return Json.mapper();
    }
}
