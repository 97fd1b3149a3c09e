package io.printlab.app.health;

import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.printlab.PrintLab;
import io.printlab.app.http.RequestTimer;
import io.printlab.app.live.LiveFeed;
import io.printlab.device.DeviceState;
import io.printlab.error.PrintLabException;
import io.printlab.event.EventKind;
import io.printlab.event.LabEvent;
import io.printlab.event.LabEventListener;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The figures of this process for Prometheus. Thread-safe. */
@Singleton
public final class Metrics implements RequestTimer, LabEventListener {
    private static final Logger log = LoggerFactory.getLogger(Metrics.class);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Provider<PrintLab> lab;
    private final MultiGauge jobs;
    private final MultiGauge devices;

    @Inject
    Metrics(Provider<PrintLab> lab, Provider<LiveFeed> live) {
        this.lab = lab;
        this.jobs = MultiGauge.builder("printlab.jobs")
                .description("Jobs that are not at an end, by state")
                .register(registry);
        this.devices = MultiGauge.builder("printlab.devices")
                .description("Devices by observed state")
                .register(registry);
        Gauge.builder("printlab.live.clients", () -> live.get().listening()).register(registry);
        new JvmThreadMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
    }

    @Override
    public void timed(Context ctx, Float millis) {
        Endpoint matched = ctx.endpoints().matchedHttpEndpoint();
        Timer.builder("printlab.http.requests")
                .tag("method", matched == null ? "OTHER" : matched.method.name())
                .tag("path", matched == null ? "none" : matched.path)
                .tag("status", Integer.toString(ctx.statusCode()))
                .register(registry)
                .record(Duration.ofNanos((long) (millis * TimeUnit.MILLISECONDS.toNanos(1))));
    }

    @Override
    public void happened(LabEvent event) {
        String to = event.details().get("to");
        if (event.kind() == EventKind.JOB_MOVED && to != null) {
            registry.counter("printlab.job.moves", "to", to).increment();
        }
    }

    /** All figures in the text format of Prometheus; without the database, those that need none. */
    String scrape() {
        try {
            countJobs();
            countDevices();
        } catch (PrintLabException down) {
            log.warn("Jobs and devices cannot be counted: {}", down.getMessage());
        }
        return registry.scrape();
    }

    private void countJobs() {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        lab.get()
                .store()
                .jobs()
                .countByState()
                .forEach((state, count) -> rows.add(MultiGauge.Row.of(Tags.of("state", state.name()), count)));
        jobs.register(rows, true);
    }

    private void countDevices() {
        Map<DeviceState, Integer> counts = new EnumMap<>(DeviceState.class);
        for (DeviceState state : DeviceState.values()) {
            counts.put(state, 0);
        }
        lab.get()
                .store()
                .devices()
                .all()
                .forEach(device -> counts.merge(device.status().state(), 1, Integer::sum));
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        counts.forEach((state, count) -> rows.add(MultiGauge.Row.of(Tags.of("state", state.name()), count)));
        devices.register(rows, true);
    }
}
