package io.printlab.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.account.Group;
import io.printlab.account.GroupMember;
import io.printlab.account.UserId;
import io.printlab.constraint.Constraints;
import io.printlab.device.Device;
import io.printlab.device.DeviceId;
import io.printlab.device.Filament;
import io.printlab.device.Requirements;
import io.printlab.device.Tag;
import io.printlab.job.Claim;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.job.Needs;
import io.printlab.job.PrintEstimate;
import io.printlab.job.Tier;
import io.printlab.queue.DispatchConstraint;
import io.printlab.queue.FairSharePolicy;
import io.printlab.queue.FirstInFirstOutPolicy;
import io.printlab.queue.LabMoment;
import io.printlab.queue.Obstacle;
import io.printlab.queue.QueuePolicy;
import io.printlab.queue.Reservation;
import io.printlab.rule.AdmissionLimits;
import io.printlab.rule.DispatchLimits;
import io.printlab.rule.LabRules;
import io.printlab.rule.RuleBook;
import io.printlab.rule.WeeklyHours;
import io.printlab.store.LabStore;
import io.printlab.testkit.InMemoryLabStore;
import io.printlab.testkit.SampleLab;
import io.printlab.testkit.SettableClock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConstrainedDispatchTest {
    private final SettableClock clock = new SettableClock();
    private final LabStore store = new InMemoryLabStore(clock);
    private final SampleLab lab = new SampleLab(store, clock);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void atNightTheLongJobsOfManyHideNoShortJob(boolean byShare) {
        for (int owner = 0; owner < 100; owner++) {
            UserId user = lab.user("long" + owner);
            for (int job = 0; job < 100; job++) {
                queued(user, Duration.ofHours(9), null);
            }
        }
        Job shorter = queued(lab.user("short"), Duration.ofMinutes(90), null);
        QueuePolicy policy = byShare ? new FairSharePolicy() : new FirstInFirstOutPolicy();
        assertThat(jobs(dispatcher(policy, nightOfTwoHours(), List.of()).claim(List.of(ready("a")), clock.instant())))
                .containsExactly(shorter.id());
    }

    @Test
    void theClassAtTheBoundaryIsJudgedJobByJobAndHidesNobodyElse() {
        for (int owner = 0; owner < 100; owner++) {
            UserId user = lab.user("long" + owner);
            for (int job = 0; job < 10; job++) {
                queued(user, Duration.ofMinutes(210), null);
            }
        }
        Job fits = queued(lab.user("short"), Duration.ofMinutes(150), null);
        DispatchLimits upToThreeHours = limits(null, Duration.ofHours(3));
        assertThat(jobs(dispatcher(new FairSharePolicy(), upToThreeHours, List.of())
                        .claim(List.of(ready("a"), ready("b")), clock.instant())))
                .containsExactly(fits.id());
    }

    @Test
    void anOwnersOtherLanesGoOnPastAHeadThatMayNotStart() {
        UserId owner = lab.user("one");
        for (int job = 0; job < 300; job++) {
            queued(owner, Duration.ofMinutes(210), null);
        }
        Job fits = queued(owner, Duration.ofMinutes(30), null);
        DispatchLimits limits = limits(null, Duration.ofHours(3));
        assertThat(jobs(dispatcher(new FairSharePolicy(), limits, List.of())
                        .claim(List.of(ready("a")), clock.instant())))
                .containsExactly(fits.id());
    }

    @Test
    void claimsOfTheSameStepCountTowardsTheLimitOfAPerson() {
        UserId many = lab.user("many");
        UserId other = lab.user("other");
        for (int job = 0; job < 10; job++) {
            queued(many, Duration.ofMinutes(30), null);
        }
        Job others = queued(other, Duration.ofMinutes(30), null);
        DispatchLimits two =
                new DispatchLimits(2, ZoneOffset.UTC, List.of(), null, List.of(), null, Duration.ofMinutes(5));
        List<Claim> won = dispatcher(new FairSharePolicy(), two, List.of())
                .claim(List.of(ready("a"), ready("b"), ready("c"), ready("d"), ready("e")), clock.instant());
        assertThat(won).hasSize(3);
        assertThat(jobs(won)).contains(others.id());
    }

    @Test
    void devicesThatHeatUpInTheSameStepAreCounted() {
        for (int job = 0; job < 5; job++) {
            queued(lab.user("u" + job), Duration.ofMinutes(30), null);
        }
        DispatchLimits staggered =
                new DispatchLimits(null, ZoneOffset.UTC, List.of(), null, List.of(), 2, Duration.ofMinutes(5));
        Dispatcher dispatcher = dispatcher(new FairSharePolicy(), staggered, List.of());
        List<Device> devices = List.of(ready("a"), ready("b"), ready("c"));
        assertThat(dispatcher.claim(devices, clock.instant())).hasSize(2);
        clock.advance(Duration.ofMinutes(6));
        assertThat(dispatcher.claim(List.of(ready("c")), clock.instant())).hasSize(1);
    }

    @Test
    void aReservedDeviceIsLeftToItsPersonAndTheOthersGoOn() {
        UserId first = lab.user("first");
        UserId holder = lab.user("holder");
        Device reserved = ready("a");
        store.reservations()
                .add(
                        new Reservation(
                                0,
                                reserved.id(),
                                holder,
                                null,
                                clock.instant(),
                                clock.instant().plusSeconds(3600),
                                "thesis",
                                "user:9"),
                        clock.instant());
        Job passedOver = queued(first, Duration.ofMinutes(30), null);
        Job holders = queued(holder, Duration.ofMinutes(30), null);
        List<Claim> won = dispatcher(new FairSharePolicy(), DispatchLimits.NONE, List.of())
                .claim(List.of(reserved), clock.instant());
        assertThat(jobs(won)).containsExactly(holders.id()).doesNotContain(passedOver.id());
    }

    @Test
    void aDeviceThatIsReservedForAGroupRunsTheJobsOfItsMembers() {
        UserId member = lab.user("member");
        store.groups().add(new Group("cad", "CAD", Group.Kind.CLASS), clock.instant());
        store.groups().put("cad", new GroupMember(member, false));
        Device reserved = ready("a");
        store.reservations()
                .add(
                        new Reservation(
                                0,
                                reserved.id(),
                                null,
                                "cad",
                                clock.instant(),
                                clock.instant().plusSeconds(3600),
                                "course",
                                "user:9"),
                        clock.instant());
        queued(lab.user("other"), Duration.ofMinutes(30), null);
        Job members = queued(member, Duration.ofMinutes(30), null);
        assertThat(jobs(dispatcher(new FairSharePolicy(), DispatchLimits.NONE, List.of())
                        .claim(List.of(reserved), clock.instant())))
                .containsExactly(members.id());
    }

    @Test
    void aConstraintOfTheLabIsAskedToo() {
        Job job = queued(lab.user("one"), Duration.ofMinutes(30), null);
        DispatchConstraint never = new DispatchConstraint() {
            @Override
            public String name() {
                return "never on a";
            }

            @Override
            public Optional<Obstacle> obstacle(Job asked, Device device, LabMoment moment) {
                return device.id().value().equals("a")
                        ? Optional.of(new Obstacle(name(), "Not here.", null))
                        : Optional.empty();
            }
        };
        List<Claim> won = dispatcher(new FairSharePolicy(), DispatchLimits.NONE, List.of(never))
                .claim(List.of(ready("a"), ready("b")), clock.instant());
        assertThat(won).extracting(claim -> claim.lease().device()).containsExactly(new DeviceId("b"));
        assertThat(jobs(won)).containsExactly(job.id());
    }

    @Test
    void aPlainJobLeavesTheSpecialPrinterToThoseWhoNeedIt() {
        Device petg = loaded("a", new Filament("PETG", null, null), Set.of());
        Device pla = loaded("b", new Filament("PLA", "red", 500.0), Set.of());
        Device enclosed = loaded("c", new Filament("PLA", "red", 500.0), Set.of("enclosed"));
        queued(lab.user("one"), Duration.ofMinutes(30), null);
        List<Claim> won = dispatcher(new FairSharePolicy(), DispatchLimits.NONE, List.of())
                .claim(List.of(petg, enclosed, pla), clock.instant());
        assertThat(won).extracting(claim -> claim.lease().device()).containsExactly(pla.id());
    }

    @Test
    void aPrinterWithTooLittleFilamentIsLeftOut() {
        Device nearlyEmpty = loaded("a", new Filament("PLA", null, 4.0), Set.of());
        Device full = loaded("b", new Filament("PLA", null, 900.0), Set.of("overnight"));
        queued(lab.user("one"), Duration.ofMinutes(30), "PLA");
        List<Claim> won = dispatcher(new FairSharePolicy(), DispatchLimits.NONE, List.of())
                .claim(List.of(nearlyEmpty, full), clock.instant());
        assertThat(won).extracting(claim -> claim.lease().device()).containsExactly(full.id());
    }

    @Test
    void longPrintsMayRunOvernightWhereThatIsAllowed() {
        Job night = queued(lab.user("one"), Duration.ofHours(30), null);
        List<Claim> won = dispatcher(new FairSharePolicy(), nightOfTwoHours(), List.of())
                .claim(
                        List.of(ready("a"), loaded("b", new Filament("PLA", null, null), Set.of(Tag.OVERNIGHT))),
                        clock.instant());
        assertThat(won).extracting(claim -> claim.lease().device()).containsExactly(new DeviceId("b"));
        assertThat(jobs(won)).containsExactly(night.id());
    }

    private Device ready(String id) {
        return store.devices().byId(new DeviceId(id)).orElseGet(() -> lab.readyDevice(id));
    }

    private Device loaded(String id, Filament filament, Set<String> tags) {
        Device device = lab.loaded(ready(id).id(), filament);
        return store.devices().store(device.withTags(tags));
    }

    private Job queued(UserId owner, Duration time, @Nullable String material) {
        Needs needs = new Needs(new Requirements(material, null, null, null), new PrintEstimate(time, 5.0));
        return store.jobs()
                .store(lab.submitted(owner)
                        .enqueue(needs, lab.place(Tier.NORMAL, 1, null), SampleLab.STAFF, clock.instant()));
    }

    /** Staffed on the other days only, so that it is night now. */
    private DispatchLimits nightOfTwoHours() {
        return limits(null, Duration.ofHours(2));
    }

    private DispatchLimits limits(@Nullable Integer mostRunning, Duration unattended) {
        DayOfWeek today = clock.instant().atZone(ZoneOffset.UTC).getDayOfWeek();
        return new DispatchLimits(
                mostRunning,
                ZoneOffset.UTC,
                List.of(new WeeklyHours(
                        EnumSet.complementOf(EnumSet.of(today)), LocalTime.of(8, 0), LocalTime.of(18, 0))),
                unattended,
                List.of(),
                null,
                Duration.ofMinutes(5));
    }

    private Dispatcher dispatcher(QueuePolicy policy, DispatchLimits limits, List<DispatchConstraint> own) {
        LabRules rules =
                new LabRules(LabRules.DEFAULT.priority(), AdmissionLimits.NONE, LabRules.DEFAULT.approval(), limits);
        return new Dispatcher(
                store, policy, lab.claims(), new Constraints(RuleBook.fixed(rules), own, store), Map.of());
    }

    private static List<JobId> jobs(List<Claim> claims) {
        return claims.stream().map(claim -> claim.job().id()).toList();
    }
}
