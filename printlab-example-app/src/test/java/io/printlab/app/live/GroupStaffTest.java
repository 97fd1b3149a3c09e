package io.printlab.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import io.printlab.guice.PrintLabBinder;
import io.printlab.queue.PriorityWeights;
import io.printlab.rule.AdmissionLimits;
import io.printlab.rule.ApprovalLimits;
import io.printlab.rule.DispatchLimits;
import io.printlab.rule.LabRules;
import io.printlab.rule.RuleBook;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The staff of a group, students otherwise, look after the jobs of their group on every surface. Every first print needs an approval here. */
class GroupStaffTest {
    @TempDir
    private Path folder;

    private RunningApp app;
    private User tom;
    private String tomsKey;
    private String elsasKey;

    @BeforeEach
    void start() {
        LabRules rules = new LabRules(
                PriorityWeights.DEFAULT,
                AdmissionLimits.NONE,
                new ApprovalLimits(null, null, Set.of(), true, null),
                DispatchLimits.NONE);
        app = new RunningApp(
                folder, binder -> PrintLabBinder.printLabBinder(binder).rules().toInstance(RuleBook.fixed(rules)));
        app.store.groups().add(new Group("design", "Design", Group.Kind.TEAM), app.clock.instant());
        app.store.groups().add(new Group("crafts", "Crafts", Group.Kind.CLASS), app.clock.instant());
        tom = tutor("tom.tutor", "design");
        tomsKey = key(tom);
        elsasKey = key(tutor("elsa.elsewhere", "crafts"));
        app.store.groups().put("design", new GroupMember(app.sam.id(), false));
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void theyApproveAndRejectTheJobsOfTheirGroupAndNoOthers() {
        long forDesign = send(app.samsKey, "design");
        long forNone = send(app.samsKey, "-");
        assertThat(act(elsasKey, forDesign, "approve")).isEqualTo(403);
        assertThat(act(app.samsKey, forDesign, "approve")).isEqualTo(403);
        assertThat(act(tomsKey, forNone, "approve")).isEqualTo(403);
        assertThat(act(tomsKey, forDesign, "approve")).isEqualTo(200);
        assertThat(act(tomsKey, forDesign, "boost")).isEqualTo(403);
        assertThat(act(elsasKey, forDesign, "hold")).isEqualTo(403);
        assertThat(act(tomsKey, forDesign, "hold")).isEqualTo(200);
        assertThat(act(app.samsKey, forDesign, "release"))
                .as("what the staff hold, the staff release")
                .isEqualTo(403);
        assertThat(act(tomsKey, forDesign, "release")).isEqualTo(200);
        assertThat(act(tomsKey, forDesign, "cancel")).isEqualTo(200);
    }

    @Test
    void nobodyApprovesAnOwnJob() {
        assertThat(act(tomsKey, send(tomsKey, "design"), "approve")).isEqualTo(403);
    }

    @Test
    void theySeeTheJobsOfTheirGroupInListsOnTheDeskAndInTheLiveFeed() throws IOException {
        try (EventStream toms = new EventStream(app, tomsKey, "");
                EventStream elsas = new EventStream(app, elsasKey, "")) {
            await().until(() ->
                    toms.named("hello").size() == 1 && elsas.named("hello").size() == 1);
            long forDesign = send(app.samsKey, "design");
            long forNone = send(app.samsKey, "-");
            await().until(() ->
                    elsas.named("queue").size() == 4 && toms.named("queue").size() == 2);
            assertThat(elsas.named("job")).isEmpty();
            assertThat(toms.named("job"))
                    .hasSize(2)
                    .allSatisfy(message -> assertThat(message.get("data")).contains("\"job\":" + forDesign));
            String list = app.get("/api/v1/jobs", "X-Api-Key", tomsKey).body();
            assertThat(list).contains("\"id\":" + forDesign).doesNotContain("\"id\":" + forNone);
            assertThat(app.tree(app.get("/api/v1/jobs", "X-Api-Key", elsasKey)).get("jobs"))
                    .isEmpty();
            assertThat(page("/desk", tom))
                    .contains("/jobs/" + forDesign + "/approve")
                    .doesNotContain("/jobs/" + forNone + "/approve")
                    .doesNotContain("How right the forecasts are");
            assertThat(page("/desk", app.stella)).contains("/jobs/" + forNone + "/approve");
        }
    }

    @Test
    void theyPutMembersInButSayNotWhoElseIsStaff() {
        OpenedSession session = app.signIn(tom);
        String page = page("/groups", tom);
        assertThat(page).contains("Design", "sam.student").doesNotContain("Crafts", "Make the group", "Make staff");
        assertThat(form("/groups/design/members", "user=ada.admin", session)).isEqualTo(303);
        assertThat(app.store.users().byId(app.ada.id()).orElseThrow().groups()).contains("design");
        assertThat(form("/groups/design/members", "user=ada.admin&staff=true", session))
                .isEqualTo(403);
        assertThat(form("/groups/crafts/members", "user=sam.student", session)).isEqualTo(403);
        assertThat(form("/groups/design/members/sam.student/remove", "", session))
                .isEqualTo(303);
        assertThat(form("/groups", "name=mine&kind=CLASS", session)).isEqualTo(403);
        assertThat(form("/groups/design/members/tom.tutor/remove", "", session)).isEqualTo(403);
    }

    private User tutor(String name, String group) {
        User tutor = app.injector.getInstance(Accounts.class).add(name, name, Role.STUDENT, RunningApp.PASSWORD);
        app.store.groups().put(group, new GroupMember(tutor.id(), true));
        return tutor;
    }

    private String key(User user) {
        return app.injector
                .getInstance(ApiKeys.class)
                .create(Actor.of(user), "test", KeyLimits.of(KeyScope.ADMINISTER))
                .secret();
    }

    private long send(String key, String group) {
        HttpResponse<String> made =
                Forms.send(app, "/api/v1/jobs", key, Forms.field("group", group) + Forms.file("a.gcode", Forms.GCODE));
        return app.tree(made).get("id").asLong();
    }

    private int act(String key, long job, String verb) {
        return app.post("/api/v1/jobs/" + job + "/" + verb, "{\"reason\": \"because\"}", "X-Api-Key", key)
                .statusCode();
    }

    private String page(String path, User user) {
        return app.get(path, "Cookie", "printlab_session=" + app.signIn(user).token())
                .body();
    }

    private int form(String path, String body, OpenedSession session) {
        return app.post(
                        path,
                        body,
                        "Cookie",
                        "printlab_session=" + session.token(),
                        "X-CSRF-Token",
                        session.csrfToken(),
                        "Content-Type",
                        "application/x-www-form-urlencoded")
                .statusCode();
    }
}
