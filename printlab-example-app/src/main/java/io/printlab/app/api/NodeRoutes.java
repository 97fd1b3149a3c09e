package io.printlab.app.api;

import com.google.inject.Inject;
import io.javalin.http.Context;
import io.printlab.PrintLab;
import io.printlab.account.Permission;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.Visitor;
import io.printlab.desk.NodeDesk;
import java.time.Instant;
import java.util.List;

/** {@code /api/v1/nodes}: the processes of the lab, for staff. */
final class NodeRoutes implements RouteGroup {
    private final PrintLab lab;

    @Inject
    NodeRoutes(PrintLab lab) {
        this.lab = lab;
    }

    @Override
    public void register(Routes routes) {
        routes.get("/api/v1/nodes", Rule.signedIn(Permission.OPERATE_DEVICES), this::nodes);
    }

    private void nodes(Context ctx) {
        ctx.json(new Answer(lab.nodes().nodes(Visitor.of(ctx).actor()).stream()
                .map(NodeView::of)
                .toList()));
    }

    record Answer(List<NodeView> nodes) {}

    record NodeView(
            String id,
            String host,
            List<String> roles,
            Instant startedAt,
            Instant seenAt,
            boolean silent,
            List<String> devices) {
        static NodeView of(NodeDesk.Standing standing) {
            return new NodeView(
                    standing.node().id().value(),
                    standing.node().host(),
                    standing.node().roles().stream().sorted().toList(),
                    standing.node().startedAt(),
                    standing.node().seenAt(),
                    standing.silent(),
                    standing.devices().stream()
                            .map(device -> device.id().value())
                            .toList());
        }
    }
}
