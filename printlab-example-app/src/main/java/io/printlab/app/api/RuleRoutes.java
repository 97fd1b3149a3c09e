package io.printlab.app.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.printlab.PrintLab;
import io.printlab.account.Actor;
import io.printlab.account.Permission;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.Visitor;
import io.printlab.desk.RuleDesk;
import io.printlab.error.PrintLabException;
import io.printlab.revision.Consequence;
import io.printlab.revision.RulePreview;
import io.printlab.rule.RuleDifference;
import io.printlab.rule.RuleSheet;
import io.printlab.rule.RuleVersion;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/rules}: staff read and preview, administrators publish. */
final class RuleRoutes implements RouteGroup {
    private static final Rule READ = Rule.signedIn(Permission.SEE_RULES);
    private static final Rule CHANGE = Rule.signedIn(Permission.CHANGE_RULES);

    private final RuleDesk desk;
    private final Requests requests;

    @Inject
    RuleRoutes(PrintLab lab, Requests requests) {
        this.desk = lab.ruleDesk();
        this.requests = requests;
    }

    @Override
    public void register(Routes routes) {
        routes.get("/api/v1/rules", READ, ctx -> ctx.json(whole(desk.current(actor(ctx)))))
                .put("/api/v1/rules", CHANGE, this::publish)
                .post("/api/v1/rules/preview", READ, this::preview)
                .get("/api/v1/rules/versions", READ, this::versions)
                .get("/api/v1/rules/versions/{number}", READ, this::version);
    }

    private void publish(Context ctx) {
        Publication wanted = requests.requiredBody(
                ctx, Publication.class, "{\"expected\": 3, \"why\": \"Exam weeks\", \"rules\": {…}}");
        if (wanted.expected() == null) {
            throw PrintLabException.user(
                    "Say in expected which version these rules were made from: the version that GET /api/v1/rules gave.");
        }
        ctx.json(whole(desk.publish(
                actor(ctx), sheet(wanted.rules()), wanted.expected(), wanted.why() == null ? "" : wanted.why())));
    }

    private void preview(Context ctx) {
        Trial trial = requests.requiredBody(ctx, Trial.class, "{\"rules\": {…}}");
        ctx.json(Preview.of(desk.preview(actor(ctx), sheet(trial.rules()))));
    }

    private void versions(Context ctx) {
        int limit = Requests.limit(ctx.queryParam("limit"), 50);
        String before = ctx.queryParam("before");
        Actor actor = actor(ctx);
        List<RuleVersion> found = desk.history(
                actor,
                before == null ? Long.MAX_VALUE : Requests.number(before, "The parameter before"),
                Math.min(500, limit + 1));
        List<Line> lines = new ArrayList<>();
        for (int index = 0; index < Math.min(limit, found.size()); index++) {
            RuleVersion version = found.get(index);
            RuleVersion earlier = index + 1 < found.size() ? found.get(index + 1) : beforeOf(actor, version);
            lines.add(new Line(
                    version.number(),
                    version.by(),
                    version.at(),
                    version.why(),
                    RuleDifference.between(earlier.rules(), version.rules())));
        }
        ctx.json(new Versions(lines));
    }

    private RuleVersion beforeOf(Actor actor, RuleVersion version) {
        return desk.canChange() ? desk.version(actor, version.number() - 1) : version;
    }

    private void version(Context ctx) {
        long number = Requests.number(ctx.pathParam("number"), "A version's number");
        ctx.json(whole(desk.version(actor(ctx), number)));
    }

    private Whole whole(RuleVersion version) {
        return new Whole(
                version.number(),
                version.number() == 0 ? null : version.by(),
                version.number() == 0 ? null : version.at(),
                version.why(),
                desk.canChange(),
                desk.ordersByWeights(),
                RulesTree.of(RuleSheet.of(version.rules())));
    }

    private static RuleSheet sheet(@Nullable JsonNode rules) {
        if (rules == null || !rules.isObject()) {
            throw PrintLabException.user(
                    "Send the whole rules in the field rules, in the shape that GET /api/v1/rules gives.");
        }
        return RulesTree.sheet(rules);
    }

    private static Actor actor(Context ctx) {
        return Visitor.of(ctx).actor();
    }

    record Publication(
            @Nullable Long expected,
            @Nullable String why,
            @Nullable JsonNode rules) {}

    record Trial(@Nullable JsonNode rules) {}

    record Whole(
            long version,
            @Nullable String by,
            @Nullable Instant at,
            String why,
            boolean changeable,
            boolean ordersByWeights,
            ObjectNode rules) {}

    record Versions(List<Line> versions) {}

    record Line(long version, String by, Instant at, String why, List<RuleDifference> changes) {}

    record Preview(
            long waiting,
            int lookedAt,
            long moving,
            int largestUp,
            int largestDown,
            long wouldBeRefused,
            long wouldNeedApproval,
            long couldNotStartNow,
            List<Move> jobs,
            List<Owner> owners) {
        static Preview of(RulePreview preview) {
            return new Preview(
                    preview.inAll(),
                    preview.moves().size(),
                    preview.moving(),
                    preview.largestUp(),
                    preview.largestDown(),
                    preview.with(Consequence.Kind.WOULD_BE_REFUSED),
                    preview.with(Consequence.Kind.WOULD_NEED_APPROVAL),
                    preview.with(Consequence.Kind.COULD_NOT_START_NOW),
                    preview.moves().stream().map(Move::of).toList(),
                    preview.owners().stream()
                            .map(own -> new Owner(
                                    own.owner().value(), own.name(), own.jobs(), own.up(), own.down(), own.meanUp()))
                            .toList());
        }
    }

    record Move(
            long job,
            long owner,
            int before,
            int after,
            int up,
            double costBefore,
            double costAfter,
            List<Consequence> consequences) {
        static Move of(RulePreview.Move move) {
            return new Move(
                    move.job().value(),
                    move.owner().value(),
                    move.before(),
                    move.after(),
                    move.up(),
                    move.costBefore(),
                    move.costAfter(),
                    move.consequences());
        }
    }

    record Owner(long id, String name, int jobs, int up, int down, double meanUp) {}
}
