package io.printlab.app.page;

import com.google.inject.Inject;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.printlab.account.Actor;
import io.printlab.account.Group;
import io.printlab.account.Permission;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.Visitor;
import io.printlab.desk.GroupDesk;
import io.printlab.error.PrintLabException;
import java.util.Arrays;

/** The page of groups, and the forms by which staff and the staff of groups change them. */
final class GroupPages implements RouteGroup {
    private final Screen screen;
    private final GroupDesk groups;

    @Inject
    GroupPages(Screen screen) {
        this.screen = screen;
        this.groups = screen.lab().groups();
    }

    @Override
    public void register(Routes routes) {
        Rule all = Rule.signedIn(Permission.MANAGE_PEOPLE);
        Rule own = Rule.groupStaffToo(Permission.MANAGE_PEOPLE);
        routes.get("/groups", own, this::show)
                .post("/groups", all, this::make)
                .post("/groups/{name}/change", all, this::change)
                .post("/groups/{name}/remove", all, this::remove)
                .post("/groups/{name}/members", own.confirmed(), this::put)
                .post("/groups/{name}/members/{user}/remove", own.confirmed(), this::takeOut);
    }

    private void show(Context ctx) {
        Viewing viewing = screen.viewing(ctx);
        screen.show(ctx, viewing, "Groups", "groups", "groups", GroupsView.of(viewing));
    }

    private void make(Context ctx) {
        groups.make(actor(ctx), field(ctx, "name"), field(ctx, "title"), kind(ctx));
        done(ctx, Notice.GROUP_MADE);
    }

    private void change(Context ctx) {
        groups.change(actor(ctx), ctx.pathParam("name"), field(ctx, "title"), kind(ctx));
        done(ctx, Notice.GROUP_CHANGED);
    }

    private void remove(Context ctx) {
        groups.remove(actor(ctx), ctx.pathParam("name"));
        done(ctx, Notice.GROUP_REMOVED);
    }

    private void put(Context ctx) {
        groups.put(actor(ctx), ctx.pathParam("name"), field(ctx, "user"), "true".equals(ctx.formParam("staff")));
        done(ctx, Notice.MEMBERS_CHANGED);
    }

    private void takeOut(Context ctx) {
        groups.takeOut(actor(ctx), ctx.pathParam("name"), ctx.pathParam("user"));
        done(ctx, Notice.MEMBERS_CHANGED);
    }

    private static void done(Context ctx, Notice notice) {
        ctx.redirect(notice.on("/groups"), HttpStatus.SEE_OTHER);
    }

    private static Group.Kind kind(Context ctx) {
        String wished = ctx.formParam("kind");
        return Arrays.stream(Group.Kind.values())
                .filter(known -> known.name().equals(wished))
                .findFirst()
                .orElseThrow(() -> PrintLabException.user("Say whether the group is a class or a team."));
    }

    private static String field(Context ctx, String name) {
        String given = ctx.formParam(name);
        return given == null ? "" : given;
    }

    private static Actor actor(Context ctx) {
        return Visitor.of(ctx).actor();
    }
}
