package io.printlab.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.PrintLab;
import io.printlab.account.Group;
import io.printlab.device.DeviceId;
import io.printlab.device.Filament;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.queue.Reservation;
import io.printlab.spool.Spool;
import io.printlab.spool.SpoolFacts;
import io.printlab.testkit.LabInMemory;
import io.printlab.testkit.SampleLab;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReservationDeskTest {
    private static final DeviceId LEFT = new DeviceId("left");

    private final LabInMemory parts = new LabInMemory();
    private final PrintLab lab = parts.builder().build();
    private Instant noon = Instant.EPOCH;

    @BeforeEach
    void addDevice() {
        new SampleLab(parts.store(), parts.clock()).readyDevice("left");
        noon = parts.clock().instant().plus(Duration.ofDays(1));
    }

    @Test
    void staffReserveADeviceForAPersonAndEverybodySeesIt() {
        Reservation made = lab.reservations().add(parts.staff(), request("sam.student", null, "thesis"));
        assertThat(made.by()).isEqualTo(parts.staff().label());
        assertThat(parts.student().is(made.user())).isTrue();
        assertThat(lab.reservations().between(parts.student(), noon, noon.plusSeconds(1)))
                .containsExactly(made);
        lab.reservations().remove(parts.staff(), made.id());
        assertThat(lab.reservations().between(parts.student(), noon, noon.plusSeconds(1)))
                .isEmpty();
        assertThatThrownBy(() -> lab.reservations().remove(parts.staff(), made.id()))
                .hasMessageContaining("no reservation");
    }

    @Test
    void studentsReserveNothing() {
        assertThatThrownBy(() -> lab.reservations().add(parts.student(), request(null, null, "mine")))
                .hasMessageContaining("reserve devices");
        assertThatThrownBy(() -> lab.reservations().remove(parts.student(), 1))
                .hasMessageContaining("remove reservations");
        assertThatThrownBy(() -> lab.devices().setTags(parts.student(), LEFT, List.of("mine")))
                .hasMessageContaining("tag devices");
        assertThatThrownBy(() -> lab.spools().load(parts.student(), LEFT, "SPOOL-1"))
                .hasMessageContaining("which filament");
    }

    @Test
    void twoReservationsOfOneDeviceDoNotOverlap() {
        lab.groups().make(parts.staff(), "cad", "", Group.Kind.CLASS);
        lab.reservations().add(parts.staff(), request(null, null, "new belt"));
        assertThatThrownBy(() -> lab.reservations().add(parts.staff(), request(null, "cad", "course")))
                .isInstanceOfSatisfying(
                        PrintLabException.class,
                        refused -> assertThat(refused.category()).isEqualTo(ErrorCategory.CONFLICT))
                .hasMessageContaining("new belt")
                .hasMessageContaining("Choose another time or device");
    }

    @Test
    void whatMakesNoSenseIsRefusedWithAReason() {
        refused(new ReservationRequest(LEFT, null, null, noon, noon, "x"), "ends after it begins");
        refused(
                new ReservationRequest(LEFT, null, null, noon.minusSeconds(200_000), noon.minusSeconds(100_000), "x"),
                "past");
        refused(new ReservationRequest(LEFT, null, null, noon, noon.plus(Duration.ofDays(93)), "x"), "92 days");
        refused(request("nobody", null, "x"), "Nobody signs in");
        refused(request(null, "cad", "x"), "no group of that name");
        lab.groups().make(parts.staff(), "cad", "", Group.Kind.CLASS);
        refused(request("sam.student", "cad", "x"), "not for both");
        refused(request(null, null, " "), "what the reservation is for");
        refused(request(null, null, "x".repeat(201)), "200");
    }

    @Test
    void staffSayWhichFilamentIsLoadedAndWhatADeviceIs() {
        Spool spool = lab.spools().add(parts.staff(), "b-1", SpoolFacts.of("petg", "Blue", 750.0), null);
        lab.spools().load(parts.staff(), LEFT, spool.code());
        lab.devices().setTags(parts.staff(), LEFT, List.of("Enclosed", "enclosed", "overnight"));
        var device = lab.devices().device(parts.student(), LEFT);
        assertThat(device.capabilities().materials()).containsExactly("PETG");
        assertThat(device.capabilities().colours()).containsExactly("blue");
        assertThat(device.capabilities().tags()).isEqualTo(Set.of("enclosed", "overnight"));
        assertThat(device.filament()).isEqualTo(new Filament("PETG", "blue", 750.0));
        assertThatThrownBy(() -> lab.devices().setTags(parts.staff(), LEFT, List.of("no spaces")))
                .hasMessageContaining("mend the tag");
    }

    private void refused(ReservationRequest request, String why) {
        assertThatThrownBy(() -> lab.reservations().add(parts.staff(), request))
                .isInstanceOfSatisfying(
                        PrintLabException.class,
                        refused -> assertThat(refused.category()).isEqualTo(ErrorCategory.USER))
                .hasMessageContaining(why);
    }

    private ReservationRequest request(@Nullable String user, @Nullable String group, String purpose) {
        return new ReservationRequest(LEFT, user, group, noon, noon.plusSeconds(3600), purpose);
    }
}
