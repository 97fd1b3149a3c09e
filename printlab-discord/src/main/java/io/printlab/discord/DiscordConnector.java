package io.printlab.discord;

import io.printlab.discord.GatewaySignal.Kind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.SessionControllerAdapter;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens connections, and owns what they share: an HTTP client and the thread for JDA's events, both of daemon threads. */
final class DiscordConnector {
    private static final Logger LOG = LoggerFactory.getLogger(DiscordConnector.class);
    private static final int LONGEST_RECONNECT_SECONDS = 60;

    private final DiscordSettings settings;
    private final ExecutorService events;
    private final OkHttpClient http;

    DiscordConnector(DiscordSettings settings) {
        this.settings = settings;
        // JDA tells of its end once more after it has ended: then nobody listens, and that is no fault.
        ThreadPoolExecutor oneThread = new ThreadPoolExecutor(
                1,
                1,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                daemons("printlab-discord-events"),
                (late, closed) -> LOG.debug("An event after the end: {}", late));
        oneThread.allowCoreThreadTimeOut(true);
        this.events = oneThread;
        this.http = new OkHttpClient.Builder()
                .dispatcher(new Dispatcher(new ThreadPoolExecutor(
                        0, 8, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), daemons("printlab-discord-http"))))
                .connectionPool(new ConnectionPool(5, 10, TimeUnit.SECONDS))
                .connectTimeout(Duration.ofSeconds(10))
                .readTimeout(Duration.ofSeconds(15))
                .writeTimeout(Duration.ofSeconds(15))
                .build();
    }

    /**
     * Logs in with one REST call, and lets the WebSocket connect in the background.
     *
     * @param signal told what becomes of the connection, on the events' thread
     * @throws net.dv8tion.jda.api.exceptions.InvalidTokenException if Discord refuses the token
     */
    DiscordConnection open(BiConsumer<Kind, @Nullable String> signal) {
        ExecutorService requests = requests();
        ScheduledExecutorService limits = Executors.newScheduledThreadPool(2, daemons("printlab-discord-limits"));
        boolean opened = false;
        try {
            DiscordConnection connection =
                    new DiscordConnection(builder(signal, requests, limits).build(), settings, signal);
            opened = true;
            return connection;
        } finally {
            if (!opened) {
                // JDA ends the pools that it was given only with a connection that came to be.
                requests.shutdownNow();
                limits.shutdownNow();
            }
        }
    }

    private JDABuilder builder(
            BiConsumer<Kind, @Nullable String> signal, ExecutorService requests, ScheduledExecutorService limits) {
        JDABuilder builder = JDABuilder.createLight(
                        Objects.requireNonNull(settings.token()), EnumSet.noneOf(GatewayIntent.class))
                .setHttpClient(http)
                .setEventPool(events, false)
                .setCallbackPool(events, false)
                .setRateLimitElastic(requests, true)
                .setRateLimitScheduler(limits, true)
                .setEnableShutdownHook(false)
                .setMaxReconnectDelay(LONGEST_RECONNECT_SECONDS)
                .addEventListeners(new GatewayEvents(signal));
        DiscordEndpoint endpoint = settings.endpoint();
        if (endpoint != null) {
            builder.setRestConfig(new RestConfig().setBaseUrl(endpoint.rest().toString()))
                    .setSessionController(new EndpointSessions(endpoint))
                    .setCompression(Compression.NONE);
        }
        return builder;
    }

    /** Breaks off what is still under way. The connections are closed before. */
    void close() {
        http.dispatcher().cancelAll();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
        events.shutdown();
    }

    /** JDA interrupts its requests when it is dropped, and then cannot take its own lock: that ends a thread and harms nothing. */
    private static ExecutorService requests() {
        ThreadFactory daemons = daemons("printlab-discord-requests");
        return Executors.newCachedThreadPool(task -> {
            Thread thread = daemons.newThread(task);
            thread.setUncaughtExceptionHandler(
                    (ended, fault) -> LOG.debug("A request to Discord was broken off in {}", ended.getName(), fault));
            return thread;
        });
    }

    private static ThreadFactory daemons(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    private static final class EndpointSessions extends SessionControllerAdapter {
        private final String gateway;

        EndpointSessions(DiscordEndpoint endpoint) {
            this.gateway = endpoint.gateway().toString();
        }

        @Override
        public String getGateway() {
            return gateway;
        }
    }
}
