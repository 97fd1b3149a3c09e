package io.printlab.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AccessTest {
    private static final Actor STUDENT = actor(1, Role.STUDENT, true);
    private static final Actor STAFF = actor(2, Role.STAFF, true);

    @Test
    void aStudentSeesAndChangesOnlyOwnJobs() {
        assertThat(Access.maySee(STUDENT, new UserId(1))).isTrue();
        assertThat(Access.mayAct(STUDENT, new UserId(1))).isTrue();
        assertThat(Access.maySee(STUDENT, new UserId(3))).isFalse();
        assertThatThrownBy(() -> Access.requireAct(STUDENT, new UserId(3), "job 9"))
                .isInstanceOfSatisfying(
                        PrintLabException.class,
                        error -> assertThat(error.category()).isEqualTo(ErrorCategory.FORBIDDEN))
                .hasMessageContaining("job 9");
    }

    @Test
    void staffActOnAllJobsButDoNotAdminister() {
        assertThat(Access.mayAct(STAFF, new UserId(3))).isTrue();
        assertThatThrownBy(() -> Access.require(STAFF, Permission.ADMINISTER, "add users"))
                .hasMessageContaining("ADMINISTER");
    }

    @Test
    void whoIsNotActiveHasNoRightEvenOnOwnJobs() {
        Actor gone = actor(1, Role.ADMINISTRATOR, false);
        assertThat(Access.maySee(gone, new UserId(1))).isFalse();
        assertThat(Access.mayAct(gone, new UserId(1))).isFalse();
    }

    @Test
    void aPartOfTheLabHasNoRights() {
        assertThat(Actor.part("dispatcher").permissions()).isEmpty();
    }

    private static Actor actor(long id, Role role, boolean active) {
        return Actor.of(new User(new UserId(id), "user" + id, "User " + id, role, active, Instant.EPOCH, null));
    }
}
