package io.printlab.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.OptionalBinder;
import io.printlab.app.api.ApiModule;
import io.printlab.app.api.Json;
import io.printlab.app.health.HealthRoutes;
import io.printlab.app.health.Metrics;
import io.printlab.app.http.HttpModule;
import io.printlab.app.http.HttpSettings;
import io.printlab.app.http.RequestTimer;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.live.LiveRoutes;
import io.printlab.app.mail.MailSettings;
import io.printlab.app.octoprint.AppKeyRoutes;
import io.printlab.app.octoprint.OctoPrintRoutes;
import io.printlab.app.page.PageModule;
import io.printlab.app.signin.SignInModule;
import io.printlab.app.sso.SingleSignOnModule;

/** The web application on top of a lab. A part with routes of its own adds itself to the set of route groups here. */
public final class AppModule extends AbstractModule {
    private final HttpSettings http;
    private final MailSettings mail;

    /** An application that sends no mail. */
    public AppModule(HttpSettings http) {
        this(http, MailSettings.off());
    }

    public AppModule(HttpSettings http, MailSettings mail) {
        this.http = http;
        this.mail = mail;
    }

    @Override
    protected void configure() {
        bind(MailSettings.class).toInstance(mail);
        install(new HttpModule(http));
        install(new SignInModule());
        install(new SingleSignOnModule());
        install(new ApiModule());
        install(new PageModule());
        Multibinder<RouteGroup> groups = Multibinder.newSetBinder(binder(), RouteGroup.class);
        groups.addBinding().to(OctoPrintRoutes.class);
        groups.addBinding().to(AppKeyRoutes.class);
        groups.addBinding().to(LiveRoutes.class);
        groups.addBinding().to(HealthRoutes.class);
        OptionalBinder.newOptionalBinder(binder(), RequestTimer.class)
                .setBinding()
                .to(Metrics.class);
    }

    @Provides
    @Singleton
    ObjectMapper json() {
        return Json.mapper();
    }
}
