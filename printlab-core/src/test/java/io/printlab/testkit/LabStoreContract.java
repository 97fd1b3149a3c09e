package io.printlab.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.printlab.account.ApiKey;
import io.printlab.account.ExternalIdentity;
import io.printlab.account.Group;
import io.printlab.account.GroupMember;
import io.printlab.account.HalfOpenSignIn;
import io.printlab.account.KeyLimits;
import io.printlab.account.KeyRequest;
import io.printlab.account.KeyScope;
import io.printlab.account.Origin;
import io.printlab.account.Ownership;
import io.printlab.account.Role;
import io.printlab.account.SecondFactor;
import io.printlab.account.SecondFactorRepository;
import io.printlab.account.SignInSession;
import io.printlab.account.SingleSignOnRepository;
import io.printlab.account.SingleSignOnRequest;
import io.printlab.account.User;
import io.printlab.account.UserId;
import io.printlab.account.UserRepository;
import io.printlab.admission.Periods;
import io.printlab.admission.PrintRecord;
import io.printlab.audit.AuditAction;
import io.printlab.audit.AuditChange;
import io.printlab.audit.AuditEntry;
import io.printlab.audit.AuditFacts;
import io.printlab.audit.AuditQuery;
import io.printlab.audit.AuditSubject;
import io.printlab.camera.CameraAddress;
import io.printlab.camera.Snapshot;
import io.printlab.conversation.ConversationRepository;
import io.printlab.conversation.JobMessage;
import io.printlab.device.BuildVolume;
import io.printlab.device.Capabilities;
import io.printlab.device.DefinitionSource;
import io.printlab.device.Device;
import io.printlab.device.DeviceDefinition;
import io.printlab.device.DeviceId;
import io.printlab.device.DeviceState;
import io.printlab.device.DeviceStatus;
import io.printlab.device.Heat;
import io.printlab.device.NodeId;
import io.printlab.device.Requirements;
import io.printlab.device.StaleDeviceException;
import io.printlab.device.Telemetry;
import io.printlab.device.Temperature;
import io.printlab.dispatch.Dispatcher;
import io.printlab.driver.DriverFeature;
import io.printlab.driver.DriverSetting;
import io.printlab.driver.OfferedDriver;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.event.EventKind;
import io.printlab.event.LabEvent;
import io.printlab.file.Extents;
import io.printlab.file.Fact;
import io.printlab.file.PrintFile;
import io.printlab.file.PrintFileFacts;
import io.printlab.file.PrintFileId;
import io.printlab.forecast.BedClearing;
import io.printlab.forecast.ForecastOutcome;
import io.printlab.forecast.MadeForecast;
import io.printlab.job.Claim;
import io.printlab.job.Fading;
import io.printlab.job.Job;
import io.printlab.job.JobChange;
import io.printlab.job.JobId;
import io.printlab.job.JobQuery;
import io.printlab.job.JobState;
import io.printlab.job.Needs;
import io.printlab.job.Placement;
import io.printlab.job.PrintEstimate;
import io.printlab.job.StaleJobException;
import io.printlab.job.Submission;
import io.printlab.job.Tier;
import io.printlab.ledger.PrintTerms;
import io.printlab.node.Node;
import io.printlab.operation.Operation;
import io.printlab.queue.Backlog;
import io.printlab.queue.FairSharePolicy;
import io.printlab.queue.Lane;
import io.printlab.queue.PriorityWeights;
import io.printlab.queue.QueuePlace;
import io.printlab.queue.Ranking;
import io.printlab.queue.Reservation;
import io.printlab.queue.Share;
import io.printlab.queue.TimeRange;
import io.printlab.queue.WaitingJob;
import io.printlab.rule.LabRules;
import io.printlab.rule.RuleVersion;
import io.printlab.rule.StaleRulesException;
import io.printlab.safety.AlarmKind;
import io.printlab.safety.DeviceScripts;
import io.printlab.safety.ParkPosition;
import io.printlab.safety.PrintEnds;
import io.printlab.safety.SafetySettings;
import io.printlab.safety.ThermalAlarm;
import io.printlab.safety.ThermalLimits;
import io.printlab.store.LabStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What every {@link LabStore} keeps to. Implementers extend it and give an empty store for each test. One class for all
 * repositories, because they are one store: it is longer than others for that.
 */
public abstract class LabStoreContract {
    private static final Ranking RANKING = PriorityWeights.DEFAULT.ranking();
    private static final Offset<Double> EXACTLY = Offset.offset(1e-9);

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

    @Test
    void answersWhenItCan() {
        store.check();
    }

    @Nested
    class Accounts {
        @Test
        void aUserIsFoundByIdAndName() {
            User ada = store.users().add("ada", "Ada", Role.STAFF, clock.instant());
            User bob = store.users().add("bob", "Bob", Role.STUDENT, clock.instant());
            assertThat(store.users().byId(ada.id())).contains(ada);
            assertThat(store.users().byName("bob")).contains(bob);
            assertThat(store.users().byName("eve")).isEmpty();
            assertThat(store.users().all()).containsExactly(ada, bob);
            assertThat(ada.active()).isTrue();
        }

        @Test
        void aPersonIsInSeveralGroupsAndOfTheStaffOfSome() {
            User ada = store.users().add("ada", "Ada", Role.STUDENT, clock.instant());
            assertThat(ada.groups()).isEmpty();
            Group cad = store.groups().add(new Group("cad", "CAD 2", Group.Kind.CLASS), clock.instant());
            Group design = store.groups().add(new Group("design", "Design", Group.Kind.TEAM), clock.instant());
            store.groups().put("design", new GroupMember(ada.id(), true));
            store.groups().put("cad", new GroupMember(ada.id(), false));
            User designer = store.users().byId(ada.id()).orElseThrow();
            assertThat(designer.groups()).containsExactlyInAnyOrder("cad", "design");
            assertThat(designer.staffOf()).containsExactly("design");
            assertThat(store.users().byName("ada")).contains(designer);
            assertThat(store.users().all()).containsExactly(designer);
            assertThat(store.groups().all()).containsExactly(cad, design);
            assertThat(store.groups().members("design")).containsExactly(new GroupMember(ada.id(), true));
            assertThat(store.groups().usersIn(Set.of("cad", "design", "nowhere")))
                    .isEqualTo(Map.of("cad", Set.of(ada.id()), "design", Set.of(ada.id())));
            store.groups().put("design", new GroupMember(ada.id(), false));
            assertThat(store.users().byId(ada.id()).orElseThrow().staffOf()).isEmpty();
            assertThat(store.groups().takeOut("design", ada.id())).isTrue();
            assertThat(store.groups().takeOut("design", ada.id())).isFalse();
            assertThat(store.groups().usersIn(Set.of("design"))).isEmpty();
        }

        @Test
        void aGroupIsMadeOnceAndChangedAndRemoved() {
            UserId ada = lab.user("ada");
            Group cad = store.groups().add(new Group("cad", "CAD 2", Group.Kind.CLASS), clock.instant());
            assertCategory(() -> store.groups().add(cad, clock.instant()), ErrorCategory.CONFLICT);
            assertCategory(
                    () -> store.groups().put("cad", new GroupMember(new UserId(4711), false)), ErrorCategory.NOT_FOUND);
            assertCategory(() -> store.groups().put("nowhere", new GroupMember(ada, false)), ErrorCategory.NOT_FOUND);
            Group renamed = store.groups().change(new Group("cad", "CAD 3", Group.Kind.TEAM));
            assertThat(store.groups().byName("cad")).contains(renamed);
            assertCategory(
                    () -> store.groups().change(new Group("nowhere", "No", Group.Kind.TEAM)), ErrorCategory.NOT_FOUND);
            store.groups().put("cad", new GroupMember(ada, false));
            assertThat(store.groups().remove("cad")).isTrue();
            assertThat(store.groups().remove("cad")).isFalse();
            assertThat(store.groups().byName("cad")).isEmpty();
            assertThat(store.groups().members("cad")).isEmpty();
            assertThat(store.users().byId(ada).orElseThrow().groups()).isEmpty();
        }

        @Test
        void aNameIsTakenOnce() {
            lab.user("ada");
            assertCategory(() -> lab.user("ada"), ErrorCategory.CONFLICT);
        }

        @Test
        void aPasswordHashIsReplaced() {
            UserId ada = lab.user("ada");
            assertThat(store.users().passwordHash(ada)).isEmpty();
            store.users().setPasswordHash(ada, "one");
            store.users().setPasswordHash(ada, "two");
            assertThat(store.users().passwordHash(ada)).contains("two");
            assertCategory(() -> store.users().setPasswordHash(new UserId(4711), "x"), ErrorCategory.NOT_FOUND);
        }

        @Test
        void apiKeysBelongToTheirOwner() {
            UserId ada = lab.user("ada");
            UserId bob = lab.user("bob");
            KeyLimits limited = new KeyLimits(
                    Set.of(KeyScope.OPERATE_DEVICES),
                    Set.of(new DeviceId("left")),
                    clock.instant().plusSeconds(60));
            ApiKey first = store.apiKeys().add(ada, "slicer", "k1", "hash1", KeyLimits.FOR_SLICERS, clock.instant());
            ApiKey second = store.apiKeys().add(ada, "script", "k2", "hash2", limited, clock.instant());
            assertThat(first.limits()).isEqualTo(KeyLimits.FOR_SLICERS);
            assertThat(second.limits()).isEqualTo(limited);
            assertThat(store.apiKeys().byLookup("k1")).contains(first);
            assertThat(store.apiKeys().byLookup("k3")).isEmpty();
            assertThat(store.apiKeys().ofOwner(ada)).containsExactly(first, second);
            assertCategory(
                    () -> store.apiKeys().add(bob, "x", "k1", "h", KeyLimits.FOR_SLICERS, clock.instant()),
                    ErrorCategory.CONFLICT);
            assertThat(store.apiKeys().remove(bob, first.id())).isFalse();
            assertThat(store.apiKeys().remove(ada, first.id())).isTrue();
            assertThat(store.apiKeys().remove(ada, first.id())).isFalse();
            assertThat(store.apiKeys().ofOwner(ada)).containsExactly(second);
        }

        @Test
        void aKeyWithoutScopesOrDevicesStaysOneWithout() {
            KeyLimits nothing = new KeyLimits(Set.of(), Set.of(), null);
            ApiKey key = store.apiKeys().add(lab.user("ada"), "none", "k1", "hash", nothing, clock.instant());
            assertThat(store.apiKeys().byLookup("k1")).contains(key);
            assertThat(key.limits()).isEqualTo(nothing);
        }

        @Test
        void aRequestForAKeyIsDecidedOnceAndTakenOnce() {
            UserId ada = lab.user("ada");
            Instant end = clock.instant().plusSeconds(300);
            KeyRequest request = new KeyRequest("r1", "hash1", "Cura", "192.0.2.7", end, null, false);
            store.keyRequests().add(request);
            store.keyRequests().add(new KeyRequest("r2", "hash2", "Cura", "192.0.2.8", end, null, false));
            assertThat(store.keyRequests().countOf("192.0.2.7")).isEqualTo(1);
            assertThat(store.keyRequests().count()).isEqualTo(2);
            assertThat(store.keyRequests().byId("r1")).contains(request);
            assertThat(store.keyRequests().byTokenHash("hash1")).contains(request);
            assertThat(store.keyRequests().take("hash1")).isEmpty();
            assertThat(store.keyRequests().decide("r1", ada, true, end)).isFalse();
            assertThat(store.keyRequests().decide("r1", ada, true, clock.instant()))
                    .isTrue();
            assertThat(store.keyRequests().decide("r1", ada, false, clock.instant()))
                    .isFalse();
            KeyRequest decided = new KeyRequest("r1", "hash1", "Cura", "192.0.2.7", end, ada, true);
            assertThat(store.keyRequests().take("hash1")).contains(decided);
            assertThat(store.keyRequests().take("hash1")).isEmpty();
            assertThat(store.keyRequests().removeExpired(end.plusSeconds(1))).isEqualTo(1);
            assertThat(store.keyRequests().count()).isZero();
        }

        @Test
        void anApiKeyRemembersItsLastUse() {
            ApiKey key = store.apiKeys()
                    .add(lab.user("ada"), "slicer", "k1", "hash", KeyLimits.FOR_SLICERS, clock.instant());
            assertThat(key.lastUsedAt()).isNull();
            Instant later = clock.advance(Duration.ofHours(1));
            store.apiKeys().touch(key.id(), later);
            store.apiKeys().touch(key.id() + 1, later);
            assertThat(store.apiKeys().byLookup("k1").orElseThrow().lastUsedAt())
                    .isEqualTo(later);
        }

        @Test
        void sessionsEnd() {
            UserId ada = lab.user("ada");
            Instant now = clock.instant();
            SignInSession brief = session("1", ada, now.plusSeconds(60));
            SignInSession longer = session("2", ada, now.plusSeconds(600));
            store.sessions().add(brief);
            store.sessions().add(longer);
            assertThat(store.sessions().byTokenHash("t1")).contains(brief);
            store.sessions().touch("t2", now.plusSeconds(5));
            assertThat(store.sessions().byTokenHash("t2").orElseThrow().lastSeenAt())
                    .isEqualTo(now.plusSeconds(5));
            assertThat(store.sessions().removeExpired(now.plusSeconds(60))).isZero();
            assertThat(store.sessions().removeExpired(now.plusSeconds(61))).isEqualTo(1);
            assertThat(store.sessions().byTokenHash("t1")).isEmpty();
            store.sessions().remove("t2");
            store.sessions().remove("t2");
            assertThat(store.sessions().byTokenHash("t2")).isEmpty();
        }

        @Test
        void aSessionIsRenewedOnceAndItsOldTokenOpensNothing() {
            UserId ada = lab.user("ada");
            Instant later = clock.instant().plusSeconds(30);
            SignInSession session = session("1", ada, clock.instant().plusSeconds(600));
            store.sessions().add(session);
            assertThat(store.sessions().renew("t1", "t9", later)).isTrue();
            assertThat(store.sessions().renew("t1", "t8", later)).isFalse();
            assertThat(store.sessions().byTokenHash("t1")).isEmpty();
            assertThat(store.sessions().byTokenHash("t8")).isEmpty();
            SignInSession renewed = store.sessions().byTokenHash("t9").orElseThrow();
            assertThat(renewed.id()).isEqualTo(session.id());
            assertThat(renewed.authenticatedAt()).isEqualTo(later);
            assertThat(renewed.expiresAt()).isEqualTo(session.expiresAt());
            assertThat(renewed.csrfToken()).isEqualTo(session.csrfToken());
        }

        @Test
        void aPersonEndsOwnSessionsAndNobodyElses() {
            UserId ada = lab.user("ada");
            UserId bob = lab.user("bob");
            Instant end = clock.instant().plusSeconds(600);
            for (String number : List.of("1", "2", "3")) {
                store.sessions().add(session(number, ada, end));
            }
            store.sessions().add(session("4", bob, end));
            store.sessions().addHalfOpen(new HalfOpenSignIn("h1", ada, end));
            assertThat(store.sessions().ofUser(ada))
                    .extracting(SignInSession::id)
                    .containsExactly("id1", "id2", "id3");
            assertThat(store.sessions().remove(bob, "id1")).isFalse();
            assertThat(store.sessions().remove(ada, "id1")).isTrue();
            assertThat(store.sessions().remove(ada, "id1")).isFalse();
            assertThat(store.sessions().removeOthers(ada, "id2")).isEqualTo(1);
            assertThat(store.sessions().ofUser(ada))
                    .extracting(SignInSession::id)
                    .containsExactly("id2");
            assertThat(store.sessions().ofUser(bob)).hasSize(1);
            assertThat(store.sessions().halfOpen("h1")).isEmpty();
        }

        @Test
        void aHalfOpenSignInIsFinishedOnce() {
            UserId ada = lab.user("ada");
            Instant now = clock.instant();
            HalfOpenSignIn half = new HalfOpenSignIn("h1", ada, now.plusSeconds(60));
            store.sessions().addHalfOpen(half);
            store.sessions().addHalfOpen(new HalfOpenSignIn("h2", ada, now.plusSeconds(30)));
            assertThat(store.sessions().halfOpen("h1")).contains(half);
            assertThat(store.sessions().byTokenHash("h1")).isEmpty();
            assertThat(store.sessions().removeExpired(now.plusSeconds(31))).isZero();
            assertThat(store.sessions().halfOpen("h2")).isEmpty();
            assertThat(store.sessions().removeHalfOpen("h1")).isTrue();
            assertThat(store.sessions().removeHalfOpen("h1")).isFalse();
        }

        @Test
        void aSecondFactorIsOnOnceItIsConfirmedAndTakesEachStepOnce() {
            UserId ada = lab.user("ada");
            Instant now = clock.instant();
            SecondFactorRepository factors = store.secondFactors();
            assertThat(factors.ofUser(ada)).isEmpty();
            assertThat(factors.begin(ada, "FIRST", now)).isTrue();
            assertThat(factors.begin(ada, "SECRET", now)).isTrue();
            assertThat(factors.use(ada, 5)).isFalse();
            assertThat(factors.replaceRecoveryCodes(ada, List.of("r9"))).isFalse();
            assertThat(factors.confirm(ada, "FIRST", 5, List.of("r1"), now)).isFalse();
            assertThat(factors.confirm(ada, "SECRET", 5, List.of("r1", "r2"), now))
                    .isTrue();
            assertThat(factors.confirm(ada, "SECRET", 6, List.of("r3"), now)).isFalse();
            assertThat(factors.begin(ada, "OTHER", now)).isFalse();
            assertThat(factors.ofUser(ada)).contains(new SecondFactor(ada, "SECRET", now, now, 5));
            assertThat(factors.use(ada, 5)).isFalse();
            assertThat(factors.use(ada, 4)).isFalse();
            assertThat(factors.use(ada, 6)).isTrue();
            assertThat(factors.use(ada, 6)).isFalse();
            assertThat(factors.recoveryCodesLeft(ada)).isEqualTo(2);
            assertThat(factors.useRecoveryCode(lab.user("bob"), "r1")).isFalse();
            assertThat(factors.useRecoveryCode(ada, "r1")).isTrue();
            assertThat(factors.useRecoveryCode(ada, "r1")).isFalse();
            assertThat(factors.replaceRecoveryCodes(ada, List.of("r4", "r5", "r6")))
                    .isTrue();
            assertThat(factors.useRecoveryCode(ada, "r2")).isFalse();
            assertThat(factors.recoveryCodesLeft(ada)).isEqualTo(3);
            assertThat(factors.remove(ada)).isTrue();
            assertThat(factors.remove(ada)).isFalse();
            assertThat(factors.recoveryCodesLeft(ada)).isZero();
        }

        @Test
        void anIdentityIsOnePersonsAndARequestIsAnsweredOnce() {
            Instant now = clock.instant();
            SingleSignOnRepository elsewhere = store.singleSignOn();
            User eve = elsewhere.addUser("https://id", "s1", "eve", "Eve", Role.STUDENT, now);
            assertThat(store.users().byId(eve.id())).contains(eve);
            assertThat(store.users().passwordHash(eve.id())).isEmpty();
            ExternalIdentity eves = new ExternalIdentity("https://id", "s1", eve.id(), now);
            assertThat(elsewhere.find("https://id", "s1")).contains(eves);
            assertThat(elsewhere.find("https://other", "s1")).isEmpty();
            assertConflict(() -> elsewhere.addUser("https://id", "s1", "eve2", "Eve", Role.STUDENT, now));
            assertThat(store.users().byName("eve2")).isEmpty();
            assertConflict(() -> elsewhere.addUser("https://id", "s2", "eve", "Eve", Role.STUDENT, now));
            assertThat(elsewhere.find("https://id", "s2")).isEmpty();
            UserId ada = lab.user("ada");
            assertThat(elsewhere.link(new ExternalIdentity("https://id", "s1", ada, now)))
                    .isFalse();
            assertThat(elsewhere.link(new ExternalIdentity("https://id", "s3", ada, now)))
                    .isTrue();
            assertThat(elsewhere.ofUser(ada))
                    .extracting(ExternalIdentity::subject)
                    .containsExactly("s3");
            assertThat(elsewhere.unlink(ada, "https://id", "s1")).isFalse();
            assertThat(elsewhere.unlink(ada, "https://id", "s3")).isTrue();
            assertThat(store.users().setRole(ada, Role.STAFF).orElseThrow().role())
                    .isEqualTo(Role.STAFF);
            assertThat(store.users().byId(ada).orElseThrow().role()).isEqualTo(Role.STAFF);

            SingleSignOnRequest request = new SingleSignOnRequest(
                    "state", "browser", "nonce", "verifier", SingleSignOnRequest.Purpose.LINK, ada, "/", now);
            elsewhere.begin(request, now);
            assertThat(elsewhere.take("other")).isEmpty();
            assertThat(elsewhere.take("state")).contains(request);
            assertThat(elsewhere.take("state")).isEmpty();
            SingleSignOnRequest old = new SingleSignOnRequest(
                    "old", "browser", "nonce", "verifier", SingleSignOnRequest.Purpose.SIGN_IN, null, "/", now);
            elsewhere.begin(old, now);
            elsewhere.begin(request, now.plusSeconds(1));
            assertThat(elsewhere.take("old")).isEmpty();
        }

        private void assertConflict(Runnable attempt) {
            PrintLabException refused = catchThrowableOfType(PrintLabException.class, attempt::run);
            assertThat(refused.category()).isEqualTo(ErrorCategory.CONFLICT);
        }

        private SignInSession session(String number, UserId user, Instant expiresAt) {
            Instant now = clock.instant();
            return new SignInSession(
                    "id" + number, "t" + number, user, "c" + number, now, now, expiresAt, now, "192.0.2.1", "Browser");
        }
    }

    @Nested
    class Definitions {
        private final DeviceDefinition other = new DeviceDefinition(
                new DeviceId("left"),
                "Left",
                "other",
                Map.of("host", "10.0.0.7"),
                new Capabilities("MK3S", Set.of("PLA"), 0.4, new BuildVolume(250, 210, 210)));

        @Test
        void whatPeopleDefineIsToldFromWhatSettingsDefine() {
            Device configured = store.devices().add(lab.newDevice("a-right"));
            long before = store.events().latest();
            Device defined = store.definitions().add(lab.newDevice("left"));
            assertThat(store.devices().byId(defined.id())).contains(defined);
            assertThat(store.definitions().sources())
                    .isEqualTo(Map.of(
                            configured.id(), DefinitionSource.SETTINGS_FILE, defined.id(), DefinitionSource.LAB));
            assertThat(store.events().after(before, 10))
                    .singleElement()
                    .satisfies(event -> assertThat(event.details()).containsKey("definition"));
            assertConflict(() -> store.definitions().add(lab.newDevice("left")));
            assertConflict(() -> store.definitions().add(lab.newDevice("a-right")));

            store.definitions().configured(configured.node(), Set.of(defined.id()));
            assertThat(store.definitions().sources())
                    .isEqualTo(Map.of(
                            configured.id(), DefinitionSource.LEFT_OVER, defined.id(), DefinitionSource.SETTINGS_FILE));
            store.definitions().configured(new NodeId("another"), Set.of());
            assertThat(store.definitions().sources()).containsEntry(defined.id(), DefinitionSource.SETTINGS_FILE);
        }

        @Test
        void aRemovedDeviceIsGoneAndMayComeBack() {
            Device first = store.definitions().add(lab.newDevice("left"));
            store.operations().post(first.id(), null, Operation.Kind.EMERGENCY_STOP, "user:1", null, clock.instant());
            store.definitions().remove(first, clock.instant());
            assertThat(store.devices().all()).isEmpty();
            assertThat(store.devices().byId(first.id())).isEmpty();
            assertThat(store.definitions().sources()).isEmpty();
            assertThat(store.operations().waiting(first.id())).isEmpty();
            assertThatThrownBy(() -> store.devices().store(first.withMaintenance(SampleLab.maintenance())))
                    .isInstanceOf(StaleDeviceException.class);
            assertThatThrownBy(() -> store.definitions().remove(first, clock.instant()))
                    .isInstanceOf(StaleDeviceException.class);
            Device second = store.definitions().add(lab.newDevice("left"));
            assertThat(second.inService()).isTrue();
            assertThat(second.version()).isGreaterThan(first.version());
            assertThatThrownBy(() -> store.devices().store(first.withMaintenance(SampleLab.maintenance())))
                    .isInstanceOf(StaleDeviceException.class);
            store.definitions().remove(second, clock.instant());
            assertThat(store.devices().add(lab.newDevice("left")).inService()).isTrue();
        }

        @Test
        void aDeviceWithAJobIsReachedAsBeforeAndStays() {
            UserId ada = lab.user("ada");
            Device device = lab.readyDevice("left");
            Claim claim = lab.claimed(ada, device);
            Device working = store.devices().byId(device.id()).orElseThrow();
            assertConflict(() -> store.definitions().change(working.defined(other, clock.instant())));
            assertConflict(() -> store.definitions().remove(working, clock.instant()));
            DeviceDefinition named = new DeviceDefinition(
                    working.id(),
                    "Another name",
                    working.definition().driver(),
                    working.definition().settings(),
                    working.definition().capabilities());
            Device renamed = store.definitions().change(working.defined(named, clock.instant()));
            assertThat(renamed.status()).isEqualTo(working.status());
            store.jobs().store(claim.interrupt("The cable is out.", clock.instant()));
            assertConflict(() -> store.definitions().remove(renamed, clock.instant()));
            Device changed = store.definitions().change(renamed.defined(other, clock.instant()));
            assertThat(store.devices().byId(device.id())).contains(changed);
            assertThat(changed.status().state()).isEqualTo(DeviceState.UNKNOWN);
        }

        @Test
        void theDriversOfANodeAreThoseItStartedWithLast() {
            NodeId node = new NodeId("pi");
            OfferedDriver lasers = new OfferedDriver(
                    node,
                    "laser",
                    Set.of(DriverFeature.PAUSE),
                    List.of(
                            new DriverSetting("port", "Port", DriverSetting.Kind.SERIAL_PORT, null, "Where it is."),
                            new DriverSetting("code", "Code", DriverSetting.Kind.SECRET, "", "Its access code.")));
            OfferedDriver labels = new OfferedDriver(node, "labels", Set.of(), List.of());
            OfferedDriver others = new OfferedDriver(new NodeId("desk"), "labels", Set.of(), List.of());
            store.drivers().offer(node, List.of(lasers, labels), clock.instant());
            store.drivers().offer(others.node(), List.of(others), clock.instant());
            assertThat(store.drivers().all()).containsExactly(others, labels, lasers);
            store.drivers().offer(node, List.of(lasers), clock.instant());
            assertThat(store.drivers().all()).containsExactly(others, lasers);
        }

        private void assertConflict(Runnable attempt) {
            PrintLabException refused = catchThrowableOfType(PrintLabException.class, attempt::run);
            assertThat(refused.category()).isEqualTo(ErrorCategory.CONFLICT);
        }
    }

    @Nested
    class Devices {
        @Test
        void aDeviceIsAddedOnce() {
            Device first = store.devices().add(lab.newDevice("left"));
            clock.advance(Duration.ofHours(1));
            assertThat(store.devices().add(lab.newDevice("left"))).isEqualTo(first);
            Device second = store.devices().add(lab.newDevice("a-right"));
            assertThat(store.devices().all()).containsExactly(second, first);
            assertThat(store.devices().byId(first.id())).contains(first);
            assertThat(store.devices().byId(new DeviceId("none"))).isEmpty();
        }

        @Test
        void onlyTheNextVersionIsStored() {
            Device device = store.devices().add(lab.newDevice("left"));
            Device off = store.devices().store(device.withMaintenance(SampleLab.maintenance()));
            assertThat(store.devices().byId(device.id())).contains(off);
            assertThatThrownBy(() -> store.devices().store(device.withMaintenance(null)))
                    .isInstanceOf(StaleDeviceException.class);
            assertThatThrownBy(() -> store.devices().store(lab.newDevice("none").withMaintenance(null)))
                    .isInstanceOf(StaleDeviceException.class);
            assertThat(store.devices().byId(device.id())).contains(off);
        }

        @Test
        void eachKindOfChangeIsLogged() {
            Device device = store.devices().add(lab.newDevice("left"));
            long before = store.events().latest();
            Device idle = store.devices()
                    .store(device.withStatus(new DeviceStatus(DeviceState.IDLE, "Idle.", clock.instant())));
            Device clear = store.devices().store(idle.withBed(idle.bed().clear("user:1", clock.instant())));
            store.devices().store(clear.withBed(clear.bed()));
            List<LabEvent> events = store.events().after(before, 10);
            assertThat(events)
                    .extracting(LabEvent::kind)
                    .containsExactly(EventKind.DEVICE_CHANGED, EventKind.BED_CHANGED);
            assertThat(events.get(0).details())
                    .containsEntry("state", "IDLE")
                    .containsEntry("inService", "true")
                    .containsEntry("evidence", "Idle.");
            assertThat(events.get(1).details()).containsEntry("bed", "CLEAR").containsKey("reason");
            assertThat(events.get(1).device()).isEqualTo(device.id());
        }

        @Test
        void telemetryIsReplacedAndNotLogged() {
            Device device = store.devices().add(lab.newDevice("left"));
            long before = store.events().latest();
            store.devices().report(new Telemetry(device.id(), clock.instant(), null, null, null, "idle", List.of()));
            Telemetry newest = new Telemetry(
                    device.id(),
                    clock.instant(),
                    7L,
                    0.25,
                    Duration.ofMinutes(3),
                    "printing",
                    List.of(new Temperature("nozzle", 214.5, 215.0), new Temperature("bed", 59.9, null)));
            store.devices().report(newest);
            assertThat(store.devices().telemetry()).containsExactly(newest);
            assertThat(store.devices().byId(device.id()).orElseThrow().version())
                    .isEqualTo(1);
            assertThat(store.events().latest()).isEqualTo(before);
        }
    }

    @Nested
    class Files {
        @Test
        void theFirstRecordOfAContentStands() {
            PrintFileFacts facts = new PrintFileFacts(
                    Fact.slicer("PrusaSlicer 2.8"),
                    Fact.estimated(Duration.ofMinutes(41)),
                    Fact.measured(1234.5),
                    null,
                    Fact.slicer("PLA"),
                    Fact.measured(100),
                    null,
                    Fact.slicer(0.4),
                    null,
                    Fact.measured(new Extents(0, 1, 2, 3, 4, 5)),
                    Fact.slicer(215),
                    null,
                    9876);
            PrintFile file = new PrintFile(
                    SampleLab.FILE, 4711, "gcode", facts, new PrintFileId("cd".repeat(32)), clock.instant());
            assertThat(store.files().add(file)).isEqualTo(file);
            PrintFile again = new PrintFile(SampleLab.FILE, 1, "other", facts, null, clock.instant());
            assertThat(store.files().add(again)).isEqualTo(file);
            assertThat(store.files().byId(SampleLab.FILE)).contains(file);
            assertThat(store.files().byId(new PrintFileId("ef".repeat(32)))).isEmpty();
        }
    }

    @Nested
    class Jobs {
        @Test
        void aJobComesBackAsItWasStored() {
            Job job = lab.queued(
                    lab.user("ada"),
                    "PETG",
                    lab.place(Tier.HIGH, 0.7, clock.instant().plusSeconds(60)));
            assertThat(store.jobs().byId(job.id())).contains(job);
            assertThat(store.jobs().byId(new JobId(4711))).isEmpty();
            assertThat(store.jobs().history(new JobId(4711))).isEmpty();
            assertThat(store.jobs().byIds(List.of(job.id(), new JobId(4711), job.id())))
                    .containsExactly(job);
            assertThat(store.jobs().byIds(List.of())).isEmpty();
            assertThat(Job.replay(store.jobs().history(job.id()))).isEqualTo(job);
        }

        @Test
        void idsAndFencesAreNeverGivenTwice() {
            assertThat(store.jobs().nextId()).isNotEqualTo(store.jobs().nextId());
            List<Long> fences = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                fences.add(lab.claimed(lab.user("user" + i), lab.readyDevice("device-" + i))
                        .lease()
                        .fence());
            }
            assertThat(fences).hasSize(3).isSorted().doesNotHaveDuplicates();
        }

        @Test
        void aStaleMoveIsRefusedAndLeavesNothing() {
            Job job = lab.queued(lab.user("ada"));
            JobChange late = job.withdraw("too late", SampleLab.STAFF, clock.instant());
            Job held = store.jobs().store(job.hold("wait", SampleLab.STAFF, clock.instant()));
            long events = store.events().latest();
            assertThatThrownBy(() -> store.jobs().store(late)).isInstanceOf(StaleJobException.class);
            assertThat(store.jobs().byId(job.id())).contains(held);
            assertThat(store.jobs().history(job.id())).hasSize(3);
            assertThat(store.events().latest()).isEqualTo(events);
        }

        @Test
        void aJobIsSubmittedOnce() {
            JobChange submit = Job.submit(
                    store.jobs().nextId(), lab.submission(lab.user("ada")), SampleLab.STAFF, clock.instant());
            store.jobs().store(submit);
            assertThatThrownBy(() -> store.jobs().store(submit)).isInstanceOf(StaleJobException.class);
        }

        @Test
        void everyMoveIsToldWithItsOwnerAndDevice() {
            UserId ada = lab.user("ada");
            Device device = lab.readyDevice("left");
            long before = store.events().latest();
            Claim claim = lab.claimed(ada, device);
            List<LabEvent> events = store.events().after(before, 10);
            assertThat(events)
                    .extracting(event -> event.details().get("move"))
                    .containsExactly("SUBMIT", "ENQUEUE", "CLAIM");
            assertThat(events).allSatisfy(event -> {
                assertThat(event.kind()).isEqualTo(EventKind.JOB_MOVED);
                assertThat(event.owner()).isEqualTo(ada);
                assertThat(event.job()).isEqualTo(claim.job().id());
            });
            assertThat(events.get(0).details()).doesNotContainKey("from").containsEntry("to", "ANALYSING");
            assertThat(events.get(2).device()).isEqualTo(device.id());
        }

        @Test
        void listsNewestFirstByOwnerStateDeviceAndPage() {
            UserId ada = lab.user("ada");
            UserId bob = lab.user("bob");
            Device device = lab.readyDevice("left");
            Job first = lab.queued(ada);
            Job second = lab.queued(bob);
            Job third = lab.claimed(ada, device).job();
            assertThat(store.jobs().list(JobQuery.newest(2))).containsExactly(third, second);
            assertThat(store.jobs().list(JobQuery.newest(2).before(second.id())))
                    .containsExactly(first);
            assertThat(store.jobs().list(JobQuery.newest(9).ownedBy(ada))).containsExactly(third, first);
            assertThat(store.jobs().list(JobQuery.newest(9).in(JobState.QUEUED, JobState.HELD)))
                    .containsExactly(second, first);
            assertThat(store.jobs().list(JobQuery.newest(9).on(device.id()))).containsExactly(third);
        }

        @Test
        void listsWhatIsOfAPersonOrForGroups() {
            UserId ada = lab.user("ada");
            UserId bob = lab.user("bob");
            Job own = lab.submittedFor(ada, "design");
            Job others = lab.submittedFor(bob, "design");
            Job forCad = lab.submittedFor(bob, "cad");
            lab.submitted(bob);
            JobQuery all = JobQuery.newest(9);
            assertThat(store.jobs().list(all.within(ada, Set.of("cad")))).containsExactly(forCad, own);
            assertThat(store.jobs().list(all.within(ada, Set.of("cad", "design"))))
                    .containsExactly(forCad, others, own);
            assertThat(store.jobs().list(all.within(ada, Set.of()))).containsExactly(own);
            assertThat(store.jobs().list(all.ownedBy(bob).within(ada, Set.of("design"))))
                    .containsExactly(others);
        }

        @Test
        void aJobKeepsItsGroupAndItsEventsSayIt() {
            UserId ada = lab.user("ada");
            long before = store.events().latest();
            Job submitted = lab.submittedFor(ada, "design");
            Job queued = store.jobs()
                    .store(submitted.enqueue(
                            lab.needs("PLA"), lab.place(Tier.NORMAL, 1, null), SampleLab.STAFF, clock.instant()));
            Job claimed = lab.claims()
                    .win(queued.id(), lab.readyDevice("left").id(), SampleLab.STAFF, clock.instant())
                    .orElseThrow()
                    .job();
            assertThat(claimed.submission().group()).isEqualTo("design");
            assertThat(store.jobs().byId(claimed.id())).contains(claimed);
            assertThat(Job.replay(store.jobs().history(claimed.id()))).isEqualTo(claimed);
            assertThat(store.events().after(before, 10))
                    .filteredOn(event -> event.job() != null)
                    .hasSize(3)
                    .allSatisfy(event -> assertThat(event.ownership()).isEqualTo(new Ownership(ada, "design")));
        }

        @Test
        void countsEveryStateThatIsNoEnd() {
            UserId ada = lab.user("ada");
            assertThat(store.jobs().countByState())
                    .containsOnlyKeys(Arrays.stream(JobState.values())
                            .filter(state -> !state.isEnd())
                            .toList())
                    .allSatisfy((state, count) -> assertThat(count).isZero());
            lab.submitted(ada);
            lab.queued(ada);
            lab.queued(lab.user("bob"));
            store.jobs().store(lab.queued(ada).hold("wait", SampleLab.STAFF, clock.instant()));
            store.jobs().store(lab.queued(ada).withdraw("no more", SampleLab.STAFF, clock.instant()));
            lab.claimed(ada, lab.readyDevice("left"));
            Claim lost = lab.claimed(ada, lab.readyDevice("right"));
            lab.claims().end(lost.interrupt("The cable came off.", clock.instant()));
            Map<JobState, Long> expected = new EnumMap<>(JobState.class);
            store.jobs().countByState().keySet().forEach(state -> expected.put(state, 0L));
            expected.putAll(Map.of(
                    JobState.ANALYSING, 1L,
                    JobState.QUEUED, 2L,
                    JobState.HELD, 1L,
                    JobState.CLAIMED, 1L,
                    JobState.INTERRUPTED, 1L));
            assertThat(store.jobs().countByState()).isEqualTo(expected);
        }

        @Test
        void whatIsOnTheDevicesIsFoundAtOnce() {
            UserId ada = lab.user("ada");
            lab.queued(ada);
            assertThat(store.jobs().onDevices()).isEmpty();
            Job left = lab.claimed(ada, lab.readyDevice("left")).job();
            Claim over = lab.claimed(ada, lab.readyDevice("middle"));
            Job right = lab.claimed(lab.user("bob"), lab.readyDevice("right")).job();
            lab.claims().end(over.interrupt("The cable came off.", clock.instant()));
            assertThat(store.jobs().onDevices()).containsExactlyInAnyOrder(left, right);
        }
    }

    @Nested
    class ClaimsAndLeases {
        @Test
        void aDeviceThatIsNotReadyGetsNothing() {
            Job job = lab.queued(lab.user("ada"));
            Device device = store.devices().add(lab.newDevice("left"));
            assertThat(win(job, device.id())).isEmpty();
            assertThat(win(job, new DeviceId("none"))).isEmpty();
            Device ready = lab.readyDevice("right");
            store.devices().store(ready.withMaintenance(SampleLab.maintenance()));
            assertThat(win(job, ready.id())).isEmpty();
            assertThat(store.jobs().byId(job.id())).contains(job);
        }

        @Test
        void aDeviceHasOneJobAtATime() {
            UserId ada = lab.user("ada");
            Device device = lab.readyDevice("left");
            lab.claimed(ada, device);
            assertThat(win(lab.queued(ada), device.id())).isEmpty();
        }

        @Test
        void ofSixteenClaimersForOneDeviceOneWins() throws Exception {
            UserId ada = lab.user("ada");
            Device device = lab.readyDevice("left");
            List<Job> jobs = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                jobs.add(lab.queued(ada));
            }
            List<Optional<Claim>> won = together(16, i -> win(jobs.get(i), device.id()));
            assertThat(won.stream().flatMap(Optional::stream)).hasSize(1);
            assertThat(store.jobs().onDevicesOf(SampleLab.NODE)).hasSize(1);
            assertThat(store.queue().count()).isEqualTo(15);
        }

        @Test
        void ofSixteenClaimersForOneJobOneWins() throws Exception {
            Job job = lab.queued(lab.user("ada"));
            List<Device> devices = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                devices.add(lab.readyDevice("printer-" + i));
            }
            List<Optional<Claim>> won =
                    together(16, i -> win(job, devices.get(i).id()));
            assertThat(won.stream().flatMap(Optional::stream)).hasSize(1);
            assertThat(store.jobs().history(job.id())).hasSize(3);
        }

        @Test
        void anOldClaimCannotMoveTheJobOfANewOne() {
            UserId ada = lab.user("ada");
            Device device = lab.readyDevice("left");
            Claim old = lab.claimed(ada, device);
            Job back = lab.claims().end(old.giveBack("not yet", clock.instant()));
            Claim next = win(back, device.id()).orElseThrow();
            assertThat(next.lease().fence()).isGreaterThan(old.lease().fence());
            assertThatThrownBy(() -> lab.claims().store(old.start(clock.instant())))
                    .isInstanceOf(StaleJobException.class);
            lab.claims().store(next.start(clock.instant()));
        }

        @Test
        void leasesExpireUnlessRenewed() {
            UserId ada = lab.user("ada");
            Claim left = lab.claimed(ada, lab.readyDevice("left"));
            Claim right = lab.claimed(ada, lab.readyDevice("right"));
            Instant later = clock.advance(Duration.ofSeconds(31));
            assertThat(store.jobs().expired(clock.instant().minusSeconds(1))).isEmpty();
            long fence = left.lease().fence();
            assertThat(store.jobs().renew(List.of(fence, 99_999L), later.plusSeconds(30)))
                    .containsExactly(fence);
            assertThat(store.jobs().expired(later)).containsExactly(right.job());
            assertThat(store.jobs().byId(left.job().id())).contains(left.job());
            lab.claims().end(right.interrupt("lost", later));
            assertThat(store.jobs().renew(Set.of(right.lease().fence()), later)).isEmpty();
            assertThat(store.jobs().expired(later)).isEmpty();
        }

        @Test
        void aClaimThatIsFoundAgainStandsAgainUnlessSomebodySettledTheJob() {
            Claim claim = lab.claimed(lab.user("ada"), lab.readyDevice("left"));
            DeviceId left = claim.lease().device();
            long fence = claim.lease().fence();
            Instant later = clock.advance(Duration.ofSeconds(31));
            Job lost = lab.claims().end(claim.interrupt("lost", later));
            assertThat(lab.claims().findAgain(lost.id(), left, fence + 1, "seen", SampleLab.STAFF, later))
                    .isEmpty();
            assertThat(lab.claims().findAgain(lost.id(), new DeviceId("right"), fence, "seen", SampleLab.STAFF, later))
                    .isEmpty();

            Claim found = lab.claims()
                    .findAgain(lost.id(), left, fence, "seen", SampleLab.STAFF, later)
                    .orElseThrow();
            assertThat(found.job().state()).isEqualTo(JobState.PRINTING);
            assertThat(store.jobs().byId(lost.id())).contains(found.job());
            assertThat(Job.replay(store.jobs().history(lost.id()))).isEqualTo(found.job());
            assertThat(store.jobs().expired(later)).isEmpty();
            assertThat(store.jobs().expired(later.plusSeconds(31))).containsExactly(found.job());
            assertThat(store.jobs().renew(List.of(fence), later)).containsExactly(fence);

            Job again = lab.claims().end(found.interrupt("lost", later));
            store.jobs().store(again.settleFailed("seen", SampleLab.STAFF, later));
            assertThat(lab.claims().findAgain(lost.id(), left, fence, "seen", SampleLab.STAFF, later))
                    .isEmpty();
        }

        @Test
        void aNodeFindsWhatItHasOnItsDevices() {
            Claim claim = lab.claimed(lab.user("ada"), lab.readyDevice("left"));
            assertThat(store.jobs().onDevicesOf(SampleLab.NODE)).containsExactly(claim.job());
            assertThat(store.jobs().onDevicesOf(new NodeId("other"))).isEmpty();
        }
    }

    @Nested
    class Nodes {
        private final NodeId left = new NodeId("pi-left");
        private final UUID run = new UUID(1, 1);

        @Test
        void aRunSaysThatItLivesUntilAnotherBeginsUnderItsId() {
            Instant start = clock.instant();
            Node node = new Node(left, run, Set.of("DEVICES", "WEB"), "raspberrypi", start, start);
            store.nodes().begin(node);
            assertThat(store.nodes().all()).contains(node);
            Instant later = clock.advance(Duration.ofSeconds(10));
            assertThat(store.nodes().seen(left, run, later)).contains(start);
            assertThat(store.nodes().seen(left, run, later.plusSeconds(1))).contains(later);
            assertThat(store.nodes().seen(left, new UUID(1, 2), later)).isEmpty();
            assertThat(store.nodes().seen(new NodeId("other"), run, later)).isEmpty();

            UUID next = new UUID(1, 2);
            store.nodes().begin(new Node(left, next, Set.of("DEVICES"), "raspberrypi", later, later));
            assertThat(store.nodes().seen(left, run, later)).isEmpty();
            assertThat(store.nodes().seen(left, next, later)).contains(later);
        }

        @Test
        void aSilentNodeIsRemovedOnceItHasNoDevices() {
            Instant start = clock.instant();
            store.nodes().begin(new Node(left, run, Set.of(), "raspberrypi", start, start));
            store.nodes().begin(new Node(SampleLab.NODE, run, Set.of(), "tower", start, start));
            lab.readyDevice("left");
            assertThat(store.nodes().removeSilent(left, start))
                    .as("heard of at that time")
                    .isFalse();
            assertThat(store.nodes().removeSilent(left, start.plusSeconds(1))).isTrue();
            assertThat(store.nodes().removeSilent(left, start.plusSeconds(1))).isFalse();
            assertThat(store.nodes().removeSilent(SampleLab.NODE, start.plusSeconds(1)))
                    .as("it has a device")
                    .isFalse();
            assertThat(store.nodes().all()).extracting(Node::id).containsExactly(SampleLab.NODE);
        }
    }

    @Nested
    class Queue {
        @Test
        void headsAreTheFirstOfEachUserInEachLane() {
            UserId ada = lab.user("ada");
            UserId bob = lab.user("bob");
            Job late = lab.queued(ada, "PLA", lab.place(Tier.NORMAL, 1, null));
            clock.advance(Duration.ofMinutes(1));
            Job urgent = lab.queued(ada, "PLA", lab.place(Tier.HIGH, 1, null));
            Job other = lab.queued(ada, "PETG", lab.place(Tier.LOW, 1, null));
            Job bobs = lab.queued(bob, "PLA", lab.place(Tier.NORMAL, 1, null));
            Lane pla = Lane.of(lab.needs("PLA"));
            Lane petg = Lane.of(lab.needs("PETG"));
            assertThat(store.queue().lanes()).containsExactlyInAnyOrder(pla, petg);
            assertThat(ids(store.queue().heads(List.of(pla, pla)))).containsExactlyInAnyOrder(urgent.id(), bobs.id());
            assertThat(ids(store.queue().heads(List.of(pla, petg))))
                    .containsExactlyInAnyOrder(urgent.id(), bobs.id(), other.id());
            assertThat(store.queue().heads(List.of())).isEmpty();
            assertThat(ids(store.queue().waiting(3))).containsExactly(urgent.id(), late.id(), bobs.id());
            assertThat(store.queue().count()).isEqualTo(4);
        }

        @Test
        void aWaitingJobShowsItsPlace() {
            Instant promoteAt = clock.instant().plusSeconds(60);
            Job job = lab.queued(lab.user("ada"), "PLA", lab.place(Tier.LOW, 0.5, promoteAt));
            assertThat(store.queue().waiting(1))
                    .containsExactly(new WaitingJob(
                            job.id(),
                            job.submission().owner(),
                            Lane.of(lab.needs("PLA")),
                            Tier.LOW,
                            promoteAt,
                            null,
                            clock.instant(),
                            0.5,
                            RANKING.rank(Tier.LOW, clock.instant(), 0.5)));
        }

        @Test
        void promotionMovesUpInTimeAndIsNoMove() {
            UserId ada = lab.user("ada");
            Job low = lab.queued(
                    ada, "PLA", lab.place(Tier.LOW, 1, clock.instant().plusSeconds(60)));
            Job emergency = lab.queued(ada, "PLA", lab.place(Tier.EMERGENCY, 1, clock.instant()));
            lab.queued(ada, "PLA", lab.place(Tier.HIGH, 1, null));
            assertThat(store.queue().promoteDue(clock.instant().plusSeconds(59), RANKING))
                    .isZero();
            assertThat(store.queue().promoteDue(clock.instant().plusSeconds(60), RANKING))
                    .isEqualTo(1);
            assertThat(store.queue().promoteDue(clock.instant().plusSeconds(61), RANKING))
                    .isZero();
            List<WaitingJob> waiting = store.queue().waiting(9);
            assertThat(ids(waiting)).startsWith(emergency.id(), low.id());
            assertThat(waiting.get(1).tier()).isEqualTo(Tier.AT_RISK);
            assertThat(waiting.get(1).promoteAt()).isNull();
            assertThat(waiting.get(1).rank()).isEqualTo(RANKING.rank(Tier.AT_RISK, clock.instant(), 1), EXACTLY);
            assertThat(store.jobs().byId(low.id())).contains(low);
        }

        @Test
        void whatIsOverdueGoesBeforeEveryShare() {
            UserId ada = lab.user("ada");
            UserId bob = lab.user("bob");
            lab.claimed(ada, lab.readyDevice("left"));
            Placement usual = lab.place(Tier.NORMAL, 1, clock.instant().plusSeconds(10));
            Job old = lab.queued(
                    ada,
                    "PLA",
                    new Placement(
                            Tier.NORMAL,
                            usual.promoteAt(),
                            clock.instant().plusSeconds(60),
                            usual.queuedAt(),
                            1,
                            usual.rank(),
                            usual.policy()));
            Job fresh = lab.queued(bob);
            store.queue().promoteDue(clock.instant().plusSeconds(10), RANKING);
            assertThat(store.queue().waiting(1).get(0).tier()).isEqualTo(Tier.AT_RISK);
            assertThat(store.queue().promoteDue(clock.instant().plusSeconds(60), RANKING))
                    .isEqualTo(1);
            assertThat(store.queue().promoteDue(clock.instant().plusSeconds(60), RANKING))
                    .isZero();
            WaitingJob first = store.queue().front(2).get(0);
            assertThat(first.id()).isEqualTo(old.id());
            assertThat(first.tier()).isEqualTo(Tier.OVERDUE);
            assertThat(first.rank()).isEqualTo(RANKING.rank(Tier.OVERDUE, clock.instant(), 1), EXACTLY);
            assertThat(ids(store.queue().candidates(List.of(first.lane()), 1, 1).jobs()))
                    .as("the bound of an owner follows a promotion")
                    .contains(old.id());
            assertThat(ids(store.queue().front(2))).containsExactly(old.id(), fresh.id());
        }

        @Test
        void theBacklogIsWhatItsOwnerHasWaiting() {
            UserId ada = lab.user("ada");
            assertThat(store.queue().backlog(ada)).isEqualTo(Backlog.NONE);
            lab.queued(ada, "PLA", lab.place(Tier.NORMAL, 2, null));
            lab.queued(ada, "PETG", lab.place(Tier.LOW, 0.5, null));
            lab.queued(lab.user("bob"));
            lab.claimed(lab.user("eve"), lab.readyDevice("left"));
            assertThat(store.queue().backlog(ada)).isEqualTo(new Backlog(2, 2.5));
        }

        @Test
        void sharesFadeByHalfInAHalfLifeAndNotTwiceForOneHour() {
            UserId ada = lab.user("ada");
            store.queue().fadeShares(clock.instant());
            lab.queued(ada, "PLA", lab.place(Tier.NORMAL, 8, null));
            assertThat(win(
                            store.jobs().list(JobQuery.newest(1)).get(0),
                            lab.readyDevice("left").id()))
                    .isPresent();
            assertThat(store.queue().fadeShares(clock.advance(Duration.ofMinutes(59))))
                    .isFalse();
            assertThat(time(ada)).isEqualTo(8, EXACTLY);
            assertThat(store.queue().fadeShares(clock.advance(Fading.HALF_LIFE.minusMinutes(59))))
                    .isTrue();
            assertThat(time(ada)).isEqualTo(4, EXACTLY);
            assertThat(store.queue().fadeShares(clock.instant())).isFalse();
        }

        @Test
        void aClaimChargesAndTheEndSettles() {
            UserId ada = lab.user("ada");
            Device device = lab.readyDevice("left");
            Job job = lab.queued(ada, "PLA", lab.place(Tier.NORMAL, 2, null));
            assertThat(time(ada)).isZero();
            Claim claim = win(job, device.id()).orElseThrow();
            assertThat(time(ada)).isEqualTo(2, EXACTLY);
            Claim printing = lab.claims().store(claim.start(clock.instant()));
            lab.claims().end(printing.complete(clock.advance(Duration.ofMinutes(30))));
            assertThat(time(ada))
                    .as(
                            "half an hour of a print of 40 minutes that was placed at 2 hours: what is given back has faded as the charge has")
                    .isEqualTo(2 - 0.5 * Fading.kept(Duration.ofMinutes(30)), EXACTLY);
            assertThat(store.queue().count()).isZero();
        }

        @Test
        void groupsShareAlikeAndTheirMembersAmongThemselves() {
            UserId ada = lab.user("ada");
            UserId bob = lab.user("bob");
            UserId eve = lab.user("eve");
            lab.group("design", ada, bob);
            lab.group("robots", bob);
            List.of(ada, bob, eve).forEach(lab::queued);
            assertThat(store.queue().weighShares(false)).isZero();
            assertThat(store.queue().weighShares(true)).isEqualTo(1);
            assertThat(weight(ada)).as("two of its group have jobs").isEqualTo(0.5);
            assertThat(weight(bob)).as("nobody else of the robots has a job").isEqualTo(1);
            assertThat(weight(eve)).as("in no group").isEqualTo(1);
            assertThat(store.queue().weighShares(true)).isZero();
            assertThat(store.queue().weighShares(false)).isEqualTo(1);
            assertThat(weight(ada)).isEqualTo(1);
        }

        @Test
        void whoIsAloneGetsAsMuchAsAGroup() {
            UserId ada = lab.user("ada");
            UserId bob = lab.user("bob");
            UserId eve = lab.user("eve");
            lab.group("design", ada, bob);
            for (int round = 0; round < 12; round++) {
                List.of(ada, bob, eve).forEach(lab::queued);
            }
            store.queue().weighShares(true);
            List<Device> devices = IntStream.range(0, 12)
                    .mapToObj(number -> lab.readyDevice("d" + number))
                    .toList();
            Map<UserId, Long> won = new Dispatcher(store, new FairSharePolicy(), lab.claims(), Map.of())
                    .claim(devices, clock.instant()).stream()
                            .collect(Collectors.groupingBy(
                                    claim -> claim.job().submission().owner(), Collectors.counting()));
            assertThat(won).isEqualTo(Map.of(eve, 6L, ada, 3L, bob, 3L));
        }

        @Test
        void aChangedWeightDoesNotChangeWhatIsSettled() {
            UserId ada = lab.user("ada");
            UserId bob = lab.user("bob");
            lab.group("design", ada, bob);
            Job job = lab.queued(ada, "PLA", lab.place(Tier.NORMAL, 2, null));
            lab.queued(bob);
            store.queue().weighShares(true);
            Claim claim = win(job, lab.readyDevice("left").id()).orElseThrow();
            assertThat(time(ada)).as("two hours at the weight of a half").isEqualTo(4, EXACTLY);
            store.queue().weighShares(false);
            lab.claims().end(claim.fail("jam", clock.instant()));
            assertThat(time(ada)).isEqualTo(0, EXACTLY);
        }

        @Test
        void whatTheLabIsAtFaultForIsGivenBack() {
            UserId ada = lab.user("ada");
            store.queue().fadeShares(clock.instant());
            Claim claim = lab.claimed(ada, lab.readyDevice("left"));
            assertThat(time(ada)).isEqualTo(1, EXACTLY);
            store.queue().fadeShares(clock.advance(Duration.ofHours(5)));
            lab.claims().end(claim.fail("jam", clock.instant()));
            assertThat(time(ada)).isEqualTo(0, EXACTLY);
        }

        @Test
        void whoQueuesAfterAPauseCatchesUpWithThoseWhoWait() {
            UserId ada = lab.user("ada");
            UserId bob = lab.user("bob");
            lab.claimed(ada, lab.readyDevice("left"));
            lab.claimed(ada, lab.readyDevice("right"));
            lab.queued(ada);
            assertThat(time(ada)).isEqualTo(2, EXACTLY);
            lab.queued(bob);
            assertThat(time(bob)).isEqualTo(2, EXACTLY);
            lab.queued(bob);
            assertThat(time(bob)).isEqualTo(2, EXACTLY);
            assertThat(store.queue().shares().get(bob)).isEqualTo(new Share(bob, 2, 1));
        }

        @Test
        void whoIsAheadIsNotPulledBack() {
            UserId ada = lab.user("ada");
            UserId bob = lab.user("bob");
            lab.queued(bob);
            lab.claimed(ada, lab.readyDevice("left"));
            lab.queued(ada);
            assertThat(time(ada)).isEqualTo(1, EXACTLY);
            assertThat(time(bob)).isZero();
        }

        @Test
        void theFrontAndEveryPlaceAreWhatThePurePolicySays() {
            for (int run = 0; run < 6; run++) {
                RandomQueue queue = RandomQueue.fill(lab, store, clock, run == 0 ? 90 : 9, new Random(run));
                List<WaitingJob> order = queue.order();
                for (int limit : new int[] {1, 2, 7, 40, 1000}) {
                    assertThat(store.queue().front(limit))
                            .as("run %d, limit %d", run, limit)
                            .isEqualTo(order.subList(0, Math.min(limit, order.size())));
                }
                for (int index = 0; index < order.size(); index++) {
                    assertThat(store.queue().place(order.get(index).id()))
                            .contains(new QueuePlace(order.get(index), index + 1L, true));
                }
                queue.empty();
            }
            assertThat(store.queue().place(new JobId(Long.MAX_VALUE))).isEmpty();
        }

        @Test
        void claimsFromTheFrontComeInTheOrderOfThePurePolicy() {
            for (int run = 0; run < 6; run++) {
                Random random = new Random(100 + run);
                RandomQueue queue = RandomQueue.fill(lab, store, clock, run == 0 ? 90 : 9, random);
                List<JobId> order = ids(queue.order());
                assertThat(queue.claimAll(random)).as("run %d", run).isEqualTo(order);
                assertThat(store.queue().count()).isZero();
                queue.empty();
            }
        }

        @Test
        void severalClaimsAtOnceLeaveOutWhatNoLongerStands() {
            UserId ada = lab.user("ada");
            Job gone = lab.queued(ada);
            Job stays = lab.queued(ada);
            Job unfit = lab.queued(lab.user("bob"));
            Device left = lab.readyDevice("left");
            Device right = lab.readyDevice("right");
            store.devices().store(lab.readyDevice("away").withMaintenance(SampleLab.maintenance()));
            store.jobs().store(gone.withdraw(null, SampleLab.STAFF, clock.instant()));
            Map<JobId, DeviceId> wanted = new LinkedHashMap<>();
            wanted.put(gone.id(), left.id());
            wanted.put(stays.id(), right.id());
            wanted.put(unfit.id(), new DeviceId("away"));
            List<Claim> won = lab.claims().win(wanted, true, SampleLab.STAFF, clock.instant());
            assertThat(won.stream().map(claim -> claim.job().id())).containsExactly(stays.id());
            assertThat(store.jobs().byId(stays.id())).contains(won.get(0).job());
            assertThat(store.jobs().history(stays.id())).hasSize(3);
            assertThat(Job.replay(store.jobs().history(stays.id())))
                    .isEqualTo(won.get(0).job());
            assertThat(time(ada)).isEqualTo(1, EXACTLY);
            assertThat(store.queue().count()).isEqualTo(1);
            assertThat(lab.claims().win(Map.of(unfit.id(), right.id()), false, SampleLab.STAFF, clock.instant()))
                    .as("the device has a job")
                    .isEmpty();
        }

        @Test
        void ofSixteenClaimersOfManyJobsEachJobIsWonOnce() throws Exception {
            UserId ada = lab.user("ada");
            UserId bob = lab.user("bob");
            List<Job> jobs = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                jobs.add(lab.queued(i % 2 == 0 ? ada : bob));
            }
            List<Device> devices = new ArrayList<>();
            for (int i = 0; i < 128; i++) {
                devices.add(lab.readyDevice("printer-" + i));
            }
            List<List<Claim>> won = together(16, claimer -> {
                Map<JobId, DeviceId> wanted = new LinkedHashMap<>();
                for (int i = 0; i < 8; i++) {
                    wanted.put(
                            jobs.get((claimer + i) % 8).id(),
                            devices.get(claimer * 8 + i).id());
                }
                return lab.claims().win(wanted, true, SampleLab.STAFF, clock.instant());
            });
            assertThat(won.stream().flatMap(List::stream)).hasSize(8);
            assertThat(time(ada)).isEqualTo(4, EXACTLY);
            assertThat(time(bob)).isEqualTo(4, EXACTLY);
            assertThat(store.queue().count()).isZero();
        }

        private double weight(UserId user) {
            return store.queue().shares().get(user).weight();
        }

        private double time(UserId user) {
            return store.queue().shares().get(user).virtualTime();
        }
    }

    @Nested
    class Events {
        @Test
        void aCursorReadsEachEventOnceInOrder() {
            UserId ada = lab.user("ada");
            assertThat(store.events().latest()).isZero();
            for (int i = 0; i < 5; i++) {
                lab.queued(ada);
            }
            List<LabEvent> all = store.events().after(0, 100);
            assertThat(all).hasSize(10).isSortedAccordingTo((a, b) -> Long.compare(a.id(), b.id()));
            assertThat(store.events().latest()).isEqualTo(all.get(9).id());
            List<LabEvent> read = new ArrayList<>();
            for (long cursor = 0;
                    read.size() < 10;
                    cursor = read.get(read.size() - 1).id()) {
                read.addAll(store.events().after(cursor, 3));
            }
            assertThat(read).isEqualTo(all);
            assertThat(store.events().after(all.get(9).id(), 3)).isEmpty();
        }

        @Test
        void removingOldEventsKeepsTheNumbering() {
            UserId ada = lab.user("ada");
            lab.submitted(ada);
            Instant later = clock.advance(Duration.ofDays(1));
            lab.submitted(ada);
            assertThat(store.events().removeBefore(later)).isEqualTo(1);
            assertThat(store.events().after(0, 9)).hasSize(1);
            long newest = store.events().latest();
            assertThat(store.events().removeBefore(later.plusSeconds(1))).isEqualTo(1);
            assertThat(store.events().latest()).isEqualTo(newest);
            lab.submitted(ada);
            assertThat(store.events().after(newest, 9)).hasSize(1);
        }

        @Test
        void awaitingReturnsAtNewsAndWhenTheTimeIsOver() throws Exception {
            UserId ada = lab.user("ada");
            store.events().awaitNews(Duration.ofMillis(20));
            ExecutorService pump = Executors.newSingleThreadExecutor();
            try {
                Future<List<LabEvent>> seen = pump.submit(() -> {
                    List<LabEvent> found = List.of();
                    while (found.isEmpty()) {
                        store.events().awaitNews(Duration.ofSeconds(5));
                        found = store.events().after(0, 9);
                    }
                    return found;
                });
                lab.submitted(ada);
                assertThat(seen.get(10, TimeUnit.SECONDS)).hasSize(1);
            } finally {
                pump.shutdownNow();
            }
        }
    }

    @Nested
    class Constraints {
        @Test
        void aDeviceKeepsItsTags() {
            Device device = lab.readyDevice("left");
            Device tagged = store.devices().store(device.withTags(Set.of("enclosed", "overnight")));
            assertThat(store.devices().byId(device.id())).contains(tagged);
            assertThat(store.devices().all()).containsExactly(tagged);
        }

        @Test
        void aJobKeepsTheColourAndTheTagsThatItNeeds() {
            UserId ada = lab.user("ada");
            Needs needs = new Needs(
                    new Requirements("PLA", null, null, null, "red", Set.of("enclosed")),
                    new PrintEstimate(Duration.ofHours(5), 12.0));
            Job queued = store.jobs()
                    .store(lab.submitted(ada)
                            .enqueue(needs, lab.place(Tier.NORMAL, 1, null), SampleLab.STAFF, clock.instant()));
            assertThat(store.jobs().byId(queued.id())).contains(queued);
            assertThat(Job.replay(store.jobs().history(queued.id()))).isEqualTo(queued);
            assertThat(store.queue().lanes()).containsExactly(new Lane("PLA||||8|red|enclosed"));
        }

        @Test
        void noMoreJobsOfOneOwnerAreClaimedThanTheLimit() {
            UserId ada = lab.user("ada");
            UserId bob = lab.user("bob");
            Map<JobId, DeviceId> wanted = new LinkedHashMap<>();
            for (int i = 0; i < 4; i++) {
                wanted.put(lab.queued(ada).id(), lab.readyDevice("a" + i).id());
            }
            wanted.put(lab.queued(bob).id(), lab.readyDevice("b").id());
            List<JobId> first = List.copyOf(wanted.keySet());
            assertThat(lab.claims().win(wanted, true, 2, SampleLab.STAFF, clock.instant()))
                    .extracting(claim -> claim.job().id())
                    .containsExactly(first.get(0), first.get(1), first.get(4));
            assertThat(lab.claims()
                            .win(Map.of(first.get(2), new DeviceId("a2")), true, 2, SampleLab.STAFF, clock.instant()))
                    .isEmpty();
            assertThat(lab.claims()
                            .win(Map.of(first.get(2), new DeviceId("a2")), true, 3, SampleLab.STAFF, clock.instant()))
                    .hasSize(1);
        }

        @Test
        void reservationsOfOneDeviceNeverOverlap() {
            Device left = lab.readyDevice("left");
            Device right = lab.readyDevice("right");
            Instant noon = clock.instant();
            Reservation first = reserve(left, noon, noon.plusSeconds(3600));
            assertThat(store.reservations().byId(first.id())).contains(first);
            assertCategory(() -> reserve(left, noon.plusSeconds(3599), noon.plusSeconds(9000)), ErrorCategory.CONFLICT);
            assertCategory(() -> reserve(left, noon.minusSeconds(10), noon.plusSeconds(9000)), ErrorCategory.CONFLICT);
            Reservation next = reserve(left, noon.plusSeconds(3600), noon.plusSeconds(7200));
            Reservation other = reserve(right, noon.plusSeconds(60), noon.plusSeconds(120));
            assertThat(store.reservations().notOver(noon)).containsExactly(first, other, next);
            assertThat(store.reservations().notOver(first.to())).containsExactly(next);
            assertThat(store.reservations().between(noon.minusSeconds(60), noon))
                    .isEmpty();
            assertThat(store.reservations().between(noon.plusSeconds(3600), noon.plusSeconds(3601)))
                    .containsExactly(next);
            assertCategory(
                    () -> store.reservations()
                            .add(
                                    new Reservation(
                                            0,
                                            new DeviceId("nowhere"),
                                            null,
                                            null,
                                            noon,
                                            noon.plusSeconds(1),
                                            "x",
                                            "user:1"),
                                    noon),
                    ErrorCategory.NOT_FOUND);
        }

        @Test
        void aReservationThatWasRemovedMakesRoom() {
            Device left = lab.readyDevice("left");
            Instant noon = clock.instant();
            Reservation first = reserve(left, noon, noon.plusSeconds(3600));
            assertThat(store.reservations().remove(first.id(), SampleLab.STAFF, noon))
                    .isTrue();
            assertThat(store.reservations().remove(first.id(), SampleLab.STAFF, noon))
                    .isFalse();
            assertThat(store.reservations().byId(first.id())).isEmpty();
            assertThat(store.reservations().notOver(noon)).isEmpty();
            assertThat(reserve(left, noon, noon.plusSeconds(60)).id()).isNotEqualTo(first.id());
        }

        private Reservation reserve(Device device, Instant from, Instant to) {
            UserId holder = lab.user("holder" + store.users().all().size());
            return store.reservations()
                    .add(new Reservation(0, device.id(), holder, null, from, to, "thesis", "user:9"), clock.instant());
        }
    }

    @Nested
    class Admissions {
        private final Periods always = new Periods(Instant.EPOCH, Instant.EPOCH);

        @Test
        void whoHasPrintedNothingHasAnEmptyRecord() {
            lab.queued(lab.user("bob"));
            assertThat(store.admissions().record(lab.user("ada"), always)).isEqualTo(PrintRecord.NONE);
        }

        @Test
        void whatWaitsIsCountedInEveryStateThatWaits() {
            UserId ada = lab.user("ada");
            lab.submitted(ada);
            lab.queued(ada);
            store.jobs().store(lab.queued(ada).hold("wait", SampleLab.STAFF, clock.instant()));
            store.jobs()
                    .store(lab.submitted(ada)
                            .requestApproval(lab.needs("PLA"), "large", SampleLab.STAFF, clock.instant()));
            store.jobs().store(lab.queued(ada).withdraw("no more", SampleLab.STAFF, clock.instant()));
            lab.claimed(ada, lab.readyDevice("left"));
            PrintRecord record = store.admissions().record(ada, always);
            assertThat(record.waiting()).isEqualTo(4);
            // Three wait and one prints; of the one that is being read nothing is known.
            assertUse(record.week().total(), 4 * 40, 4 * 3.5);
        }

        @Test
        void whatEndedCountsWhatItReallyUsed() {
            UserId ada = lab.user("ada");
            Claim good = printing(ada, "left");
            Claim cancelled = printing(ada, "middle");
            Claim failed = printing(ada, "right");
            clock.advance(Duration.ofMinutes(10));
            lab.claims().end(cancelled.cancel("asked", SampleLab.STAFF, clock.instant()));
            lab.claims().end(failed.fail("jam", clock.instant()));
            assertThat(store.admissions().record(ada, always).lastFailures()).isEqualTo(1);
            clock.advance(Duration.ofMinutes(50));
            lab.claims().end(good.complete(clock.instant()));
            PrintRecord record = store.admissions().record(ada, always);
            assertThat(record.completed()).isEqualTo(1);
            assertThat(record.lastFailures())
                    .as("failures since the last good print")
                    .isZero();
            assertUse(record.week().total(), 60 + 10, 3.5 + 3.5 / 4);
        }

        @Test
        void whatAPersonSettledCountsAsItWasEstimated() {
            UserId ada = lab.user("ada");
            Claim lost = printing(ada, "left");
            Claim givenUp = printing(ada, "right");
            Job first = lab.claims().end(lost.interrupt("The cable came off.", clock.instant()));
            Job second = lab.claims().end(givenUp.interrupt("The cable came off.", clock.instant()));
            assertUse(store.admissions().record(ada, always).month().total(), 2 * 40, 7);
            clock.advance(Duration.ofDays(1));
            store.jobs().store(first.settleCompleted("fine", SampleLab.STAFF, clock.instant()));
            store.jobs().store(second.settleCancelled(null, SampleLab.STAFF, clock.instant()));
            assertUse(store.admissions().record(ada, always).month().total(), 40, 3.5);
        }

        @Test
        void weekAndMonthBeginWhereTheyAreTold() {
            UserId ada = lab.user("ada");
            Claim first = printing(ada, "left");
            lab.claims().end(first.complete(clock.advance(Duration.ofHours(1))));
            Instant between = clock.advance(Duration.ofMinutes(1));
            Claim second = printing(ada, "right");
            lab.claims().end(second.complete(clock.advance(Duration.ofHours(2))));
            PrintRecord inMonth = store.admissions().record(ada, new Periods(between, Instant.EPOCH));
            assertUse(inMonth.week().total(), 120, 3.5);
            assertUse(inMonth.month().total(), 180, 7);
            // A week may begin before its month.
            PrintRecord inWeek = store.admissions().record(ada, new Periods(Instant.EPOCH, between));
            assertUse(inWeek.week().total(), 180, 7);
            assertUse(inWeek.month().total(), 120, 3.5);
            assertThat(inWeek.completed()).as("prints ever").isEqualTo(2);
        }

        @Test
        void aRejectionCountsAsAFailure() {
            UserId ada = lab.user("ada");
            store.jobs().store(lab.submitted(ada).reject("no", SampleLab.STAFF, clock.instant()));
            assertThat(store.admissions().record(ada, always).lastFailures()).isEqualTo(1);
        }

        @Test
        void admittingStoresAllMovesAndTellsOfEach() {
            UserId ada = lab.user("ada");
            long before = store.events().latest();
            Job job = admit(ada, 1);
            assertThat(store.jobs().byId(job.id())).contains(job);
            assertThat(job.state()).isEqualTo(JobState.QUEUED);
            assertThat(Job.replay(store.jobs().history(job.id()))).isEqualTo(job);
            assertThat(store.events().after(before, 9))
                    .extracting(event -> event.details().get("move"))
                    .containsExactly("SUBMIT", "ENQUEUE");
            assertThat(store.queue().count()).isEqualTo(1);
        }

        @Test
        void whatTheDecisionThrowsIsThrownAndNothingIsStored() {
            UserId ada = lab.user("ada");
            admit(ada, 1);
            assertCategory(() -> admit(ada, 1), ErrorCategory.CONFLICT);
            assertThat(store.jobs().list(JobQuery.newest(9))).hasSize(1);
            assertThat(store.events().after(0, 99)).hasSize(2);
        }

        @Test
        void aStaleMoveIsRefusedLikeAnyOther() {
            Job left = lab.submitted(lab.user("ada"));
            JobChange stale = left.reject("no", SampleLab.STAFF, clock.instant());
            store.jobs().store(left.withdraw("no more", SampleLab.STAFF, clock.instant()));
            assertThatThrownBy(() -> store.admissions()
                            .admit(left.submission().owner(), always, PrintTerms.NONE, record -> List.of(stale)))
                    .isInstanceOf(StaleJobException.class);
        }

        @Test
        void ofSixteenSubmissionsAtOnceOnlySoManyComeInAsTheLimitAllows() throws Exception {
            UserId ada = lab.user("ada");
            UserId bob = lab.user("bob");
            List<Boolean> admitted = together(16, i -> {
                try {
                    admit(i % 4 == 0 ? bob : ada, 5);
                    return true;
                } catch (PrintLabException full) {
                    assertThat(full.category()).as("%s", full).isEqualTo(ErrorCategory.CONFLICT);
                    return false;
                }
            });
            assertThat(admitted.stream().filter(yes -> yes)).hasSize(5 + 4);
            assertThat(store.admissions().record(ada, always).waiting()).isEqualTo(5);
            assertThat(store.admissions().record(bob, always).waiting()).isEqualTo(4);
        }

        private Claim printing(UserId owner, String device) {
            return lab.claims()
                    .store(lab.claimed(owner, lab.readyDevice(device)).start(clock.instant()));
        }

        private Job admit(UserId owner, int most) {
            JobId id = store.jobs().nextId();
            return store.admissions().admit(owner, always, PrintTerms.NONE, record -> {
                if (record.waiting() >= most) {
                    throw PrintLabException.conflict("full");
                }
                JobChange submit = Job.submit(id, lab.submission(owner), SampleLab.STAFF, clock.instant());
                return List.of(
                        submit,
                        submit.after()
                                .enqueue(
                                        lab.needs("PLA"),
                                        lab.place(Tier.NORMAL, 1, null),
                                        SampleLab.STAFF,
                                        clock.instant()));
            });
        }

        private void assertUse(PrintRecord.Use use, double minutes, double grams) {
            assertThat(use.time().toMillis() / 60_000.0).isCloseTo(minutes, Offset.offset(0.001));
            assertThat(use.grams()).isCloseTo(grams, Offset.offset(0.001));
        }
    }

    @Nested
    class Forecasts {
        @Test
        void aForecastIsKeptOnceAndReadWithWhatCame() {
            Device device = lab.readyDevice("left");
            Job waiting = lab.queued(lab.user("ada"));
            MadeForecast made = made(waiting.id(), MadeForecast.Occasion.QUEUED, clock.instant(), null);
            store.forecasts().keep(List.of(made));
            store.forecasts()
                    .keep(List.of(made(waiting.id(), MadeForecast.Occasion.QUEUED, made.at(), Duration.ofHours(3))));
            assertThat(store.forecasts().outcomes(made.at(), 10))
                    .containsExactly(new ForecastOutcome(made, null, null, false));
            clock.advance(Duration.ofMinutes(20));
            Claim claim = lab.claims()
                    .win(waiting.id(), device.id(), SampleLab.STAFF, clock.instant())
                    .orElseThrow();
            MadeForecast atClaim =
                    made(waiting.id(), MadeForecast.Occasion.CLAIMED, clock.instant(), Duration.ofMinutes(40));
            store.forecasts().keep(List.of(atClaim));
            Instant started = clock.advance(Duration.ofMinutes(1));
            claim = lab.claims().store(claim.start(started));
            assertThat(store.forecasts().outcomes(made.at(), 10))
                    .containsExactly(
                            new ForecastOutcome(atClaim, started, null, false),
                            new ForecastOutcome(made, started, null, false));
            Instant ended = clock.advance(Duration.ofMinutes(30));
            lab.claims().end(claim.complete(ended));
            assertThat(store.forecasts().outcomes(made.at(), 10))
                    .containsExactly(
                            new ForecastOutcome(atClaim, started, ended, true),
                            new ForecastOutcome(made, started, ended, true));
            assertThat(store.forecasts().outcomes(made.at(), 1)).hasSize(1);
            assertThat(store.forecasts().outcomes(atClaim.at().plusSeconds(1), 10))
                    .isEmpty();
        }

        @Test
        void aFailureIsAnEndAndNoCompletion() {
            Device device = lab.readyDevice("left");
            Job waiting = lab.queued(lab.user("ada"));
            MadeForecast made = made(waiting.id(), MadeForecast.Occasion.QUEUED, clock.instant(), null);
            store.forecasts().keep(List.of(made));
            Claim claim = lab.claims()
                    .win(waiting.id(), device.id(), SampleLab.STAFF, clock.instant())
                    .orElseThrow();
            Instant started = clock.advance(Duration.ofMinutes(1));
            claim = lab.claims().store(claim.start(started));
            Instant ended = clock.advance(Duration.ofMinutes(5));
            lab.claims().end(claim.fail("The nozzle clogged.", ended));
            assertThat(store.forecasts().outcomes(made.at(), 10))
                    .containsExactly(new ForecastOutcome(made, started, ended, false));
        }

        @Test
        void clearingsAreKeptOnceAndOldOnesGo() {
            Device device = lab.readyDevice("left");
            Instant now = clock.instant();
            BedClearing first = new BedClearing(device.id(), now, now.plusSeconds(600));
            BedClearing second = new BedClearing(device.id(), now.plusSeconds(4000), now.plusSeconds(5000));
            store.forecasts().keep(first);
            store.forecasts().keep(second);
            store.forecasts().keep(new BedClearing(device.id(), now.plusSeconds(1), now.plusSeconds(600)));
            assertThat(store.forecasts().clearings(now, 10)).containsExactly(second, first);
            assertThat(store.forecasts().clearings(now, 1)).containsExactly(second);
            Job waiting = lab.queued(lab.user("ada"));
            store.forecasts().keep(List.of(made(waiting.id(), MadeForecast.Occasion.QUEUED, now, null)));
            assertThat(store.forecasts().removeBefore(now.plusSeconds(700))).isEqualTo(2);
            assertThat(store.forecasts().clearings(now, 10)).containsExactly(second);
            assertThat(store.forecasts().outcomes(now, 10)).isEmpty();
        }

        private MadeForecast made(JobId job, MadeForecast.Occasion occasion, Instant at, @Nullable Duration estimate) {
            return new MadeForecast(
                    job, occasion, at, estimate, range(at, 10), range(at, 50), range(at, 12), range(at, 55));
        }

        private TimeRange range(Instant from, int minutes) {
            Instant early = from.plusSeconds(60L * minutes);
            return new TimeRange(early, early.plusSeconds(300), early.plusSeconds(1200));
        }
    }

    @Nested
    class Operations {
        @Test
        void anOperationWaitsOnceUntilItIsFinished() {
            Job job = lab.claimed(lab.user("ada"), lab.readyDevice("left")).job();
            DeviceId device = new DeviceId("left");
            Operation pause = post(device, job.id(), Operation.Kind.PAUSE);
            assertThat(post(device, job.id(), Operation.Kind.PAUSE)).isEqualTo(pause);
            Operation stop = post(device, null, Operation.Kind.EMERGENCY_STOP);
            assertThat(post(device, null, Operation.Kind.EMERGENCY_STOP)).isEqualTo(stop);
            Operation cancel = post(device, job.id(), Operation.Kind.CANCEL);
            assertThat(store.operations().waiting(device)).containsExactly(stop, pause, cancel);
            store.operations().finish(pause.id(), "done", clock.instant());
            store.operations().finish(pause.id(), "done again", clock.instant());
            assertThat(store.operations().waiting(device)).containsExactly(stop, cancel);
            assertThat(post(device, job.id(), Operation.Kind.PAUSE).id()).isNotEqualTo(pause.id());
            assertThat(store.operations().waiting(new DeviceId("other"))).isEmpty();
        }

        private Operation post(DeviceId device, JobId job, Operation.Kind kind) {
            return store.operations().post(device, job, kind, "user:1", "because", clock.instant());
        }
    }

    @Nested
    class PlacedAgain {
        @Test
        void jobsOfAnotherPolicyAreFoundByOwnerAndAreDoneOncePlacedAgain() {
            UserId ada = lab.user("ada");
            UserId bob = lab.user("bob");
            Job second = lab.queued(bob);
            Job first = lab.queued(ada);
            Job held = lab.queued(ada);
            store.jobs().store(held.hold(null, SampleLab.STAFF, clock.instant()));
            assertThat(store.jobs().waitingNotPlacedBy("fair-share v2", null, 10))
                    .containsExactly(first, second);
            assertThat(store.jobs().waitingNotPlacedBy("fair-share v2", null, 1))
                    .containsExactly(first);
            assertThat(store.jobs().waitingNotPlacedBy("fair-share v2", bob, 10))
                    .containsExactly(second);
            clock.advance(Duration.ofHours(1));
            Job again = store.jobs()
                    .store(first.placeAgain(
                            Objects.requireNonNull(first.placement()).placedBy("fair-share v2"),
                            SampleLab.STAFF,
                            clock.instant()));
            assertThat(store.jobs().byId(first.id())).contains(again);
            assertThat(again.since()).isEqualTo(first.since());
            assertThat(again.state()).isEqualTo(JobState.QUEUED);
            assertThat(store.jobs().waitingNotPlacedBy("fair-share v2", null, 10))
                    .containsExactly(second);
            assertThat(store.queue().count()).isEqualTo(2);
        }

        @Test
        void aNewPlaceCountsAtOnceAndAnOldDecisionDoesNot() {
            UserId ada = lab.user("ada");
            Job early = lab.queued(ada);
            Job late = lab.queued(ada);
            Placement place = Objects.requireNonNull(early.placement());
            store.queue().promoteDue(clock.instant(), RANKING);
            store.jobs()
                    .store(late.placeAgain(
                            new Placement(
                                    Tier.HIGH, null, null, place.queuedAt(), 0.5, place.rank() - 6, "fair-share v2"),
                            SampleLab.STAFF,
                            clock.instant()));
            assertThat(ids(store.queue().waiting(10))).containsExactly(late.id(), early.id());
            assertThat(store.queue().waiting(1).get(0).cost()).isEqualTo(0.5);
            assertThatThrownBy(() -> store.jobs().store(late.placeAgain(place, SampleLab.STAFF, clock.instant())))
                    .isInstanceOf(StaleJobException.class);
        }
    }

    @Nested
    class Rules {
        private final LabRules rules = SampleRules.full();

        @Test
        void aPublishedVersionComesBackWholeAndIsTold() {
            assertThat(store.rules().current()).isEmpty();
            long before = store.events().latest();
            RuleVersion first = store.rules().publish(rules, 0, "user:1", "More for coursework", clock.instant());
            RuleVersion second =
                    store.rules().publish(LabRules.DEFAULT, 1, "user:2", "Back to the defaults", clock.instant());
            assertThat(first).isEqualTo(new RuleVersion(1, rules, "user:1", clock.instant(), "More for coursework"));
            assertThat(store.rules().current()).contains(second);
            assertThat(store.rules().byNumber(1)).contains(first);
            assertThat(store.rules().byNumber(3)).isEmpty();
            assertThat(store.rules().before(Long.MAX_VALUE, 10)).containsExactly(second, first);
            assertThat(store.rules().before(2, 10)).containsExactly(first);
            assertThat(store.rules().before(Long.MAX_VALUE, 1)).containsExactly(second);
            assertThat(store.events().after(before, 10))
                    .extracting(LabEvent::kind, LabEvent::details)
                    .containsExactly(
                            tuple(EventKind.RULES_CHANGED, Map.of("version", "1")),
                            tuple(EventKind.RULES_CHANGED, Map.of("version", "2")));
        }

        @Test
        void rulesMadeFromAnOldVersionAreAConflict() {
            store.rules().publish(rules, 0, "user:1", "first", clock.instant());
            for (long wrong : new long[] {0, 2}) {
                assertThatThrownBy(
                                () -> store.rules().publish(LabRules.DEFAULT, wrong, "user:2", "late", clock.instant()))
                        .isInstanceOf(StaleRulesException.class)
                        .hasMessageContaining("changed them meanwhile");
            }
            assertThat(store.rules().current().orElseThrow().rules()).isEqualTo(rules);
        }

        @Test
        void ofManyWhoPublishAtOnceOneWins() throws Exception {
            List<Boolean> won = together(8, index -> {
                try {
                    store.rules().publish(rules, 0, "user:" + index, "mine", clock.instant());
                    return true;
                } catch (StaleRulesException lost) {
                    return false;
                }
            });
            assertThat(won).containsOnlyOnce(true);
            assertThat(store.rules().before(Long.MAX_VALUE, 10)).hasSize(1);
        }
    }

    @Nested
    class Conversations {
        private JobMessage message(Job job, JobMessage.Kind kind, String text) {
            return new JobMessage(0, job.id(), clock.instant(), "user:1", true, kind, text);
        }

        @Test
        void messagesComeBackInTheirOrderAndPlainOnesAreTold() {
            Job one = lab.queued(lab.user("ada"));
            Job other = lab.queued(lab.user("bob"));
            long before = store.events().latest();
            JobMessage first = store.conversations().add(message(one, JobMessage.Kind.MESSAGE, "Größe <b> ☃\n'; --"));
            clock.advance(Duration.ofSeconds(1));
            JobMessage asked = store.conversations().add(message(one, JobMessage.Kind.CHANGE_ASKED, "Thicker walls"));
            store.conversations().add(message(other, JobMessage.Kind.MESSAGE, "Hello"));
            assertThat(store.conversations().of(List.of(one.id()))).containsExactly(first, asked);
            assertThat(store.conversations().of(List.of(one.id(), other.id()))).hasSize(3);
            assertThat(store.conversations().of(List.of())).isEmpty();
            assertThat(store.events().after(before, 10)).hasSize(2).first().satisfies(event -> {
                assertThat(event.kind()).isEqualTo(EventKind.MESSAGE_WRITTEN);
                assertThat(event.job()).isEqualTo(one.id());
                assertThat(event.ownership()).isEqualTo(one.submission().ownership());
                assertThat(event.details()).containsExactly(Map.entry("from", "STAFF"));
            });
        }

        @Test
        void aJobHasOnlySoManyMessages() {
            Job job = lab.queued(lab.user("ada"));
            for (int i = 0; i < ConversationRepository.MOST; i++) {
                store.conversations().add(message(job, JobMessage.Kind.ANSWER, "again"));
            }
            assertCategory(
                    () -> store.conversations().add(message(job, JobMessage.Kind.MESSAGE, "one too many")),
                    ErrorCategory.CONFLICT);
            assertCategory(
                    () -> store.conversations()
                            .add(new JobMessage(
                                    0,
                                    new JobId(99_999),
                                    clock.instant(),
                                    "user:1",
                                    true,
                                    JobMessage.Kind.MESSAGE,
                                    "x")),
                    ErrorCategory.NOT_FOUND);
        }

        @Test
        void aRevisionPutsSomethingElseInThePlaceOfWhatWaited() {
            Job waits = store.jobs()
                    .store(lab.submitted(lab.user("ada"))
                            .requestApproval(lab.needs("PLA"), "large", SampleLab.STAFF, clock.instant()));
            Submission next = new Submission(
                    waits.submission().owner(),
                    new PrintFileId("cd".repeat(32)),
                    "smaller.gcode",
                    "api",
                    io.printlab.job.Urgency.LOW,
                    null,
                    null,
                    waits.submission().at(),
                    io.printlab.job.Wishes.NONE,
                    waits.submission().group());
            Job revised = store.jobs()
                    .store(waits.revise(next, lab.needs("PETG"), "smaller", SampleLab.STAFF, clock.instant()));
            assertThat(store.jobs().byId(waits.id())).contains(revised);
            assertThat(Job.replay(store.jobs().history(waits.id()))).isEqualTo(revised);
            assertThat(revised.submission()).isEqualTo(next);
            assertThat(revised.state()).isEqualTo(JobState.AWAITING_APPROVAL);
            assertThatThrownBy(() -> store.jobs()
                            .store(waits.revise(next, lab.needs("PLA"), "late", SampleLab.STAFF, clock.instant())))
                    .isInstanceOf(StaleJobException.class);
        }
    }

    @Nested
    class Audits {
        private AuditEntry entry(AuditAction action, String actor, String job, String reason) {
            return new AuditEntry(
                    0,
                    clock.instant(),
                    action,
                    actor,
                    "Made-up " + actor,
                    Origin.Way.API_KEY,
                    "slicer",
                    "192.0.2.7",
                    AuditChange.of(
                            AuditSubject.Kind.JOB,
                            job,
                            AuditFacts.of("state", "QUEUED"),
                            AuditFacts.of("state", "HELD").with("reason", reason)));
        }

        @Test
        void anEntryComesBackAsItWasWritten() {
            AuditEntry written = entry(AuditAction.JOB_HELD, "user:1", "7", "Größe \"<b>\" = ☃");
            AuditEntry stored = store.audit().add(written);
            assertThat(stored.id()).isPositive();
            assertThat(store.audit().search(AuditQuery.newest(10))).containsExactly(stored);
            assertThat(stored).isEqualTo(written.withId(stored.id()));
        }

        @Test
        void isSearchedByWhoWhatAboutWhatWordsAndTime() {
            AuditEntry held =
                    store.audit().add(entry(AuditAction.JOB_HELD, "user:1", "7", "Nozzle of mk3-left clogged"));
            clock.advance(Duration.ofHours(1));
            AuditEntry rejected = store.audit().add(entry(AuditAction.JOB_REJECTED, "user:2", "8", "Too thin"));
            clock.advance(Duration.ofHours(1));
            AuditEntry again = store.audit().add(entry(AuditAction.JOB_HELD, "user:2", "7", "Once more"));
            AuditQuery all = AuditQuery.newest(10);
            assertThat(store.audit().search(all)).containsExactly(again, rejected, held);
            assertThat(store.audit().search(all.by("user:2"))).containsExactly(again, rejected);
            assertThat(store.audit().search(all.of(AuditAction.JOB_HELD))).containsExactly(again, held);
            assertThat(store.audit().search(all.about(AuditSubject.Kind.JOB, "7")))
                    .containsExactly(again, held);
            assertThat(store.audit().search(all.about(AuditSubject.Kind.JOB, null)))
                    .hasSize(3);
            assertThat(store.audit().search(all.about(AuditSubject.Kind.DEVICE, "7")))
                    .isEmpty();
            assertThat(store.audit().search(all.saying("MK3 clogged"))).containsExactly(held);
            assertThat(store.audit().search(all.saying("mk3 thin"))).isEmpty();
            assertThat(store.audit().search(all.saying("'; DROP TABLE audit_entry; --")))
                    .isEmpty();
            assertThat(store.audit().search(all.between(rejected.at(), again.at())))
                    .containsExactly(rejected);
            assertThat(store.audit().search(all.between(rejected.at(), null))).containsExactly(again, rejected);
        }

        @Test
        void isReadPageByPageWithoutGapOrRepetition() {
            for (int i = 0; i < 7; i++) {
                if (i % 3 == 0) {
                    clock.advance(Duration.ofSeconds(1));
                }
                store.audit().add(entry(AuditAction.JOB_HELD, "user:1", String.valueOf(i + 1), "no"));
            }
            List<AuditEntry> all = store.audit().search(AuditQuery.newest(100));
            List<AuditEntry> read = new ArrayList<>();
            List<AuditEntry> page = store.audit().search(AuditQuery.newest(3));
            while (!page.isEmpty()) {
                read.addAll(page);
                page = store.audit()
                        .search(AuditQuery.newest(3)
                                .olderThan(page.get(page.size() - 1).id()));
            }
            assertThat(read).isEqualTo(all).hasSize(7);
            assertThat(store.audit().search(AuditQuery.newest(3).olderThan(999_999L)))
                    .isEmpty();
        }

        @Test
        void aDecisionAndItsEntryAreStoredTogether() {
            Job queued = lab.queued(lab.user("ada"));
            Job held = store.audit()
                    .decided(
                            () -> store.jobs().store(queued.hold("later", SampleLab.STAFF, clock.instant())),
                            job -> entry(
                                    AuditAction.JOB_HELD, "user:1", job.id().toString(), "later"));
            assertThat(store.jobs().byId(queued.id())).contains(held);
            assertThat(store.audit().search(AuditQuery.newest(10))).hasSize(1);
            assertThat(store.events().after(0, 100))
                    .last()
                    .satisfies(event -> assertThat(event.details()).containsEntry("move", "HOLD"));
        }

        @Test
        void aDecisionThatFailsLeavesNoEntry() {
            Job queued = lab.queued(lab.user("ada"));
            store.jobs().store(queued.hold("first", SampleLab.STAFF, clock.instant()));
            assertThatThrownBy(() -> store.audit()
                            .decided(
                                    () -> store.jobs().store(queued.hold("late", SampleLab.STAFF, clock.instant())),
                                    job -> entry(AuditAction.JOB_HELD, "user:1", "1", "late")))
                    .isInstanceOf(StaleJobException.class);
            assertThat(store.audit().search(AuditQuery.newest(10))).isEmpty();
            assertThat(store.jobs().history(queued.id())).hasSize(3);
        }
    }

    @Nested
    class Safety {
        @Test
        void settingsAreStoredOnlyOnWhatWasSeen() {
            Device device = lab.readyDevice("left");
            assertThat(store.safety().of(device.id())).isEmpty();
            SafetySettings first = SafetySettings.defaults(device.id())
                    .next(
                            new PrintEnds(null, false, new ParkPosition(1.5, 200, 5)),
                            ThermalLimits.DEFAULT,
                            DeviceScripts.checked("G28\nM104 S{nozzle_temperature}", "", null, "M84", Heat.NONE));
            assertThat(store.safety().store(first, "user:1", clock.instant())).isTrue();
            assertThat(store.safety().of(device.id())).contains(first);
            assertThat(store.safety().store(first, "user:2", clock.instant()))
                    .as("somebody was first")
                    .isFalse();
            SafetySettings second = first.next(PrintEnds.DEFAULT, ThermalLimits.DEFAULT, DeviceScripts.NONE);
            assertThat(store.safety().store(second, "user:1", clock.instant())).isTrue();
            assertThat(store.safety().store(second, "user:2", clock.instant())).isFalse();
            assertThat(store.safety().of(device.id())).contains(second);
        }

        @Test
        void anAlarmStandsOnceUntilItIsAcknowledged() {
            Device device = lab.readyDevice("left");
            long before = store.events().latest();
            ThermalAlarm seen = ThermalAlarm.raised(
                    device.id(), null, "nozzle", AlarmKind.DRIFT, "It is at 180 °C.", clock.instant());
            ThermalAlarm alarm = store.safety().raise(seen).orElseThrow();
            assertThat(store.safety().raise(seen)).as("the same").isEmpty();
            assertThat(store.safety()
                            .raise(ThermalAlarm.raised(
                                    device.id(), null, "bed", AlarmKind.DRIFT, "It is at 30 °C.", clock.instant())))
                    .isPresent();
            assertThat(store.safety().standing()).hasSize(2).startsWith(alarm);
            assertThat(store.safety().acknowledge(alarm.id(), "user:1", clock.instant()))
                    .isTrue();
            assertThat(store.safety().acknowledge(alarm.id(), "user:2", clock.instant()))
                    .isFalse();
            assertThat(store.safety().acknowledge(alarm.id() + 99, "user:2", clock.instant()))
                    .isFalse();
            assertThat(store.safety().alarm(alarm.id()).orElseThrow().acknowledgedBy())
                    .isEqualTo("user:1");
            assertThat(store.safety().standing()).hasSize(1);
            assertThat(store.safety().raise(seen)).as("once more, later").isPresent();
            List<LabEvent> events = store.events().after(before, 10);
            assertThat(events)
                    .hasSize(4)
                    .allSatisfy(event -> assertThat(event.kind()).isEqualTo(EventKind.ALARM_CHANGED));
            assertThat(events.get(0).details())
                    .containsEntry("stands", "true")
                    .containsEntry("sentence", "It is at 180 °C.");
            assertThat(events.get(2).details()).containsEntry("stands", "false");
        }

        @Test
        void theLimitsOfADeviceAndTheHeatOfAJobAreKept() {
            Device device = lab.newDevice("left");
            Device limited = store.devices()
                    .add(Device.added(
                            new DeviceDefinition(
                                    device.id(),
                                    "Left",
                                    "scripted",
                                    Map.of(),
                                    device.definition().capabilities().limitedTo(new Heat(260, null, 60))),
                            device.node(),
                            clock.instant()));
            assertThat(store.devices()
                            .byId(device.id())
                            .orElseThrow()
                            .capabilities()
                            .limits())
                    .isEqualTo(limited.capabilities().limits());
            Needs needs = new Needs(
                    new Requirements("PLA", null, null, null, null, Set.of(), new Heat(285, 60, null)),
                    new PrintEstimate(null, null));
            Job queued = store.jobs()
                    .store(lab.submitted(lab.user("ada"))
                            .enqueue(needs, lab.place(Tier.NORMAL, 1, null), SampleLab.STAFF, clock.instant()));
            assertThat(store.jobs().byId(queued.id())).contains(queued);
            assertThat(store.queue().lanes()).containsExactly(Lane.of(needs));
        }

        @Test
        void aCameraHasOneAddressAndAPrintOnePicture() {
            Device device = lab.readyDevice("left");
            assertThat(store.cameras().address(device.id())).isEmpty();
            store.cameras().setAddress(device.id(), CameraAddress.of("http://a.test/1"), "user:1", clock.instant());
            CameraAddress second = CameraAddress.of("https://b.test:8443/2?x=y");
            store.cameras().setAddress(device.id(), second, "user:1", clock.instant());
            assertThat(store.cameras().address(device.id())).contains(second);
            store.cameras().setAddress(device.id(), null, "user:1", clock.instant());
            assertThat(store.cameras().address(device.id())).isEmpty();

            UserId ada = lab.user("ada");
            Job job = lab.queued(ada);
            assertThat(store.cameras().hasSnapshot(job.id())).isFalse();
            assertThat(store.cameras().keep(job.id(), new Snapshot(new byte[] {1, 2}, clock.instant())))
                    .isTrue();
            assertThat(store.cameras().keep(job.id(), new Snapshot(new byte[] {3}, clock.instant())))
                    .isFalse();
            assertThat(store.cameras().snapshot(job.id()).orElseThrow().jpeg()).containsExactly(1, 2);
            assertThat(store.cameras().removeBefore(clock.instant())).isZero();
            store.jobs().store(job.withdraw("not wanted", SampleLab.STAFF, clock.instant()));
            assertThat(store.users().erase(ada, clock.instant())).isEqualTo(UserRepository.Erasure.DONE);
            assertThat(store.cameras().hasSnapshot(job.id()))
                    .as("it goes with the account")
                    .isFalse();
        }

        @Test
        void whatWaitsForAnyDeviceIsFound() {
            DeviceId left = lab.readyDevice("left").id();
            DeviceId right = lab.readyDevice("right").id();
            var first =
                    store.operations().post(left, null, Operation.Kind.EMERGENCY_STOP, "user:1", null, clock.instant());
            var second = store.operations()
                    .post(right, null, Operation.Kind.EMERGENCY_STOP, "user:1", null, clock.instant());
            assertThat(store.operations().waiting()).containsExactly(first, second);
            store.operations().finish(first.id(), "sent", clock.instant());
            assertThat(store.operations().waiting()).containsExactly(second);
        }
    }

    @Test
    void afterRandomLegalMovesEveryHistoryReplaysToItsJob() {
        new RandomMoves(store, clock, 20260105L).run(400);
    }

    /** What a caller does on each of several threads, told which it is. */
    private interface Part<T> {
        T run(int index) throws Exception;
    }

    private static <T> List<T> together(int parts, Part<T> part) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(parts);
        try {
            CountDownLatch begin = new CountDownLatch(1);
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < parts; i++) {
                int index = i;
                Callable<T> task = () -> {
                    begin.await();
                    return part.run(index);
                };
                running.add(threads.submit(task));
            }
            begin.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> result : running) {
                results.add(result.get(60, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private Optional<Claim> win(Job job, DeviceId device) {
        return lab.claims().win(job.id(), device, SampleLab.STAFF, clock.instant());
    }

    private static List<JobId> ids(List<WaitingJob> jobs) {
        return jobs.stream().map(WaitingJob::id).toList();
    }

    private static void assertCategory(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call, ErrorCategory category) {
        assertThat(catchThrowableOfType(PrintLabException.class, call).category())
                .isEqualTo(category);
    }
}
