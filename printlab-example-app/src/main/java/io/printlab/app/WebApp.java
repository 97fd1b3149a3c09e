package io.printlab.app;

import io.printlab.PrintLab;
import io.printlab.app.health.Metrics;
import io.printlab.app.http.HttpServer;
import io.printlab.app.live.LiveFeed;
import io.printlab.app.mail.MailRoom;
import io.printlab.app.signin.FirstStart;
import io.printlab.app.sso.SingleSignOn;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The web application over a lab that runs: its server, its live stream and its figures. Started and closed once. */
@Singleton
public final class WebApp implements AutoCloseable {
    private final PrintLab lab;
    private final HttpServer server;
    private final LiveFeed live;
    private final Metrics metrics;
    private final SingleSignOn provider;
    private final MailRoom mail;
    private final FirstStart firstStart;

    @Inject
    WebApp(
            PrintLab lab,
            HttpServer server,
            LiveFeed live,
            Metrics metrics,
            SingleSignOn provider,
            MailRoom mail,
            FirstStart firstStart) {
        this.lab = lab;
        this.server = server;
        this.live = live;
        this.metrics = metrics;
        this.provider = provider;
        this.mail = mail;
        this.firstStart = firstStart;
    }

    /** @throws io.printlab.error.PrintLabException with category USER if the port cannot be had */
    public WebApp start() {
        provider.start();
        mail.start();
        server.start();
        firstStart.announce(server.port());
        lab.follow(metrics);
        live.start();
        return this;
    }

    public HttpServer server() {
        return server;
    }

    /** Lets the listeners go first: the server would wait for their streams. */
    @Override
    public void close() {
        live.close();
        lab.unfollow(metrics);
        server.close();
        mail.close();
    }
}
