package io.printlab.app.api;

import io.javalin.http.Context;
import io.printlab.PrintLab;
import io.printlab.account.Actor;
import io.printlab.account.Permission;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.Visitor;
import io.printlab.desk.DefinedDevice;
import io.printlab.desk.DeviceWish;
import io.printlab.desk.DriverForm;
import io.printlab.desk.SettingField;
import io.printlab.device.BuildVolume;
import io.printlab.device.Capabilities;
import io.printlab.device.DefinitionSource;
import io.printlab.device.Device;
import io.printlab.device.DeviceId;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which devices the lab has, and which drivers there are: {@code /api/v1/devices} and {@code /api/v1/drivers}. */
final class DefinitionRoutes implements RouteGroup {
    private static final String DEVICE = "/api/v1/devices/{id}";
    private static final String EXAMPLE =
            "{\"id\": \"laser-1\", \"name\": \"Laser\", \"node\": \"main\", \"driver\": \"grbl\", \"settings\": {\"port\": \"/dev/ttyUSB0\"},"
                    + " \"model\": \"K40\", \"materials\": [\"PLYWOOD\"], \"nozzleMillimetres\": 0.1,"
                    + " \"volume\": {\"widthMillimetres\": 300, \"depthMillimetres\": 200, \"heightMillimetres\": 50}}";

    private final PrintLab lab;
    private final Requests requests;

    @Inject
    DefinitionRoutes(PrintLab lab, Requests requests) {
        this.lab = lab;
        this.requests = requests;
    }

    @Override
    public void register(Routes routes) {
        Rule staff = Rule.signedIn(Permission.CONFIGURE_DEVICES);
        routes.get("/api/v1/drivers", staff, this::drivers)
                .get(DEVICE + "/definition", staff, ctx -> answer(ctx, Requests.device(ctx)))
                .post("/api/v1/devices", staff.confirmed(), this::add)
                .put(DEVICE, staff.confirmed(), this::change)
                .delete(DEVICE, staff.confirmed(), this::remove);
    }

    private void drivers(Context ctx) {
        ctx.json(new Drivers(lab.definitions().drivers(actor(ctx)).stream()
                .map(DriverView::of)
                .toList()));
    }

    private void add(Context ctx) {
        Wish wish = requests.requiredBody(ctx, Wish.class, EXAMPLE);
        Device added = lab.definitions().add(actor(ctx), wish.wish(text(wish.id)));
        ctx.status(201);
        answer(ctx, added.id());
    }

    private void change(Context ctx) {
        DeviceId id = Requests.device(ctx);
        Wish wish = requests.requiredBody(ctx, Wish.class, EXAMPLE);
        lab.definitions().change(actor(ctx), id, wish.wish(id.value()));
        answer(ctx, id);
    }

    private void remove(Context ctx) {
        lab.definitions().remove(actor(ctx), Requests.device(ctx));
        ctx.status(204);
    }

    private void answer(Context ctx, DeviceId id) {
        ctx.json(View.of(lab.definitions().device(actor(ctx), id)));
    }

    private static Actor actor(Context ctx) {
        return Visitor.of(ctx).actor();
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    record Drivers(List<DriverView> drivers) {}

    record DriverView(String node, String driver, List<String> features, List<SettingView> settings) {
        static DriverView of(DriverForm offered) {
            return new DriverView(
                    offered.node(),
                    offered.driver(),
                    offered.features(),
                    offered.settings().stream().map(SettingView::of).toList());
        }
    }

    record SettingView(
            String key,
            String label,
            String kind,
            boolean required,
            @Nullable String defaultValue,
            String help) {
        static SettingView of(SettingField setting) {
            return new SettingView(
                    setting.key(),
                    setting.label(),
                    setting.kind(),
                    setting.required(),
                    setting.defaultValue(),
                    setting.help());
        }
    }

    /** @param secrets keys of those that are set */
    record View(
            String id,
            String name,
            String node,
            String driver,
            Map<String, String> settings,
            Collection<String> secrets,
            String model,
            Collection<String> materials,
            double nozzleMillimetres,
            BuildVolume volume,
            Collection<String> tags,
            DefinitionSource source,
            boolean editable) {
        static View of(DefinedDevice defined) {
            Device device = defined.device();
            Capabilities can = device.definition().capabilities();
            Map<String, String> shown = defined.shownSettings();
            TreeSet<String> secrets =
                    new TreeSet<>(device.definition().settings().keySet());
            secrets.removeAll(shown.keySet());
            return new View(
                    device.id().value(),
                    device.definition().name(),
                    device.node().value(),
                    device.definition().driver(),
                    shown,
                    secrets,
                    can.model(),
                    new TreeSet<>(can.materials()),
                    can.nozzleMillimetres(),
                    can.volume(),
                    new TreeSet<>(can.tags()),
                    defined.source(),
                    defined.isEditable());
        }
    }

    record Volume(
            @Nullable Double widthMillimetres,
            @Nullable Double depthMillimetres,
            @Nullable Double heightMillimetres) {}

    record Wish(
            @Nullable String id,
            @Nullable String name,
            @Nullable String node,
            @Nullable String driver,
            @Nullable Map<String, @Nullable String> settings,
            @Nullable String model,
            @Nullable List<@Nullable String> materials,
            @Nullable Double nozzleMillimetres,
            @Nullable Volume volume,
            @Nullable List<@Nullable String> tags) {
        DeviceWish wish(String device) {
            Map<String, String> set = new HashMap<>();
            if (settings != null) {
                settings.forEach((key, value) -> {
                    if (value != null) {
                        set.put(key, value);
                    }
                });
            }
            return new DeviceWish(
                    device,
                    text(name),
                    text(node),
                    text(driver),
                    set,
                    text(model),
                    words(materials),
                    nozzleMillimetres,
                    volume == null ? null : volume.widthMillimetres,
                    volume == null ? null : volume.depthMillimetres,
                    volume == null ? null : volume.heightMillimetres,
                    words(tags));
        }

        private static List<String> words(@Nullable List<@Nullable String> given) {
            return given == null
                    ? List.of()
                    : given.stream()
                            .filter(Objects::nonNull)
                            .map(String::valueOf)
                            .toList();
        }
    }
}
