package io.printlab.app.api;

import com.google.inject.Inject;
import io.javalin.http.Context;
import io.printlab.PrintLab;
import io.printlab.account.Actor;
import io.printlab.account.Group;
import io.printlab.account.Permission;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.Visitor;
import io.printlab.desk.Roster;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/groups}: classes and teams, and who is in them. */
final class GroupRoutes implements RouteGroup {
    private static final String GROUP = "/api/v1/groups/{name}";
    private static final String MEMBER = GROUP + "/members/{user}";
    private static final String EXAMPLE = "{\"name\": \"cad 2\", \"title\": \"CAD 2, winter\", \"kind\": \"CLASS\"}";

    private final PrintLab lab;
    private final Requests requests;

    @Inject
    GroupRoutes(PrintLab lab, Requests requests) {
        this.lab = lab;
        this.requests = requests;
    }

    @Override
    public void register(Routes routes) {
        Rule all = Rule.signedIn(Permission.MANAGE_PEOPLE);
        Rule own = Rule.groupStaffToo(Permission.MANAGE_PEOPLE);
        routes.get("/api/v1/groups", own, this::list)
                .post("/api/v1/groups", all, this::make)
                .get(GROUP, own, ctx -> answer(ctx, lab.groups().roster(actor(ctx), ctx.pathParam("name"))))
                .put(GROUP, all, this::change)
                .delete(GROUP, all, this::remove)
                .put(MEMBER, own.confirmed(), this::put)
                .delete(
                        MEMBER,
                        own.confirmed(),
                        ctx -> answer(
                                ctx, lab.groups().takeOut(actor(ctx), ctx.pathParam("name"), ctx.pathParam("user"))));
    }

    private void list(Context ctx) {
        ctx.json(new Groups(
                lab.groups().groups(actor(ctx)).stream().map(View::of).toList()));
    }

    private void make(Context ctx) {
        Wish wish = requests.requiredBody(ctx, Wish.class, EXAMPLE);
        Group made = lab.groups().make(actor(ctx), text(wish.name), text(wish.title), wish.wished());
        ctx.status(201).json(View.of(made));
    }

    private void change(Context ctx) {
        Wish wish = requests.requiredBody(ctx, Wish.class, EXAMPLE);
        ctx.json(View.of(lab.groups().change(actor(ctx), ctx.pathParam("name"), text(wish.title), wish.wished())));
    }

    private void remove(Context ctx) {
        lab.groups().remove(actor(ctx), ctx.pathParam("name"));
        ctx.status(204);
    }

    private void put(Context ctx) {
        boolean staff = requests.body(ctx, Staff.class).map(Staff::staff).orElse(false);
        answer(ctx, lab.groups().put(actor(ctx), ctx.pathParam("name"), ctx.pathParam("user"), staff));
    }

    private static void answer(Context ctx, Roster roster) {
        Group group = roster.group();
        ctx.json(new Whole(
                group.name(),
                group.title(),
                group.kind(),
                roster.members().stream()
                        .map(member -> new Member(member.name(), member.displayName(), roster.isStaff(member)))
                        .toList()));
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    private static Actor actor(Context ctx) {
        return Visitor.of(ctx).actor();
    }

    record Wish(
            @Nullable String name,
            @Nullable String title,
            @Nullable String kind) {
        Group.Kind wished() {
            return kind == null ? Group.Kind.CLASS : Requests.oneOf(Group.Kind.class, kind, "The kind");
        }
    }

    record Staff(boolean staff) {}

    record Groups(List<View> groups) {}

    record View(String name, String title, Group.Kind kind) {
        static View of(Group group) {
            return new View(group.name(), group.title(), group.kind());
        }
    }

    record Whole(String name, String title, Group.Kind kind, List<Member> members) {}

    record Member(String name, String displayName, boolean staff) {}
}
