package io.printlab.store;

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
import io.printlab.upkeep.UpkeepRepository;

/**
 * SPI: the repositories of one lab over one database. {@code PostgresStore} is the real one; the testkit has one in
 * memory. Both pass {@code LabStoreContract}. Thread-safe.
 */
public interface LabStore extends AutoCloseable {
    UserRepository users();

    GroupRepository groups();

    ApiKeyRepository apiKeys();

    KeyRequestRepository keyRequests();

    SignInSessionRepository sessions();

    SecondFactorRepository secondFactors();

    SingleSignOnRepository singleSignOn();

    PasswordResetRepository passwordResets();

    InvitationRepository invitations();

    DeviceRepository devices();

    NodeRepository nodes();

    SpoolRepository spools();

    UpkeepRepository upkeep();

    PortRepository ports();

    DefinitionRepository definitions();

    DriverCatalogue drivers();

    PrintFileRepository files();

    JobRepository jobs();

    AdmissionRepository admissions();

    QueueRepository queue();

    OperationRepository operations();

    SafetyRepository safety();

    CameraRepository cameras();

    ReservationRepository reservations();

    EventLog events();

    RuleRepository rules();

    ForecastRepository forecasts();

    ConversationRepository conversations();

    AuditRepository audit();

    LedgerRepository ledger();

    OutcomeRepository outcomes();

    /**
     * Whether the database answers now. Returns within a few seconds.
     *
     * @throws io.printlab.error.PrintLabException with category UNAVAILABLE and the cause if it does not
     */
    void check();

    @Override
    void close();
}
