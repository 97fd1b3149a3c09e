package io.printlab.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.printlab.device.Device;
import io.printlab.device.DeviceId;
import io.printlab.device.Filament;
import io.printlab.device.Fitting;
import io.printlab.device.Maintenance;
import io.printlab.device.NodeId;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.event.EventKind;
import io.printlab.event.LabEvent;
import io.printlab.job.Claim;
import io.printlab.job.Job;
import io.printlab.ledger.PrintTerms;
import io.printlab.port.ReportedPort;
import io.printlab.port.SeenPort;
import io.printlab.spool.FilamentBooking;
import io.printlab.spool.Spool;
import io.printlab.spool.SpoolEvent;
import io.printlab.spool.SpoolFacts;
import io.printlab.spool.SpoolId;
import io.printlab.spool.SpoolState;
import io.printlab.spool.StaleSpoolException;
import io.printlab.store.LabStore;
import io.printlab.upkeep.Counters;
import io.printlab.upkeep.LogEntry;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every {@link LabStore} keeps of the daily life of devices, beside {@link LabStoreContract}. */
public abstract class DeviceLifeContract {
    protected final SettableClock clock = new SettableClock();
    protected LabStore store;
    protected SampleLab lab;

    /** An empty store. */
    protected abstract LabStore createStore(Clock storeClock);

    /** Called after the store was closed. */
    protected void storeClosed() {}

    @BeforeEach
    void openStore() {
        store = createStore(clock);
        lab = new SampleLab(store, clock);
    }

    @AfterEach
    void closeStore() {
        store.close();
        storeClosed();
    }

    @Nested
    class Spools {
        @Test
        void aSpoolComesBackAsItWasStoredWithItsHistory() {
            SpoolFacts facts =
                    new SpoolFacts("PETG", "red", "Made-up Filaments", 1000.0, 210.0, 1.27, 1.75, 120, "dry it first");
            Spool added = add("B-12", facts);
            assertThat(store.spools().byId(added.id())).contains(added);
            assertThat(store.spools().byCode("B-12")).contains(added);
            assertThat(store.spools().byCode("b-12")).isEmpty();
            Spool weighed = step(added.correct(640.5, "weighed", SampleLab.STAFF, clock.instant()));
            Spool gone = step(weighed.discard("wet", SampleLab.STAFF, clock.instant()));
            assertThat(store.spools().byId(added.id())).contains(gone);
            assertThat(store.spools().history(added.id()))
                    .extracting(SpoolEvent::kind)
                    .containsExactly(SpoolEvent.Kind.ADDED, SpoolEvent.Kind.CORRECTED, SpoolEvent.Kind.DISCARDED);
            assertThat(store.spools().history(added.id()).get(1))
                    .satisfies(event -> assertThat(event.grams()).isEqualTo(-359.5))
                    .satisfies(event -> assertThat(event.leftGrams()).isEqualTo(640.5))
                    .satisfies(event -> assertThat(event.reason()).isEqualTo("weighed"));
        }

        @Test
        void thoseInStockAndThoseThatAreGoneAreListedApart() {
            Spool b = add("B-1", SpoolFacts.of("PLA", null, null));
            Spool a = add("A-1", SpoolFacts.of("PLA", null, null));
            assertThat(store.spools().inStock()).containsExactly(a, b);
            Spool empty = step(b.empty(SampleLab.STAFF, clock.instant()));
            assertThat(store.spools().inStock()).containsExactly(a);
            assertThat(store.spools().gone(10)).containsExactly(empty);
            assertThat(empty.state()).isEqualTo(SpoolState.EMPTY);
        }

        @Test
        void aCodeIsGivenOnce() {
            add("B-1", SpoolFacts.of("PLA", null, null));
            assertConflict(() -> add("B-1", SpoolFacts.of("PETG", null, null)), "this code");
        }

        @Test
        void aDeviceHasWhatItsSpoolHolds() {
            Device device = lab.readyDevice("left");
            assertThat(device.filament()).isNull();
            Device loaded = lab.loaded(device.id(), new Filament("petg", "Red", 12.5));
            assertThat(loaded.filament()).isEqualTo(new Filament("PETG", "red", 12.5));
            assertThat(store.devices().all()).containsExactly(loaded);
            Device tagged = store.devices().store(loaded.withTags(java.util.Set.of("enclosed")));
            assertThat(store.devices().byId(device.id())).contains(tagged);
            step(store.spools().in(device.id()).orElseThrow().unload(SampleLab.STAFF, clock.instant()));
            assertThat(store.devices().byId(device.id()).orElseThrow().filament())
                    .isNull();
        }

        @Test
        void aSpoolIsInOneDeviceAndADeviceHasOneSpool() {
            DeviceId left = lab.readyDevice("left").id();
            DeviceId right = lab.readyDevice("right").id();
            Spool spool = add("B-1", SpoolFacts.of("PLA", null, null));
            Spool other = add("B-2", SpoolFacts.of("PLA", null, null));
            Spool loaded = step(spool.load(left, SampleLab.STAFF, clock.instant()));
            assertThatThrownBy(() -> step(spool.load(right, SampleLab.STAFF, clock.instant())))
                    .as("of two who load the same spool the second is told")
                    .isInstanceOf(StaleSpoolException.class);
            assertConflict(() -> step(other.load(left, SampleLab.STAFF, clock.instant())), "has a spool already");
            assertThat(store.spools().history(other.id())).hasSize(1);
            store.spools()
                    .store(List.of(
                            loaded.unload(SampleLab.STAFF, clock.instant()),
                            other.load(left, SampleLab.STAFF, clock.instant())));
            assertThat(store.spools().in(left).orElseThrow().code()).isEqualTo("B-2");
            PrintLabException missing = catchThrowableOfType(
                    PrintLabException.class,
                    () -> step(store.spools()
                            .byId(spool.id())
                            .orElseThrow()
                            .load(new DeviceId("none"), SampleLab.STAFF, clock.instant())));
            assertThat(missing.category()).isEqualTo(ErrorCategory.NOT_FOUND);
        }

        @Test
        void aPrintTakesItsFilamentOnceAndTheRestWhenAPersonSaysThatItIsWhole() {
            Device device = lab.readyDevice("left");
            lab.loaded(device.id(), new Filament("PLA", null, 100.0));
            Claim claim = lab.claimed(lab.user("ada"), device);
            FilamentBooking booking = new FilamentBooking(store.spools());
            Job job = claim.job();
            long fence = claim.lease().fence();
            booking.printed(device.id(), job.id(), fence, 1.5, "device:left", clock.instant());
            booking.printed(device.id(), job.id(), fence, 1.5, "device:left", clock.instant());
            assertThat(left(device.id())).isEqualTo(98.5);
            Spool spool = store.spools().in(device.id()).orElseThrow();
            step(spool.unload(SampleLab.STAFF, clock.instant()));
            booking.settledWhole(job, "user:1", clock.instant());
            booking.settledWhole(job, "user:1", clock.instant());
            assertThat(store.spools().byId(spool.id()).orElseThrow().leftGrams())
                    .as("of the spool that it began with, wherever that is now")
                    .isEqualTo(96.5);
            assertThat(store.spools().takenBy(job.id(), fence))
                    .extracting(SpoolEvent::grams)
                    .containsExactly(1.5, 2.0);
            booking.printed(device.id(), job.id(), fence, 3.5, "device:left", clock.instant());
            assertThat(store.spools().takenBy(job.id(), fence))
                    .as("the node comes back and sees the end")
                    .hasSize(2);
            booking.printed(device.id(), job.id(), fence + 1, 3.5, "device:left", clock.instant());
            assertThat(store.spools().takenBy(job.id(), fence + 1))
                    .as("nothing is loaded")
                    .isEmpty();
        }

        @Test
        void whatHappensToTheSpoolOfADeviceIsAnEventAndThatLittleIsLeftStandsInIt() {
            Device device = lab.readyDevice("left");
            long before = store.events().latest();
            lab.loaded(device.id(), new Filament("PLA", null, 101.0));
            Claim claim = lab.claimed(lab.user("ada"), device);
            new FilamentBooking(store.spools())
                    .printed(device.id(), claim.job().id(), claim.lease().fence(), 3.5, "device:left", clock.instant());
            List<LabEvent> told = store.events().after(before, 100).stream()
                    .filter(event -> event.kind() == EventKind.DEVICE_CHANGED)
                    .toList();
            assertThat(told).extracting(LabEvent::device).containsExactly(device.id(), device.id());
            assertThat(told).extracting(event -> event.details().get("step")).containsExactly("LOADED", "USED");
            assertThat(told.get(1).details()).containsEntry("low", "97.5").containsKey("spool");
        }

        private Spool add(String code, SpoolFacts facts) {
            SpoolId id = store.spools().nextId();
            return step(Spool.added(id, code, facts, null, SampleLab.STAFF, clock.instant()));
        }

        private Spool step(io.printlab.spool.SpoolChange change) {
            store.spools().store(List.of(change));
            return change.after();
        }

        private Double left(DeviceId device) {
            return java.util.Objects.requireNonNull(
                            store.devices().byId(device).orElseThrow().filament())
                    .grams();
        }
    }

    @Nested
    class Upkeep {
        @Test
        void aDeviceKeepsWhyItIsInMaintenance() {
            Device device = lab.readyDevice("left");
            Device off = store.devices()
                    .store(device.withMaintenance(new Maintenance("new belt", "user:2", clock.instant())));
            assertThat(store.devices().byId(device.id())).contains(off);
            assertThat(off.isReady()).isFalse();
            Device back = store.devices().store(off.withMaintenance(null));
            assertThat(store.devices().byId(device.id())).contains(back);
            assertThat(back.isReady()).isTrue();
        }

        @Test
        void aDeviceKeepsWhatIsFittedAndIsTakenForIt() {
            Device device = lab.readyDevice("left");
            Device fitted = store.devices().store(device.withFitting(new Fitting(0.6, true, "Textured")));
            assertThat(store.devices().byId(device.id())).contains(fitted);
            assertThat(fitted.capabilities().nozzleMillimetres()).isEqualTo(0.6);
            assertThat(fitted.capabilities().tags()).containsExactlyInAnyOrder("hardened", "textured");
            assertThat(fitted.capabilities().satisfies(lab.needs("PLA").requirements()))
                    .as("it needs 0.4 mm")
                    .isFalse();
            Device back = store.devices().store(fitted.withFitting(Fitting.AS_DEFINED));
            assertThat(back.capabilities()).isEqualTo(device.capabilities());
        }

        @Test
        void theLogComesBackNewestFirstAndEveryLineIsAnEvent() {
            DeviceId left = lab.readyDevice("left").id();
            long before = store.events().latest();
            LogEntry first = store.upkeep().write(work(left, "grease", 120.5, null));
            LogEntry second = store.upkeep()
                    .write(LogEntry.of(left, LogEntry.Kind.UNSTEADY, "lost 3 times", "device:left", clock.instant()));
            assertThat(store.upkeep().log(left, 10)).containsExactly(second, first);
            assertThat(store.upkeep().log(left, 1)).containsExactly(second);
            assertThat(store.events().after(before, 10))
                    .extracting(event -> event.details().get("log"))
                    .containsExactly("WORK", "UNSTEADY");
            PrintLabException missing = catchThrowableOfType(
                    PrintLabException.class,
                    () -> store.upkeep().write(work(new DeviceId("none"), "grease", null, null)));
            assertThat(missing.category()).isEqualTo(ErrorCategory.NOT_FOUND);
        }

        @Test
        void aTaskComesUpByItsNewestLine() {
            DeviceId left = lab.readyDevice("left").id();
            DeviceId right = lab.readyDevice("right").id();
            store.upkeep().write(work(left, "grease", 10.0, null));
            LogEntry again = store.upkeep()
                    .write(work(left, "grease", 210.0, clock.instant().plusSeconds(60)));
            store.upkeep().write(work(left, "nozzle", 10.0, null));
            store.upkeep().write(work(left, "nozzle", null, null));
            LogEntry belt = store.upkeep()
                    .write(work(right, "belt", null, clock.instant().plusSeconds(5)));
            assertThat(store.upkeep().toComeUp()).containsExactly(again, belt);
        }

        @Test
        void hoursAndPrintsAreCountedFromTheHistoryOfJobs() {
            DeviceId left = new DeviceId("left");
            lab.printed(lab.user("ada"), "left", PrintTerms.NONE);
            Claim running = lab.printing(lab.user("bob"), "right", PrintTerms.NONE);
            assertThat(store.upkeep().counters(left)).isEqualTo(new Counters(0.5, 1));
            assertThat(store.upkeep().counters(new DeviceId("right"))).isEqualTo(Counters.NONE);
            clock.advance(java.time.Duration.ofHours(3));
            store.jobs().store(running.interrupt("cable", clock.instant()));
            clock.advance(java.time.Duration.ofHours(30));
            assertThat(store.upkeep().counters(new DeviceId("right"))).isEqualTo(new Counters(3, 1));
        }

        private LogEntry work(
                DeviceId device, String task, @Nullable Double dueHours, java.time.@Nullable Instant dueAt) {
            return new LogEntry(
                    0, device, clock.instant(), LogEntry.Kind.WORK, task, "done", "user:2", dueHours, dueAt);
        }
    }

    @Nested
    class Ports {
        private final NodeId pi = new NodeId("pi-1");

        @Test
        void whatANodeSeesReplacesWhatItSawBefore() {
            SeenPort prusa = new SeenPort(
                    "/dev/serial/by-id/usb-Prusa", List.of("/dev/ttyACM0"), 0x2c99, 2, "Original Prusa", "Prusa MK3");
            SeenPort other = new SeenPort("/dev/ttyUSB0", List.of("/dev/ttyUSB0"), null, null, "", null);
            java.time.Instant first = clock.instant();
            store.ports().report(pi, List.of(prusa), first);
            store.ports().report(new NodeId("pi-2"), List.of(other), first);
            java.time.Instant second = clock.advance(java.time.Duration.ofMinutes(2));
            store.ports().report(pi, List.of(other, prusa), second);
            assertThat(store.ports().reportedSince(second))
                    .containsExactly(new ReportedPort(pi, prusa, first), new ReportedPort(pi, other, second));
            assertThat(store.ports().reportedSince(first)).hasSize(3);
            store.ports().report(pi, List.of(), second);
            assertThat(store.ports().reportedSince(second)).isEmpty();
        }
    }

    private static void assertConflict(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String why) {
        PrintLabException refused = catchThrowableOfType(PrintLabException.class, call);
        assertThat(refused.category()).isEqualTo(ErrorCategory.CONFLICT);
        assertThat(refused).hasMessageContaining(why);
    }
}
