package io.printlab.persistence;

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
import java.time.Clock;
import javax.sql.DataSource;

/** A lab's repositories over PostgreSQL 15 or newer. Thread-safe; any number of processes may share a database. */
public final class PostgresStore implements LabStore {
    private final Transactor transactor;
    private final NewsListener listener;
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

    private PostgresStore(DataSource dataSource, Clock clock) {
        transactor = new Transactor(Sessions.over(dataSource));
        News news = new News(dataSource);
        listener = new NewsListener(dataSource, news);
        users = new PostgresUsers(transactor);
        groups = new PostgresGroups(transactor);
        apiKeys = new PostgresApiKeys(transactor);
        keyRequests = new PostgresKeyRequests(transactor);
        sessions = new PostgresSignInSessions(transactor);
        secondFactors = new PostgresSecondFactors(transactor);
        singleSignOn = new PostgresSingleSignOn(transactor);
        passwordResets = new PostgresPasswordResets(transactor);
        invitations = new PostgresInvitations(transactor);
        nodes = new PostgresNodes(transactor);
        PostgresDevices machines = new PostgresDevices(transactor, news, clock);
        devices = machines;
        definitions = new PostgresDefinitions(transactor, machines, news, clock);
        drivers = new PostgresDrivers(transactor);
        files = new PostgresPrintFiles(transactor);
        jobs = new PostgresJobs(transactor, news);
        admissions = new PostgresAdmissions(transactor, news);
        queue = new PostgresQueue(transactor, news);
        cameras = new PostgresCameras(transactor);
        safety = new PostgresSafety(transactor, news);
        operations = new PostgresOperations(transactor, news);
        reservations = new PostgresReservations(transactor);
        events = new PostgresEvents(transactor, listener);
        rules = new PostgresRules(transactor, news);
        forecasts = new PostgresForecasts(transactor);
        audit = new PostgresAudit(transactor);
        conversations = new PostgresConversations(transactor, news);
        ledger = new PostgresLedger(transactor);
        outcomes = new PostgresOutcomes(transactor, news);
        spools = new PostgresSpools(transactor, news);
        upkeep = new PostgresUpkeep(transactor, news);
        ports = new PostgresPorts(transactor);
    }

    /**
     * Opens the store over a migrated schema.
     *
     * @param dataSource pooled, at least two connections; the caller closes it after the store
     * @throws io.printlab.error.PrintLabException UNAVAILABLE if the database does not answer, or its schema is older or
     *     newer than this program needs
     */
    public static PostgresStore open(DataSource dataSource) {
        return open(dataSource, Clock.systemUTC());
    }

    /**
     * As {@link #open(DataSource)}.
     *
     * @param clock gives the time of events whose change carries none
     */
    public static PostgresStore open(DataSource dataSource, Clock clock) {
        new Schema(dataSource).requireCurrent();
        PostgresStore store = new PostgresStore(dataSource, clock);
        store.transactor.with(EventMapper.class, EventMapper::continueNumbering);
        return store;
    }

    /**
     * Brings the schema to what this program needs; does nothing if it is there already. Several processes may call it
     * at the same time.
     *
     * @throws io.printlab.error.PrintLabException UNAVAILABLE if the database does not answer or its schema is newer
     */
    public static void migrate(DataSource dataSource) {
        new Schema(dataSource).migrate();
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
        transactor.with(EventMapper.class, EventMapper::answer);
    }

    /** Stops listening for events. The data source stays open. */
    @Override
    public void close() {
        listener.close();
    }
}
