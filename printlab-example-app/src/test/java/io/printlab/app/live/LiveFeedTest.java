package io.printlab.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.printlab.account.Actor;
import io.printlab.account.KeyLimits;
import io.printlab.account.Ownership;
import io.printlab.account.User;
import io.printlab.app.Forms;
import io.printlab.app.RunningApp;
import io.printlab.app.signin.ApiKeys;
import io.printlab.desk.SubmissionRequest;
import io.printlab.device.DeviceId;
import io.printlab.device.Telemetry;
import io.printlab.event.LabEvent;
import io.printlab.job.Job;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LiveFeedTest {
    @TempDir
    private Path folder;

    private RunningApp app;

    @BeforeEach
    void start() {
        app = new RunningApp(folder);
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void whoDoesNotAcceptAStreamIsToldSo() {
        assertThat(app.get("/api/v1/events", "X-Api-Key", app.samsKey).statusCode())
                .isEqualTo(406);
        assertThat(app.get("/api/v1/events", "Accept", "text/event-stream").statusCode())
                .isEqualTo(401);
        assertThat(app.get("/api/v1/events?after=x", "Accept", "text/event-stream", "X-Api-Key", app.samsKey)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void theOwnJobsAreToldAndOtherPeoplesOnlyAsAChangeOfTheQueue() throws IOException {
        try (EventStream sams = new EventStream(app, app.samsKey, "");
                EventStream stellas = new EventStream(app, app.stellasKey, "")) {
            await().until(() ->
                    sams.named("hello").size() == 1 && stellas.named("hello").size() == 1);
            Job own = submit(app.sam);
            Job others = submit(app.stella);
            await().until(() -> stellas.named("job").size() == 4);
            await().until(() ->
                    sams.named("job").size() == 2 && sams.named("queue").size() == 2);
            assertThat(sams.named("job"))
                    .allSatisfy(message -> assertThat(message.get("data")).contains("\"job\":" + own.id()));
            assertThat(sams.named("queue"))
                    .allSatisfy(message -> assertThat(message.get("data"))
                            .doesNotContain("\"job\"")
                            .doesNotContain("\"to\"")
                            .doesNotContain(":" + others.id() + ","));
        }
    }

    @Test
    void aClientThatComesBackMissesNothingAndSeesNothingTwice() throws IOException {
        submit(app.sam);
        List<LabEvent> before = app.store.events().after(0, 500);
        long seen = before.get(before.size() - 2).id();
        List<EventStream> streams = new ArrayList<>();
        Thread busy = new Thread(() -> {
            for (int number = 0; number < 60; number++) {
                submit(app.stella);
            }
        });
        busy.start();
        for (int number = 0; number < 15; number++) {
            streams.add(new EventStream(app, app.stellasKey, "?after=" + seen));
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> !busy.isAlive());
        for (EventStream stream : streams) {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(stream.ids())
                            .isEqualTo(app.store.events().after(seen, 500).stream()
                                    .map(LabEvent::id)
                                    .toList()));
            stream.close();
        }
    }

    @Test
    void telemetryHasNoIdAndHidesOtherPeoplesJobs() throws IOException {
        try (EventStream sams = new EventStream(app, app.samsKey, "");
                EventStream adas = new EventStream(app, app.adasKey, "")) {
            await().until(() -> !sams.messages().isEmpty() && !adas.messages().isEmpty());
            Job job = submit(app.stella);
            app.lab.devices().clearBed(Actor.of(app.ada), RunningApp.DEVICE);
            await().untilAsserted(() -> {
                app.clock.advance(Duration.ofSeconds(2));
                assertThat(adas.named("telemetry"))
                        .anySatisfy(message -> assertThat(message.get("data")).contains("\"job\":" + job.id()));
            });
            await().until(() -> !sams.named("telemetry").isEmpty());
            assertThat(sams.named("telemetry")).allSatisfy(message -> {
                assertThat(message).doesNotContainKey("id");
                assertThat(message.get("data")).contains("\"job\":null").contains("\"temperatures\"");
            });
        }
    }

    @Test
    void theOwnerIsToldOfTheOwnJobThoughNoEventOfItCameInAndWithoutTheDatabaseNobodyElseIs() throws IOException {
        Job sams = submit(app.sam);
        Job stellas = submit(app.stella);
        try (EventStream samsStream = new EventStream(app, app.samsKey, "");
                EventStream adasStream = new EventStream(app, app.adasKey, "")) {
            await().until(() ->
                    !samsStream.messages().isEmpty() && !adasStream.messages().isEmpty());
            LiveFeed feed = app.injector.getInstance(LiveFeed.class);
            app.store.reachable(false);
            feed.reported(reading("sams", sams));
            await().until(() -> told(adasStream, "sams", "\"job\":" + sams.id()));
            await().until(() -> told(samsStream, "sams", "\"job\":null"));
            app.store.reachable(true);
            feed.reported(reading("sams", sams));
            await().until(() -> told(samsStream, "sams", "\"job\":" + sams.id()));
            feed.reported(reading("stellas", stellas));
            await().until(() -> told(adasStream, "stellas", "\"job\":" + stellas.id()));
            await().until(() -> told(samsStream, "stellas", "\"job\":null"));
            assertThat(told(samsStream, "stellas", "\"job\":" + stellas.id())).isFalse();
        }
    }

    @Test
    void onlySoManyOwnersAreRemembered() {
        JobOwners owners = new JobOwners(app.lab.events());
        Job job = submit(app.sam);
        for (int number = 0; number < 1200; number++) {
            submit(app.stella);
        }
        for (long id = job.id().value(); id <= job.id().value() + 1200; id++) {
            assertThat(owners.shouldLookUp(id)).isTrue();
            assertThat(owners.shouldLookUp(id)).isFalse();
            assertThat(owners.lookUp(id)).isNotNull();
        }
        assertThat(owners.remembered()).isEqualTo(1000);
        assertThat(owners.known(job.id().value())).isNull();
        assertThat(owners.lookUp(job.id().value())).isEqualTo(new Ownership(app.sam.id(), null));
        assertThat(owners.lookUp(999_999)).isNull();
        assertThat(owners.shouldLookUp(999_999)).isTrue();
    }

    private Telemetry reading(String device, Job job) {
        return new Telemetry(
                new DeviceId(device),
                app.clock.advance(Duration.ofSeconds(2)),
                job.id().value(),
                0.5,
                null,
                "printing",
                List.of());
    }

    private static boolean told(EventStream stream, String device, String part) {
        return stream.named("telemetry").stream()
                .map(message -> message.get("data"))
                .anyMatch(data -> data.contains("\"device\":\"" + device + "\"") && data.contains(part));
    }

    @Test
    void aClientThatReadsNothingHoldsNobodyUp() throws IOException {
        try (java.net.Socket deaf = new java.net.Socket("127.0.0.1", app.server.port());
                EventStream awake = new EventStream(app, app.adasKey, "")) {
            deaf.getOutputStream()
                    .write(("GET /api/v1/events HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nX-Api-Key: "
                                    + app.samsKey + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            LiveFeed feed = app.injector.getInstance(LiveFeed.class);
            await().until(() -> feed.listening() == 2 && !awake.messages().isEmpty());
            String activity = "x".repeat(20_000);
            for (int number = 0; number < 1200; number++) {
                feed.reported(new Telemetry(
                        RunningApp.DEVICE,
                        app.clock.advance(Duration.ofSeconds(2)),
                        null,
                        null,
                        null,
                        activity,
                        List.of()));
            }
            submit(app.ada);
            await().until(() -> awake.named("job").size() == 2);
        }
    }

    @Test
    void aStreamEndsWhenItsVisitorIsNoLongerWelcome() throws IOException {
        ApiKeys keys = app.injector.getInstance(ApiKeys.class);
        var made = keys.create(io.printlab.account.Actor.of(app.sam), "soon gone", KeyLimits.FOR_SLICERS);
        try (EventStream stream = new EventStream(app, made.secret(), "")) {
            await().until(() -> !stream.messages().isEmpty());
            LiveFeed feed = app.injector.getInstance(LiveFeed.class);
            feed.beat();
            assertThat(stream.ended()).isFalse();
            keys.revoke(io.printlab.account.Actor.of(app.sam), made.key().id());
            feed.beat();
            await().until(stream::ended);
            assertThat(feed.listening()).isZero();
        }
    }

    private Job submit(User user) {
        try {
            return app.lab
                    .jobs()
                    .submit(
                            Actor.of(user),
                            SubmissionRequest.of("cube.gcode", "api"),
                            new ByteArrayInputStream(Forms.GCODE.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }
}
