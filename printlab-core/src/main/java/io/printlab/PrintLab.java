package io.printlab;

import io.printlab.account.UserId;
import io.printlab.admission.Admission;
import io.printlab.admission.AdmissionRule;
import io.printlab.admission.Periods;
import io.printlab.admission.PrintRecord;
import io.printlab.admission.WithinReach;
import io.printlab.audit.AuditLog;
import io.printlab.camera.CameraRoom;
import io.printlab.constraint.Constraints;
import io.printlab.desk.AdmissionDesk;
import io.printlab.desk.ApprovalDesk;
import io.printlab.desk.CameraDesk;
import io.printlab.desk.DefinitionDesk;
import io.printlab.desk.DeviceDesk;
import io.printlab.desk.EventDesk;
import io.printlab.desk.ForecastKeeper;
import io.printlab.desk.GroupDesk;
import io.printlab.desk.Intake;
import io.printlab.desk.JobDesk;
import io.printlab.desk.LedgerDesk;
import io.printlab.desk.NameDesk;
import io.printlab.desk.NodeDesk;
import io.printlab.desk.OperationDesk;
import io.printlab.desk.OutcomeDesk;
import io.printlab.desk.PeopleDesk;
import io.printlab.desk.PortDesk;
import io.printlab.desk.QueueDesk;
import io.printlab.desk.ReservationDesk;
import io.printlab.desk.RuleDesk;
import io.printlab.desk.SafetyDesk;
import io.printlab.desk.SpoolDesk;
import io.printlab.desk.Successions;
import io.printlab.desk.UpkeepDesk;
import io.printlab.device.DeviceId;
import io.printlab.dispatch.DispatchFloor;
import io.printlab.dispatch.LabThread;
import io.printlab.dispatch.NodeWatch;
import io.printlab.event.EventKind;
import io.printlab.event.EventPump;
import io.printlab.event.LabEvent;
import io.printlab.event.LabEventListener;
import io.printlab.event.TelemetryBoard;
import io.printlab.file.FileStore;
import io.printlab.file.PrintFile;
import io.printlab.file.PrintFileAnalyser;
import io.printlab.file.PrintFileFacts;
import io.printlab.file.PrintFileId;
import io.printlab.job.JobState;
import io.printlab.node.Node;
import io.printlab.notification.NewsRoom;
import io.printlab.notification.Notifier;
import io.printlab.outcome.PickUpKeeper;
import io.printlab.queue.QueuePolicy;
import io.printlab.revision.AdmissionJudgement;
import io.printlab.revision.DispatchJudgement;
import io.printlab.revision.Judgement;
import io.printlab.revision.QueueRevision;
import io.printlab.revision.ShareRevision;
import io.printlab.rule.RuleBook;
import io.printlab.rule.RuledSharePolicy;
import io.printlab.rule.StoredRuleBook;
import io.printlab.store.Housekeeping;
import io.printlab.store.LabStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running lab. Built by {@link #builder()}, which starts nothing; {@link #start()} and {@link #close()} are called once each. It is long
 * because every part of a lab is put together here, and every desk has its accessor.
 */
public final class PrintLab implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PrintLab.class);
    private static final Duration HOUSEKEEPING = Duration.ofHours(1);
    private static final Duration REVISION = Duration.ofMillis(500);
    private static final Duration FOLLOWING = Duration.ofSeconds(30);
    private static final Duration FORECASTS = Duration.ofSeconds(1);
    private static final Duration PHOTOGRAPHS = Duration.ofMillis(500);
    private static final Duration EVENT_WAIT = Duration.ofMillis(500);

    private final PrintLabConfig config;
    private final Clock clock;
    private final RuleBook rules;
    private final Constraints constraints;
    private final @Nullable StoredRuleBook storedRules;
    private final @Nullable QueueRevision revision;
    private final ShareRevision shares;
    private final LabStore store;
    private final FileStore files;
    private final AdmissionDesk admission;
    private final Intake intake;
    private final OutcomeDesk outcomes;
    private final LedgerDesk ledger;
    private final JobDesk jobs;
    private final ApprovalDesk approvals;
    private final DeviceDesk devices;
    private final SpoolDesk spools;
    private final UpkeepDesk upkeep;
    private final PortDesk ports;
    private final DefinitionDesk definitions;
    private final QueueDesk queue;
    private final ReservationDesk reservations;
    private final RuleDesk ruleDesk;
    private final SafetyDesk safety;
    private final CameraDesk cameras;
    private final @Nullable LabThread photographing;
    private final GroupDesk groups;
    private final NameDesk names;
    private final NodeDesk nodeDesk;
    private final EventDesk events;
    private final AuditLog audit;
    private final PeopleDesk people;
    private final TelemetryBoard telemetry = new TelemetryBoard();
    private final DispatchFloor floor;
    private final UUID process = UUID.randomUUID();
    private final List<Notifier> notifiers;
    private final List<LabEventListener> followers = new CopyOnWriteArrayList<>();
    private final EventPump pump;
    private final LabThread pumpThread;
    private final LabThread housekeeping;
    private final LabThread revising;
    private final LabThread following;
    private final LabThread forecasting;
    private final NodeWatch watch;
    private final LabThread watching;

    PrintLab(PrintLabBuilder from, LabStore store, FileStore files, PrintFileAnalyser analyser) {
        this.config = from.config;
        this.clock = from.clock;
        StoredRuleBook stored = from.rules == null ? new StoredRuleBook(store.rules(), from.firstRules) : null;
        this.rules = stored == null ? Objects.requireNonNull(from.rules) : stored;
        RuledSharePolicy ruled =
                from.policy == null ? new RuledSharePolicy(rules, from.classifier, from.factors) : null;
        QueuePolicy policy = ruled == null ? Objects.requireNonNull(from.policy) : ruled;
        this.constraints = new Constraints(rules, from.constraints, store);
        this.storedRules = stored;
        this.revision = stored == null || ruled == null ? null : new QueueRevision(store, stored, ruled);
        this.store = store;
        this.files = files;
        this.notifiers = config.roles().contains(NodeRole.NOTIFICATIONS) ? List.copyOf(from.notifiers) : List.of();
        this.floor = new DispatchFloor(
                config.node(), config.leaseTime(), store, files, policy, constraints, from.drivers, telemetry, clock);
        this.audit = new AuditLog(store.audit(), store.users(), clock);
        OperationDesk operations = new OperationDesk(store, from.drivers, floor, audit);
        Successions successions = new Successions(
                store,
                (job, now) -> policy.place(
                        job.submission(),
                        Objects.requireNonNull(job.needs()),
                        store.queue().backlog(job.submission().owner()),
                        now));
        this.admission = new AdmissionDesk(
                store, rules, new Admission(rules, withReach(from.admissionRules)), successions, clock);
        this.intake = new Intake(store, files, analyser, policy, admission, config.fileLimitBytes());
        this.outcomes = new OutcomeDesk(store, rules, audit, clock);
        this.ledger = new LedgerDesk(store, rules, audit, clock);
        this.jobs = new JobDesk(store, files, policy, intake, successions, operations, outcomes, audit, clock);
        this.approvals = new ApprovalDesk(store, jobs, intake, audit, clock);
        this.following = new LabThread("printlab-successions", FOLLOWING, () -> successions.step(clock.instant()));
        this.devices = new DeviceDesk(store, operations, telemetry, audit, clock);
        this.safety = new SafetyDesk(store, from.drivers, audit, clock);
        CameraRoom room = from.camera == null ? null : new CameraRoom(store.cameras(), from.camera, floor::drives);
        this.cameras = new CameraDesk(store, devices, jobs, room, audit, clock);
        this.photographing = room == null ? null : photographing(room);
        this.spools = new SpoolDesk(store, audit, clock);
        this.upkeep = new UpkeepDesk(store, audit, clock);
        this.ports = new PortDesk(store, clock);
        floor.watch(from.ports);
        this.definitions = new DefinitionDesk(store, audit, clock);
        this.queue = new QueueDesk(store, policy, constraints, clock);
        this.reservations = new ReservationDesk(store, audit, clock);
        this.groups = new GroupDesk(store, audit, clock);
        this.names = new NameDesk(store);
        this.nodeDesk = new NodeDesk(store, config.leaseTime(), clock);
        this.events = new EventDesk(store);
        this.people = new PeopleDesk(store, audit, clock);
        this.ruleDesk = new RuleDesk(
                store,
                rules,
                policy,
                Judgement.all(List.of(
                        now -> new DispatchJudgement(store.devices().all(), constraints.moment(now), from.constraints),
                        now -> admissionAt(now, from.admissionRules))),
                audit,
                clock);
        List<LabEventListener> listeners = new ArrayList<>(from.listeners);
        if (stored != null) {
            listeners.add(0, stored);
        }
        if (revision != null) {
            listeners.add(revision);
        }
        listeners.add(floor::happened);
        if (room != null) {
            listeners.add(room);
        }
        listeners.add(this::wakeFollowers);
        NewsRoom news = new NewsRoom(store, notifiers);
        listeners.add(news);
        ForecastKeeper keeper = new ForecastKeeper(store, queue, news);
        if (config.roles().contains(NodeRole.WEB) || config.roles().contains(NodeRole.NOTIFICATIONS)) {
            listeners.add(keeper);
        }
        listeners.add(event -> followers.forEach(follower -> follower.happened(event)));
        this.pump = new EventPump(store.events(), listeners);
        this.shares = new ShareRevision(store, rules);
        Housekeeping house = new Housekeeping(store);
        PickUpKeeper pickUps = new PickUpKeeper(store.outcomes(), rules);
        this.housekeeping = new LabThread("printlab-housekeeping", HOUSEKEEPING, () -> {
            house.step(clock.instant());
            pickUps.step(clock.instant());
        });
        this.revising = new LabThread("printlab-queue-revision", REVISION, this::revise);
        this.forecasting = new LabThread("printlab-forecasts", FORECASTS, () -> keeper.step(clock.instant()));
        this.watch = new NodeWatch(store, config.node(), process, config.leaseTime(), floor);
        this.watching =
                new LabThread("printlab-lease-keeper", config.leaseTime().dividedBy(3), this::watch);
        this.pumpThread = new LabThread("printlab-event-pump", Duration.ZERO, this::pumpEvents);
    }

    public static PrintLabBuilder builder() {
        return new PrintLabBuilder();
    }

    /**
     * Registers the devices, hands what a crash left over to people, and starts the threads.
     *
     * @return this lab
     * @throws io.printlab.error.PrintLabException UNAVAILABLE if the database does not answer
     */
    public PrintLab start() {
        int resumed = prepare();
        pumpThread.start();
        notifiers.forEach(Notifier::start);
        if (config.roles().contains(NodeRole.DEVICES)) {
            floor.start();
        }
        watching.start();
        housekeeping.start();
        revising.start();
        following.start();
        forecasting.start();
        if (photographing != null) {
            photographing.start();
        }
        log.info(
                "printlab node {} is up: {} devices, roles {}, {} submissions resumed",
                config.node(),
                config.devices().size(),
                config.roles(),
                resumed);
        return this;
    }

    private int prepare() {
        store.check();
        store.nodes()
                .begin(new Node(
                        config.node(),
                        process,
                        config.roles().stream().map(NodeRole::name).collect(Collectors.toSet()),
                        config.host(),
                        clock.instant(),
                        clock.instant()));
        if (config.roles().contains(NodeRole.DEVICES)) {
            floor.register(config.devices());
        }
        pump.begin();
        if (storedRules != null) {
            storedRules.refresh();
        }
        return intake.resume(clock.instant());
    }

    /**
     * Prepares the lab as {@link #start()} does, but starts no thread: for simulations, whose clock is moved by hand.
     *
     * @return one step of all that the threads would do for jobs and devices, to be run by one thread
     */
    public Runnable stepper() {
        prepare();
        Runnable devices = config.roles().contains(NodeRole.DEVICES) ? floor.stepper() : () -> {};
        return () -> {
            devices.run();
            watch();
            pump.step();
            revise();
        };
    }

    public JobDesk jobs() {
        return jobs;
    }

    public ApprovalDesk approvals() {
        return approvals;
    }

    /** What became of prints that have ended. */
    public OutcomeDesk outcomes() {
        return outcomes;
    }

    /** What printing costs whom. */
    public LedgerDesk ledger() {
        return ledger;
    }

    public AdmissionDesk admission() {
        return admission;
    }

    public DeviceDesk devices() {
        return devices;
    }

    /** How devices are kept safe, and their alarms. */
    public SafetyDesk safety() {
        return safety;
    }

    /** What cameras see of devices, and saw of prints. */
    public CameraDesk cameras() {
        return cameras;
    }

    /** The spools of filament, and which is in which device. */
    public SpoolDesk spools() {
        return spools;
    }

    /** What is plugged in. */
    public PortDesk ports() {
        return ports;
    }

    /** Maintenance of devices and their logs. */
    public UpkeepDesk upkeep() {
        return upkeep;
    }

    /** Which devices the lab has. */
    public DefinitionDesk definitions() {
        return definitions;
    }

    public QueueDesk queue() {
        return queue;
    }

    /** What keeps waiting jobs from the devices. */
    public Constraints constraints() {
        return constraints;
    }

    /** The rules as people see and change them. */
    public RuleDesk ruleDesk() {
        return ruleDesk;
    }

    /** Who belongs to the lab, and as what. */
    public PeopleDesk people() {
        return people;
    }

    /** The rules that hold now. */
    public RuleBook rules() {
        return rules;
    }

    public NameDesk names() {
        return names;
    }

    /** The processes of the lab. */
    public NodeDesk nodes() {
        return nodeDesk;
    }

    public EventDesk events() {
        return events;
    }

    public GroupDesk groups() {
        return groups;
    }

    /** What staff decided and what happened at the doors; every part that decides for staff writes to it. */
    public AuditLog audit() {
        return audit;
    }

    public ReservationDesk reservations() {
        return reservations;
    }

    /** The repositories, for what the desks do not cover. */
    public LabStore store() {
        return store;
    }

    public FileStore files() {
        return files;
    }

    /** Live readings of the devices that this process drives. */
    public TelemetryBoard telemetry() {
        return telemetry;
    }

    /** Adds a follower of events while the lab runs; see {@link LabEventListener}. */
    public void follow(LabEventListener listener) {
        followers.add(listener);
    }

    public void unfollow(LabEventListener listener) {
        followers.remove(listener);
    }

    /** How each notifier stands, by class name. */
    public Map<String, String> notifierHealth() {
        Map<String, String> health = new TreeMap<>();
        notifiers.forEach(notifier -> health.put(notifier.getClass().getSimpleName(), notifier.health()));
        return health;
    }

    /** Whether this process drives the device. */
    public boolean drives(DeviceId id) {
        return floor.drives(id);
    }

    /**
     * Stops in order: no more claims, then the devices (a job that is on one becomes INTERRUPTED), then events and notifiers.
     * The store and the file store stay open: their owner closes them.
     */
    @Override
    public void close() {
        following.close();
        revising.close();
        housekeeping.close();
        forecasting.close();
        if (photographing != null) {
            photographing.close();
        }
        floor.close();
        watching.close();
        pumpThread.close();
        notifiers.forEach(PrintLab::stop);
        log.info("printlab node {} is down", config.node());
    }

    private static void stop(Notifier notifier) {
        try {
            notifier.stop();
        } catch (RuntimeException fault) {
            log.error("Notifier {} failed to stop", notifier.getClass().getName(), fault);
        }
    }

    private void wakeFollowers(LabEvent event) {
        if (event.kind() == EventKind.JOB_MOVED
                && Arrays.stream(JobState.values())
                        .anyMatch(state -> state.isEnd()
                                && state.name().equals(event.details().get("to")))) {
            following.wake();
        }
    }

    private List<AdmissionRule> withReach(List<AdmissionRule> own) {
        List<AdmissionRule> all = new ArrayList<>(own);
        all.add(0, new WithinReach(store.devices()::all));
        return all;
    }

    /** Reads each person's record and each file once, and only where a rule asks for them. */
    private AdmissionJudgement admissionAt(Instant now, List<AdmissionRule> own) {
        Periods since = Periods.at(now, rules.current().dispatch().zone());
        Map<UserId, PrintRecord> records = new HashMap<>();
        Map<PrintFileId, Optional<PrintFileFacts>> facts = new HashMap<>();
        return new AdmissionJudgement(
                owner -> records.computeIfAbsent(owner, id -> store.admissions().record(id, since)),
                file -> facts.computeIfAbsent(file, id -> store.files().byId(id).map(PrintFile::facts))
                        .orElse(null),
                own,
                now);
    }

    private void watch() {
        floor.renewLeases(clock.instant());
        watch.step(clock.instant());
    }

    private LabThread photographing(CameraRoom room) {
        return new LabThread("printlab-camera", PHOTOGRAPHS, () -> {
            boolean more = true;
            while (more && !Thread.currentThread().isInterrupted()) {
                more = room.step(clock.instant());
            }
        });
    }

    private void revise() {
        shares.step(clock.instant());
        if (revision != null && revision.step(clock.instant()) > 0) {
            revising.wake();
        }
    }

    private void pumpEvents() throws InterruptedException {
        floor.lookForOperations();
        int told = pump.step();
        if (storedRules != null) {
            storedRules.step();
        }
        if (told == 0) {
            pump.awaitNews(EVENT_WAIT);
        }
    }
}
