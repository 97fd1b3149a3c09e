package io.printlab.testkit;

import io.printlab.account.ApiKeyRepository;
import io.printlab.account.GroupRepository;
import io.printlab.account.InvitationRepository;
import io.printlab.account.KeyRequestRepository;
import io.printlab.account.PasswordResetRepository;
import io.printlab.account.SecondFactorRepository;
import io.printlab.account.SignInSessionRepository;
import io.printlab.account.SingleSignOnRepository;
import io.printlab.account.UserRepository;
import io.printlab.admission.AdmissionRepository;
import io.printlab.audit.AuditRepository;
import io.printlab.camera.CameraRepository;
import io.printlab.conversation.ConversationRepository;
import io.printlab.device.DefinitionRepository;
import io.printlab.device.DeviceRepository;
import io.printlab.driver.DriverCatalogue;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.event.EventLog;
import io.printlab.file.PrintFileRepository;
import io.printlab.forecast.ForecastRepository;
import io.printlab.job.JobRepository;
import io.printlab.ledger.LedgerRepository;
import io.printlab.node.NodeRepository;
import io.printlab.operation.OperationRepository;
import io.printlab.outcome.OutcomeRepository;
import io.printlab.port.PortRepository;
import io.printlab.queue.QueueRepository;
import io.printlab.queue.ReservationRepository;
import io.printlab.rule.RuleRepository;
import io.printlab.safety.SafetyRepository;
import io.printlab.spool.SpoolRepository;
import io.printlab.store.LabStore;
import io.printlab.upkeep.UpkeepRepository;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;

/** A lab's database that is gone with its process. Thread-safe; it can be made to look unreachable. */
public final class InMemoryLabStore implements LabStore {
    private final UserRepository users;
    private final GroupRepository groups;
    private final ApiKeyRepository apiKeys;
    private final KeyRequestRepository keyRequests;
    private final SignInSessionRepository sessions;
    private final SecondFactorRepository secondFactors;
    private final SingleSignOnRepository singleSignOn;
    private final PasswordResetRepository passwordResets;
    private final InvitationRepository invitations;
    private final DeviceRepository devices;
    private final NodeRepository nodes;
    private final DefinitionRepository definitions;
    private final DriverCatalogue drivers;
    private final PrintFileRepository files;
    private final JobRepository jobs;
    private final AdmissionRepository admissions;
    private final QueueRepository queue;
    private final OperationRepository operations;
    private final SafetyRepository safety;
    private final CameraRepository cameras;
    private final ReservationRepository reservations;
    private final EventLog events;
    private final RuleRepository rules;
    private final ForecastRepository forecasts;
    private final AuditRepository audit;
    private final ConversationRepository conversations;
    private final LedgerRepository ledger;
    private final OutcomeRepository outcomes;
    private final SpoolRepository spools;
    private final UpkeepRepository upkeep;
    private final PortRepository ports;
    private volatile boolean reachable = true;

    public InMemoryLabStore() {
        this(new SettableClock());
    }

    /** @param clock gives the time of events whose change carries none */
    public InMemoryLabStore(Clock clock) {
        MemoryEvents log = new MemoryEvents();
        MemorySpools stock = new MemorySpools(log);
        MemoryDevices machines = new MemoryDevices(log, stock, clock);
        stock.setDevices(machines);
        MemoryShares shares = new MemoryShares();
        MemoryLedger accounts = new MemoryLedger();
        MemoryOutcomes ends = new MemoryOutcomes(log, accounts);
        MemoryJobs work = new MemoryJobs(log, machines, shares, accounts, ends);
        MemoryOperations asked = new MemoryOperations();
        MemoryApiKeys keys = new MemoryApiKeys();
        MemorySessions signedIn = new MemorySessions();
        MemoryPasswordResets resets = new MemoryPasswordResets(signedIn);
        MemoryCameras seen = new MemoryCameras();
        MemoryUsers people = new MemoryUsers(keys, signedIn, resets, work, seen);
        resets.setPasswordsOf(people);
        users = guarded(UserRepository.class, people);
        groups = guarded(GroupRepository.class, people.groups());
        apiKeys = guarded(ApiKeyRepository.class, keys);
        keyRequests = guarded(KeyRequestRepository.class, new MemoryKeyRequests());
        sessions = guarded(SignInSessionRepository.class, signedIn);
        secondFactors = guarded(SecondFactorRepository.class, new MemorySecondFactors());
        singleSignOn = guarded(SingleSignOnRepository.class, new MemorySingleSignOn(people));
        passwordResets = guarded(PasswordResetRepository.class, resets);
        invitations = guarded(InvitationRepository.class, new MemoryInvitations(people));
        devices = guarded(DeviceRepository.class, machines);
        nodes = guarded(NodeRepository.class, new MemoryNodes(machines));
        definitions = guarded(DefinitionRepository.class, new MemoryDefinitions(machines, work, asked));
        drivers = guarded(DriverCatalogue.class, new MemoryDrivers());
        files = guarded(PrintFileRepository.class, new MemoryFiles());
        jobs = guarded(JobRepository.class, work);
        admissions = guarded(AdmissionRepository.class, new MemoryAdmissions(work, accounts, ends));
        queue = guarded(QueueRepository.class, new MemoryQueue(work, shares, people.groups()));
        cameras = guarded(CameraRepository.class, seen);
        safety = guarded(SafetyRepository.class, new MemorySafety(log));
        operations = guarded(OperationRepository.class, asked);
        reservations = guarded(ReservationRepository.class, new MemoryReservations(machines));
        events = guarded(EventLog.class, log);
        rules = guarded(RuleRepository.class, new MemoryRules(log));
        forecasts = guarded(ForecastRepository.class, new MemoryForecasts(work));
        audit = guarded(AuditRepository.class, new MemoryAudit());
        conversations = guarded(ConversationRepository.class, new MemoryConversations(work, log));
        ledger = guarded(LedgerRepository.class, accounts);
        outcomes = guarded(OutcomeRepository.class, ends);
        spools = guarded(SpoolRepository.class, stock);
        ports = guarded(PortRepository.class, new MemoryPorts());
        upkeep = guarded(UpkeepRepository.class, new MemoryUpkeep(log, machines, work));
    }

    /** Makes every method throw UNAVAILABLE, as without a database, until it is reachable again. */
    public void reachable(boolean next) {
        reachable = next;
    }

    @Override
    public UserRepository users() {
        return users;
    }

    @Override
    public GroupRepository groups() {
        return groups;
    }

    @Override
    public ApiKeyRepository apiKeys() {
        return apiKeys;
    }

    @Override
    public KeyRequestRepository keyRequests() {
        return keyRequests;
    }

    @Override
    public SignInSessionRepository sessions() {
        return sessions;
    }

    @Override
    public SecondFactorRepository secondFactors() {
        return secondFactors;
    }

    @Override
    public SingleSignOnRepository singleSignOn() {
        return singleSignOn;
    }

    @Override
    public PasswordResetRepository passwordResets() {
        return passwordResets;
    }

    @Override
    public InvitationRepository invitations() {
        return invitations;
    }

    @Override
    public DeviceRepository devices() {
        return devices;
    }

    @Override
    public NodeRepository nodes() {
        return nodes;
    }

    @Override
    public DefinitionRepository definitions() {
        return definitions;
    }

    @Override
    public DriverCatalogue drivers() {
        return drivers;
    }

    @Override
    public PrintFileRepository files() {
        return files;
    }

    @Override
    public JobRepository jobs() {
        return jobs;
    }

    @Override
    public AdmissionRepository admissions() {
        return admissions;
    }

    @Override
    public QueueRepository queue() {
        return queue;
    }

    @Override
    public SafetyRepository safety() {
        return safety;
    }

    @Override
    public CameraRepository cameras() {
        return cameras;
    }

    @Override
    public OperationRepository operations() {
        return operations;
    }

    @Override
    public ReservationRepository reservations() {
        return reservations;
    }

    @Override
    public EventLog events() {
        return events;
    }

    @Override
    public RuleRepository rules() {
        return rules;
    }

    @Override
    public ForecastRepository forecasts() {
        return forecasts;
    }

    @Override
    public ConversationRepository conversations() {
        return conversations;
    }

    @Override
    public AuditRepository audit() {
        return audit;
    }

    @Override
    public LedgerRepository ledger() {
        return ledger;
    }

    @Override
    public OutcomeRepository outcomes() {
        return outcomes;
    }

    @Override
    public SpoolRepository spools() {
        return spools;
    }

    @Override
    public UpkeepRepository upkeep() {
        return upkeep;
    }

    @Override
    public PortRepository ports() {
        return ports;
    }

    @Override
    public void check() {
        if (!reachable) {
            throw new PrintLabException(
                    ErrorCategory.UNAVAILABLE,
                    "The lab's database cannot be reached (a test said so). Try again later.");
        }
    }

    @Override
    public void close() {
        reachable = false;
    }

    private <T> T guarded(Class<T> type, T repository) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    check();
                    try {
                        return method.invoke(repository, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
