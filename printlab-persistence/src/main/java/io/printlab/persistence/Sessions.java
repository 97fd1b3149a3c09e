package io.printlab.persistence;

import io.printlab.account.UserId;
import io.printlab.device.Capabilities;
import io.printlab.device.DeviceId;
import io.printlab.device.Filament;
import io.printlab.device.NodeId;
import io.printlab.file.PrintFileFacts;
import io.printlab.file.PrintFileId;
import io.printlab.job.JobId;
import io.printlab.job.Lease;
import io.printlab.job.Needs;
import io.printlab.job.Placement;
import io.printlab.job.Submission;
import io.printlab.job.Wishes;
import io.printlab.queue.Lane;
import io.printlab.rule.LabRules;
import io.printlab.safety.DeviceScripts;
import io.printlab.safety.PrintEnds;
import io.printlab.safety.ThermalLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.AutoMappingUnknownColumnBehavior;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.LocalCacheScope;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;
import org.apache.ibatis.type.TypeHandlerRegistry;

/** How MyBatis is set up: no caches, no surprises, records in and out. */
final class Sessions {
    static final List<Class<?>> MAPPERS = List.of(
            UserMapper.class,
            GroupMapper.class,
            ApiKeyMapper.class,
            KeyRequestMapper.class,
            SignInSessionMapper.class,
            SecondFactorMapper.class,
            SingleSignOnMapper.class,
            PasswordResetMapper.class,
            InvitationMapper.class,
            DeviceMapper.class,
            NodeMapper.class,
            DefinitionMapper.class,
            DriverMapper.class,
            PrintFileMapper.class,
            JobMapper.class,
            AdmissionMapper.class,
            QueueMapper.class,
            FrontMapper.class,
            OperationMapper.class,
            ReservationMapper.class,
            EventMapper.class,
            RuleMapper.class,
            ForecastMapper.class,
            AuditMapper.class,
            ConversationMapper.class,
            LedgerMapper.class,
            OutcomeMapper.class,
            SafetyMapper.class,
            CameraMapper.class,
            SpoolMapper.class,
            UpkeepMapper.class,
            PortMapper.class);

    private Sessions() {}

    static SqlSessionFactory over(DataSource dataSource) {
        Configuration configuration =
                new Configuration(new Environment("printlab", new JdbcTransactionFactory(), dataSource));
        configuration.setMapUnderscoreToCamelCase(true);
        configuration.setArgNameBasedConstructorAutoMapping(true);
        configuration.setAutoMappingUnknownColumnBehavior(AutoMappingUnknownColumnBehavior.FAILING);
        configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
        configuration.setCacheEnabled(false);
        register(configuration.getTypeHandlerRegistry());
        configuration.addInterceptor(new RecordResults());
        MAPPERS.forEach(configuration::addMapper);
        return new SqlSessionFactoryBuilder().build(configuration);
    }

    private static void register(TypeHandlerRegistry handlers) {
        handlers.register(UserId.class, new ScalarHandler<>(Long.class, UserId::value, UserId::new));
        handlers.register(JobId.class, new ScalarHandler<>(Long.class, JobId::value, JobId::new));
        handlers.register(DeviceId.class, new ScalarHandler<>(String.class, DeviceId::value, DeviceId::new));
        handlers.register(NodeId.class, new ScalarHandler<>(String.class, NodeId::value, NodeId::new));
        handlers.register(PrintFileId.class, new ScalarHandler<>(String.class, PrintFileId::sha256, PrintFileId::new));
        handlers.register(Lane.class, new ScalarHandler<>(String.class, Lane::signature, Lane::new));
        handlers.register(Duration.class, new ScalarHandler<>(Long.class, Duration::toMillis, Duration::ofMillis));
        handlers.register(
                Instant.class,
                new ScalarHandler<>(
                        OffsetDateTime.class,
                        time -> time.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC),
                        OffsetDateTime::toInstant));
        handlers.register(UUID.class, new ScalarHandler<>(UUID.class, Function.identity(), Function.identity()));
        handlers.register(String[].class, new ArrayHandler<>(String[].class, "text"));
        handlers.register(Long[].class, new ArrayHandler<>(Long[].class, "bigint"));
        handlers.register(Double[].class, new ArrayHandler<>(Double[].class, "float8"));
        json(handlers, Needs.class);
        json(handlers, Wishes.class);
        json(handlers, Submission.class);
        json(handlers, Placement.class);
        json(handlers, Lease.class);
        json(handlers, Capabilities.class);
        json(handlers, Filament.class);
        json(handlers, PrintFileFacts.class);
        json(handlers, PrintEnds.class);
        json(handlers, ThermalLimits.class);
        json(handlers, DeviceScripts.class);
        json(handlers, TextMap.class);
        json(handlers, Temperatures.class);
        json(handlers, DriverForm.class);
        handlers.register(LabRules.class, new JsonHandler<>(RulesJson::write, RulesJson::read));
    }

    private static <T> void json(TypeHandlerRegistry handlers, Class<T> type) {
        handlers.register(type, new JsonHandler<>(type));
    }
}
