package io.printlab.app.http;

import io.printlab.account.Actor;
import io.printlab.account.Group;
import io.printlab.account.GroupMember;
import io.printlab.account.KeyLimits;
import io.printlab.account.KeyScope;
import io.printlab.account.Role;
import io.printlab.account.User;
import io.printlab.app.Forms;
import io.printlab.app.RunningApp;
import io.printlab.app.signin.Accounts;
import io.printlab.app.signin.ApiKeys;
import io.printlab.app.signin.OpenedSession;
import io.printlab.job.JobQuery;
import io.printlab.job.JobState;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A lab with one visitor of each kind, in which a route is tried by all of them. Each try finds a fresh job of the owner, for the group design. */
final class MatrixLab {
    private static final List<String> VISITORS = List.of(
            "nobody", "other", "owner", "elsewhere", "tutor", "staff", "admin", "key-read", "key-submit", "key-none");
    private static final Pattern PARAMETER = Pattern.compile("[{<]([a-zA-Z]+)[}>]");
    /** What a route takes that would otherwise be refused before anybody asks for rights. */
    private static final Map<String, String> BODIES = Map.of(
            "POST /api/v1/jobs/{id}/settle", "{\"outcome\": \"COMPLETED\"}",
            "PUT /api/v1/devices/{id}/maintenance", "{\"reason\": \"new belt\"}",
            "POST /api/v1/devices/{id}/log", "{\"text\": \"cleaned\"}",
            "PUT /api/v1/devices/{id}/fitting", "{\"hardened\": true}",
            "PUT /api/v1/devices/{id}/spool", "{\"code\": \"SPOOL-1\"}",
            "PUT /api/v1/devices/{id}/tags", "{\"tags\": []}",
            "POST /api/v1/groups", "{\"name\": \"design\"}",
            "PUT /api/v1/groups/{name}", "{\"title\": \"Design\"}");

    private final RunningApp app;
    private final Map<String, User> people = new LinkedHashMap<>();
    private final Map<String, String> keys = new LinkedHashMap<>();
    private final Map<String, OpenedSession> sessions = new LinkedHashMap<>();

    MatrixLab(RunningApp app) {
        this.app = app;
        people.put("other", add("otto.other"));
        people.put("owner", app.sam);
        people.put("elsewhere", add("elsa.elsewhere"));
        people.put("tutor", add("tom.tutor"));
        people.put("staff", app.stella);
        people.put("admin", app.ada);
        ApiKeys made = app.injector.getInstance(ApiKeys.class);
        keys.put(
                "key-read",
                made.create(Actor.of(app.ada), "read", KeyLimits.of(KeyScope.READ_OWN))
                        .secret());
        keys.put(
                "key-submit",
                made.create(Actor.of(app.ada), "submit", KeyLimits.of(KeyScope.SUBMIT))
                        .secret());
        String none = "pl_0123456789ab_" + "0".repeat(64);
        app.store
                .apiKeys()
                .add(
                        app.ada.id(),
                        "none",
                        "0123456789ab",
                        io.printlab.app.signin.Secrets.sha256(none),
                        KeyLimits.of(),
                        app.clock.instant());
        keys.put("key-none", none);
    }

    static List<String> heading() {
        return List.of(
                "# What every route answers to every visitor. Written by AccessMatrixTest with -Dprintlab.matrix.write=true; read the difference.",
                "# 401 and sign-in (a redirect to the page of that name): not signed in. 403: no right to it. Every other answer means that the right is there:",
                "# 400 and 415 (this try's form says too little), 404 (no such thing), 406, 409 (not in the state of this try's job) among them.",
                "# nobody: not signed in. other: a student. owner: of the job, a student in the group design, which the job is for.",
                "# elsewhere: staff of another group. tutor: staff of the group design. staff, admin: of the lab.",
                "# key-read, key-submit, key-none: keys of the administrator with the scope READ_OWN, SUBMIT, and none.",
                line("METHOD", "route", VISITORS));
    }

    String row(Route route) {
        return line(
                route.method(),
                route.path(),
                VISITORS.stream().map(visitor -> answer(route, visitor)).toList());
    }

    private String answer(Route route, String visitor) {
        prepare();
        HttpRequest.Builder request = app.request(path(route));
        String body = BODIES.get(route.method() + " " + route.path());
        request.method(
                route.method(),
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (!route.path().startsWith("/api/")) {
            request.header("Accept", "text/html");
        }
        String key = keys.get(visitor);
        User person = people.get(visitor);
        if (key != null) {
            request.header("X-Api-Key", key);
        } else if (person != null) {
            OpenedSession session = session(visitor, person);
            request.header("Cookie", "printlab_session=" + session.token()).header("X-CSRF-Token", session.csrfToken());
        }
        HttpResponse<String> answer = app.send(request);
        boolean door = answer.headers().firstValue("Location").orElse("").startsWith("/sign-in");
        return door ? "sign-in" : Integer.toString(answer.statusCode());
    }

    /** Who was signed out by an earlier try signs in again. */
    private OpenedSession session(String visitor, User person) {
        OpenedSession open = sessions.get(visitor);
        if (open == null
                || app.injector
                        .getInstance(io.printlab.app.signin.SignInSessions.class)
                        .session(open.token())
                        .isEmpty()) {
            open = app.signIn(person);
            sessions.put(visitor, open);
        }
        return open;
    }

    private void prepare() {
        group("design", Map.of("owner", false, "tutor", true));
        group("crafts", Map.of("elsewhere", true));
    }

    /** The lab lets only so many jobs of a person wait. */
    private void cancelWhatWaits() {
        Actor staff = Actor.of(app.stella);
        JobQuery waiting = JobQuery.newest(100).in(JobState.QUEUED, JobState.HELD, JobState.AWAITING_APPROVAL);
        app.lab.jobs().list(staff, waiting).forEach(job -> app.lab.jobs().cancel(staff, job.id(), null));
    }

    private void group(String name, Map<String, Boolean> members) {
        if (app.store.groups().byName(name).isEmpty()) {
            app.store.groups().add(new Group(name, name, Group.Kind.CLASS), app.clock.instant());
        }
        members.forEach((visitor, staff) ->
                app.store.groups().put(name, new GroupMember(people.get(visitor).id(), staff)));
    }

    private String path(Route route) {
        Matcher parameter = PARAMETER.matcher(route.path());
        return parameter.replaceAll(found -> Matcher.quoteReplacement(
                URLEncoder.encode(value(route.path(), found.group(1)), StandardCharsets.UTF_8)));
    }

    /** A route with a parameter that is not known here is tried with a number that nothing has. */
    private String value(String path, String parameter) {
        if (path.contains("/jobs/{id}")) {
            return job();
        }
        if (path.contains("/devices/{id}") || path.contains("/printers/{id}")) {
            return RunningApp.DEVICE.value();
        }
        if (path.contains("/groups/{name}")) {
            return parameter.equals("user") ? "otto.other" : "design";
        }
        return parameter.equals("file") ? "printlab.css" : "999";
    }

    /** A job that no device of the lab can print, so that it waits through the whole try. */
    private String job() {
        cancelWhatWaits();
        var made = Forms.send(
                app,
                "/api/v1/jobs",
                app.samsKey,
                Forms.field("tags", "nowhere") + Forms.field("group", "design") + Forms.file("a.gcode", Forms.GCODE));
        if (made.statusCode() != 201) {
            throw new IllegalStateException("no job for the next try: " + made.body());
        }
        return app.tree(made).get("id").asText();
    }

    private User add(String name) {
        return app.injector.getInstance(Accounts.class).add(name, name, Role.STUDENT, RunningApp.PASSWORD);
    }

    private static String line(String method, String route, List<String> cells) {
        return String.format(Locale.ROOT, "%-7s %-46s", method, route)
                + cells.stream()
                        .map(cell -> String.format(Locale.ROOT, "%11s", cell))
                        .collect(Collectors.joining());
    }
}
