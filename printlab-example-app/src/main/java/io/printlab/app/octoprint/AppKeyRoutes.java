package io.printlab.app.octoprint;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.printlab.app.http.HttpSettings;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.signin.Pairing;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * How Cura's plugin gets a key of its user without copy and paste: it asks, sends the user to a page of the lab, and asks again until
 * the user has decided there. Open to everybody; nothing is given without that decision.
 */
public final class AppKeyRoutes implements RouteGroup {
    private static final String REQUEST = "/plugin/appkeys/request";

    private final Pairing pairing;
    private final HttpSettings settings;
    private final ObjectMapper json;

    @Inject
    AppKeyRoutes(Pairing pairing, HttpSettings settings, ObjectMapper json) {
        this.pairing = pairing;
        this.settings = settings;
        this.json = json;
    }

    @Override
    public void register(Routes routes) {
        routes.get("/plugin/appkeys/probe", Rule.open(), ctx -> ctx.status(204))
                .post(REQUEST, Rule.open(), this::ask)
                .get(REQUEST + "/{token}", Rule.open(), this::poll);
    }

    private void ask(Context ctx) {
        Pairing.Asked asked = pairing.ask(program(ctx.body()), ctx.ip());
        String address = settings.address(ctx);
        ctx.status(201)
                .header("Location", address + REQUEST + "/" + asked.token())
                .json(new Waits(asked.token(), address + "/account/pair/" + asked.id()));
    }

    private void poll(Context ctx) {
        String token = ctx.pathParam("token");
        if (pairing.state(token) == Pairing.State.UNDECIDED) {
            ctx.status(202);
            return;
        }
        Optional<String> key = pairing.fetch(token);
        ctx.json(new Key(key.orElseThrow(() -> PrintLabException.notFound(
                "No key waits here: it was refused, fetched already, or it took too long. Ask again."))));
    }

    private String program(String body) {
        try {
            JsonNode tree = json.readTree(body);
            return tree == null ? "" : tree.path("app").asText("");
        } catch (JsonProcessingException wrong) {
            throw new PrintLabException(
                    ErrorCategory.USER, "Say in JSON what the program is called: {\"app\": \"Cura\"}.", wrong);
        }
    }

    record Waits(
            @JsonProperty("app_token") String token,
            @JsonProperty("auth_dialog") String dialog) {}

    record Key(@JsonProperty("api_key") String key) {
        @Override
        public String toString() {
            return "Key";
        }
    }
}
