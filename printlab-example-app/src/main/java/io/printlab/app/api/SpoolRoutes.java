package io.printlab.app.api;

import io.javalin.http.Context;
import io.printlab.PrintLab;
import io.printlab.account.Actor;
import io.printlab.account.Permission;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.Visitor;
import io.printlab.desk.SpoolDesk;
import io.printlab.device.DeviceId;
import io.printlab.error.PrintLabException;
import io.printlab.job.JobId;
import io.printlab.spool.Spool;
import io.printlab.spool.SpoolEvent;
import io.printlab.spool.SpoolFacts;
import io.printlab.spool.SpoolId;
import io.printlab.spool.SpoolState;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/spools}: the filament of the lab. What is in a device is changed at {@code /api/v1/devices/{id}/spool}. */
final class SpoolRoutes implements RouteGroup {
    private static final String SPOOL = "/api/v1/spools/{id}";
    private static final String IN_DEVICE = "/api/v1/devices/{id}/spool";
    private static final Rule SEE = Rule.signedIn(Permission.SEE_QUEUE);
    private static final Rule STAFF = Rule.signedIn(Permission.OPERATE_DEVICES);
    private static final String EXAMPLE = "{\"material\": \"PLA\", \"colour\": \"red\", \"netGrams\": 1000}";

    private final SpoolDesk spools;
    private final Requests requests;

    @Inject
    SpoolRoutes(PrintLab lab, Requests requests) {
        this.spools = lab.spools();
        this.requests = requests;
    }

    @Override
    public void register(Routes routes) {
        routes.get("/api/v1/filament", SEE, this::stock)
                .get("/api/v1/spools", STAFF, this::list)
                .post("/api/v1/spools", STAFF, this::add)
                .get(SPOOL, STAFF, this::one)
                .put(SPOOL, STAFF, this::describe)
                .post(SPOOL + "/correct", STAFF, this::correct)
                .post(SPOOL + "/remove", STAFF, this::remove)
                .put(IN_DEVICE, STAFF, this::load)
                .delete(IN_DEVICE, STAFF, this::unload);
    }

    private void stock(Context ctx) {
        ctx.json(new Stock(spools.stock(actor(ctx)).stream()
                .map(line -> new Kind(
                        line.material(),
                        line.colour(),
                        line.spools(),
                        new TreeSet<>(
                                line.devices().stream().map(DeviceId::value).toList())))
                .toList()));
    }

    private void list(Context ctx) {
        ctx.json(new Spools(spools.inStock(actor(ctx)).stream().map(View::of).toList()));
    }

    private void one(Context ctx) {
        Actor actor = actor(ctx);
        SpoolId id = id(ctx);
        ctx.json(new Detail(
                View.of(spools.spool(actor, id)),
                spools.history(actor, id).stream().map(Line::of).toList()));
    }

    private void add(Context ctx) {
        Wish wish = requests.requiredBody(ctx, Wish.class, EXAMPLE);
        ctx.status(201).json(View.of(spools.add(actor(ctx), wish.code, wish.facts(), wish.leftGrams)));
    }

    private void describe(Context ctx) {
        Wish wish = requests.requiredBody(ctx, Wish.class, EXAMPLE);
        if (wish.code != null || wish.leftGrams != null) {
            throw PrintLabException.user(
                    "The code of a spool stays, and what is left is put right at its address /correct. Leave both out.");
        }
        ctx.json(View.of(spools.describe(actor(ctx), id(ctx), wish.facts())));
    }

    private void correct(Context ctx) {
        Correction wish = requests.requiredBody(ctx, Correction.class, "{\"leftGrams\": 640, \"reason\": \"weighed\"}");
        if (wish.leftGrams == null) {
            throw PrintLabException.user("Say leftGrams, what is left in grams.");
        }
        ctx.json(View.of(spools.correct(actor(ctx), id(ctx), wish.leftGrams, wish.reason == null ? "" : wish.reason)));
    }

    private void remove(Context ctx) {
        Removal wish = requests.requiredBody(ctx, Removal.class, "{\"discarded\": true, \"reason\": \"wet\"}");
        Spool gone = Boolean.TRUE.equals(wish.discarded)
                ? spools.discard(actor(ctx), id(ctx), wish.reason == null ? "" : wish.reason)
                : spools.empty(actor(ctx), id(ctx));
        ctx.json(View.of(gone));
    }

    private void load(Context ctx) {
        Loading wish = requests.requiredBody(ctx, Loading.class, "{\"code\": \"SPOOL-12\"}");
        if (wish.code == null) {
            throw PrintLabException.user("Say the code of the spool, as its label says.");
        }
        ctx.json(View.of(spools.load(actor(ctx), Requests.device(ctx), wish.code)));
    }

    private void unload(Context ctx) {
        ctx.json(View.of(spools.unload(actor(ctx), Requests.device(ctx))));
    }

    private static SpoolId id(Context ctx) {
        return new SpoolId(Requests.number(ctx.pathParam("id"), "A spool's id"));
    }

    private static Actor actor(Context ctx) {
        return Visitor.of(ctx).actor();
    }

    record Stock(List<Kind> filament) {}

    record Kind(String material, @Nullable String colour, int spools, Collection<String> devices) {}

    record Spools(List<View> spools) {}

    record Detail(View spool, List<Line> history) {}

    record View(
            long id,
            String code,
            String material,
            @Nullable String colour,
            @Nullable String vendor,
            @Nullable Double netGrams,
            @Nullable Double tareGrams,
            @Nullable Double density,
            @Nullable Double diameterMillimetres,
            double lowGrams,
            @Nullable String notes,
            @Nullable Double leftGrams,
            double shortfallGrams,
            boolean low,
            @Nullable Instant openedAt,
            SpoolState state,
            @Nullable String device) {
        static View of(Spool spool) {
            SpoolFacts facts = spool.facts();
            return new View(
                    spool.id().value(),
                    spool.code(),
                    facts.material(),
                    facts.colour(),
                    facts.vendor(),
                    facts.netGrams(),
                    facts.tareGrams(),
                    facts.density(),
                    facts.diameterMillimetres(),
                    facts.lowGrams(),
                    facts.notes(),
                    spool.leftGrams(),
                    spool.shortfallGrams(),
                    spool.isLow(),
                    spool.openedAt(),
                    spool.state(),
                    spool.device() == null ? null : spool.device().value());
        }
    }

    record Line(
            Instant at,
            SpoolEvent.Kind kind,
            double grams,
            @Nullable Double leftGrams,
            @Nullable String device,
            @Nullable Long job,
            String by,
            @Nullable String reason) {
        static Line of(SpoolEvent event) {
            JobId job = event.job();
            return new Line(
                    event.at(),
                    event.kind(),
                    event.grams(),
                    event.leftGrams(),
                    event.device() == null ? null : event.device().value(),
                    job == null ? null : Long.valueOf(job.value()),
                    event.by(),
                    event.reason());
        }
    }

    record Wish(
            @Nullable String code,
            @Nullable String material,
            @Nullable String colour,
            @Nullable String vendor,
            @Nullable Double netGrams,
            @Nullable Double tareGrams,
            @Nullable Double density,
            @Nullable Double diameterMillimetres,
            @Nullable Double lowGrams,
            @Nullable String notes,
            @Nullable Double leftGrams) {
        SpoolFacts facts() {
            if (material == null) {
                throw PrintLabException.user("Say the material of the spool, as in " + EXAMPLE + ".");
            }
            return new SpoolFacts(
                    material,
                    colour,
                    vendor,
                    netGrams,
                    tareGrams,
                    density,
                    diameterMillimetres,
                    lowGrams == null ? SpoolFacts.USUAL_LOW_GRAMS : lowGrams,
                    notes);
        }
    }

    record Correction(@Nullable Double leftGrams, @Nullable String reason) {}

    record Removal(@Nullable Boolean discarded, @Nullable String reason) {}

    record Loading(@Nullable String code) {}
}
