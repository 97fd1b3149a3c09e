package io.printlab.persistence.bench;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/** Quartz over the same database: clustered, 16 threads, 16 triggers at a time, jobs that do nothing. */
final class QuartzQueue {
    private static final String SOURCE = "bench";

    private QuartzQueue() {}

    /** Jobs a second. */
    static double rate(BenchLab lab, int jobs) throws Exception {
        createTables(lab);
        DBConnectionManager.getInstance().addConnectionProvider(SOURCE, new Connections(lab));
        Scheduler scheduler = new StdSchedulerFactory(settings()).getScheduler();
        CountDownLatch left = new CountDownLatch(jobs);
        scheduler.getContext().put("left", left);
        for (int number = 0; number < jobs; number++) {
            scheduler.scheduleJob(
                    JobBuilder.newJob(Nothing.class)
                            .withIdentity("job" + number)
                            .build(),
                    TriggerBuilder.newTrigger()
                            .withIdentity("trigger" + number)
                            .startNow()
                            .build());
        }
        return Rivals.rate(jobs, left, () -> start(scheduler), () -> stop(scheduler));
    }

    private static Properties settings() {
        Properties settings = new Properties();
        settings.setProperty("org.quartz.scheduler.instanceName", "bench");
        settings.setProperty("org.quartz.scheduler.instanceId", "AUTO");
        settings.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        settings.setProperty("org.quartz.scheduler.batchTriggerAcquisitionMaxCount", "16");
        settings.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        settings.setProperty("org.quartz.threadPool.threadCount", "16");
        settings.setProperty("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
        settings.setProperty(
                "org.quartz.jobStore.driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
        settings.setProperty("org.quartz.jobStore.dataSource", SOURCE);
        settings.setProperty("org.quartz.jobStore.isClustered", "true");
        settings.setProperty("org.quartz.jobStore.acquireTriggersWithinLock", "true");
        return settings;
    }

    private static void createTables(BenchLab lab) throws Exception {
        try (InputStream script =
                Scheduler.class.getResourceAsStream("/org/quartz/impl/jdbcjobstore/tables_postgres.sql")) {
            String sql = new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
            for (String statement : sql.replaceAll("(?m)^\\s*--.*$", "").split(";", -1)) {
                if (!statement.isBlank() && !statement.strip().equalsIgnoreCase("COMMIT")) {
                    lab.execute(statement);
                }
            }
        }
    }

    private static void start(Scheduler scheduler) {
        try {
            scheduler.start();
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz did not start", e);
        }
    }

    private static void stop(Scheduler scheduler) {
        try {
            scheduler.shutdown(true);
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz did not stop", e);
        }
    }

    /** The job that does nothing but count. */
    public static final class Nothing implements Job {
        @Override
        public void execute(JobExecutionContext context) {
            try {
                ((CountDownLatch) context.getScheduler().getContext().get("left")).countDown();
            } catch (SchedulerException e) {
                throw new IllegalStateException("Quartz has no context", e);
            }
        }
    }

    private record Connections(BenchLab lab) implements ConnectionProvider {
        @Override
        public Connection getConnection() throws java.sql.SQLException {
            return lab.source.getConnection();
        }

        @Override
        public void shutdown() {}

        @Override
        public void initialize() {}
    }
}
