package io.printlab.persistence.bench;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jobrunr.scheduling.JobScheduler;
import org.jobrunr.server.BackgroundJobServer;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.server.JobActivator;
import org.jobrunr.storage.sql.postgres.PostgresStorageProvider;
import org.jobrunr.utils.mapper.jackson.JacksonJsonMapper;

/** Other queues over the same database, each with 16 workers and jobs that do nothing. They also complete their jobs. */
final class Rivals {
    static final String SCHEDULER_TABLE = """
            CREATE TABLE scheduled_tasks (task_name text NOT NULL, task_instance text NOT NULL, task_data bytea,
                execution_time timestamptz NOT NULL, picked boolean NOT NULL, picked_by text, last_success timestamptz,
                last_failure timestamptz, consecutive_failures int, last_heartbeat timestamptz, version bigint NOT NULL, priority smallint,
                PRIMARY KEY (task_name, task_instance));
            CREATE INDEX execution_time_idx ON scheduled_tasks (execution_time);
            CREATE INDEX last_heartbeat_idx ON scheduled_tasks (last_heartbeat);
            CREATE INDEX priority_execution_time_idx ON scheduled_tasks (priority DESC, execution_time ASC)
            """;
    private static final int WORKERS = 16;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Rivals() {}

    /** Jobs a second of db-scheduler with lock-and-fetch, over tasks that are due. */
    static double scheduler(BenchLab lab, int tasks) throws Exception {
        lab.execute("TRUNCATE scheduled_tasks");
        lab.execute(
                "INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version) SELECT 'nothing', n::text, "
                        + "now() - interval '1 minute', false, 1 FROM generate_series(1, " + tasks + ") n");
        CountDownLatch left = new CountDownLatch(tasks);
        OneTimeTask<Void> nothing = Tasks.oneTime("nothing").execute((instance, context) -> left.countDown());
        Scheduler scheduler = Scheduler.create(lab.source, nothing)
                .threads(WORKERS)
                .pollUsingLockAndFetch(1.0, 4.0)
                .pollingInterval(Duration.ofMillis(100))
                .build();
        return rate(tasks, left, scheduler::start, scheduler::stop);
    }

    /** Median of the milliseconds from the commit of a task to its start, at 100 ms polling. */
    static double schedulerPickUp(BenchLab lab, int times) throws Exception {
        lab.execute("TRUNCATE scheduled_tasks");
        BlockingQueue<Long> started = new LinkedBlockingQueue<>();
        OneTimeTask<Void> nothing =
                Tasks.oneTime("nothing").execute((instance, context) -> started.add(System.nanoTime()));
        Scheduler scheduler = Scheduler.create(lab.source, nothing)
                .threads(2)
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(Duration.ofMillis(100))
                .build();
        scheduler.start();
        try {
            List<Double> waits = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                scheduler.schedule(nothing.instance("p" + i), Instant.now());
                long committed = System.nanoTime();
                Long start = started.poll(10, TimeUnit.SECONDS);
                waits.add(start == null ? Double.MAX_VALUE : (start - committed) / 1e6);
            }
            return Report.median(waits);
        } finally {
            scheduler.stop();
        }
    }

    /** Jobs a second of JobRunr. */
    static double jobRunr(BenchLab lab, int tasks) throws Exception {
        PostgresStorageProvider storage = new PostgresStorageProvider(lab.source);
        storage.setJobMapper(new org.jobrunr.jobs.mappers.JobMapper(new JacksonJsonMapper()));
        CountDownLatch left = new CountDownLatch(tasks);
        Nothing work = new Nothing(left);
        new JobScheduler(storage)
                .enqueue(IntStream.range(0, tasks).boxed(), (Nothing nothing, Integer number) -> nothing.run());
        BackgroundJobServer server = new BackgroundJobServer(
                storage,
                new JacksonJsonMapper(),
                new JobActivator() {
                    @Override
                    public <T> T activateJob(Class<T> type) {
                        return type.cast(work);
                    }
                },
                BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                        .andWorkerCount(WORKERS)
                        .andPollInterval(Duration.ofSeconds(5)));
        return rate(tasks, left, server::start, server::stop);
    }

    /** The job that does nothing but count. */
    public static final class Nothing {
        private final CountDownLatch left;

        Nothing(CountDownLatch left) {
            this.left = left;
        }

        public void run() {
            left.countDown();
        }
    }

    /** Tasks a second, from the start until none is left or a minute is over. */
    static double rate(int tasks, CountDownLatch left, Runnable start, Runnable stop) throws InterruptedException {
        long from = System.nanoTime();
        start.run();
        try {
            boolean all = left.await(LIMIT.toSeconds(), TimeUnit.SECONDS);
            long done = all ? tasks : tasks - left.getCount();
            return done / ((System.nanoTime() - from) / 1e9);
        } finally {
            stop.run();
        }
    }
}
