package io.printlab.persistence;

import io.printlab.account.UserId;
import io.printlab.device.DeviceId;
import io.printlab.device.NodeId;
import io.printlab.job.JobId;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

interface JobMapper {
    String JOB = """
            SELECT id, version, state, since, owner, file, title, source, urgency, deadline, material, submitted_at, wishes, needs, placed_tier,
                promote_at, queued_at, cost, policy, device, node, fence, claimed_at, reason, charged
            FROM job
            """;

    /** Follows a common table expression {@code moved(id, owner, device)} of no row or one. */
    String TELL_AND_REMEMBER = """
            , told AS (
                INSERT INTO lab_event (id, at, kind, job, device, owner, details)
                SELECT event_id(0), #{event.at}::timestamptz, 'JOB_MOVED', id, device, owner, #{details}::jsonb FROM moved
            )
            INSERT INTO job_event (job_id, seq, at, move, from_state, to_state, actor, reason, submission, needs, placement,
                lease, charged)
            SELECT id, #{event.seq}::bigint, #{event.at}::timestamptz, #{event.move}::text, #{event.fromState}::text,
                #{event.toState}::text, #{event.actor}::text, #{event.reason}::text, #{event.submission}::jsonb,
                #{event.needs}::jsonb, #{event.placement}::jsonb, #{event.lease}::jsonb, #{event.charged}::double precision
            FROM moved
            """;

    // affectData: nextval is gone for good, but a session must not think that it only reads.
    @Select(value = "SELECT nextval('job_id')", affectData = true)
    long nextId();

    @Select(value = "SELECT nextval('fence') FROM generate_series(1, #{count})", affectData = true)
    List<Long> nextFences(@Param("count") int count);

    /** @return 1, or 0 if there is a job with this id */
    @Insert("""
            WITH moved AS (
                INSERT INTO job (id, version, state, since, owner, file, title, source, urgency, deadline, material, submitted_at, wishes, charged)
                VALUES (#{event.jobId}, #{event.seq}, #{event.toState}, #{event.at}, #{submission.owner}, #{submission.file},
                    #{submission.title}, #{submission.source}, #{submission.urgency}, #{submission.deadline}, #{submission.material},
                    #{submission.at}, #{submission.wishes}, #{event.charged})
                ON CONFLICT (id) DO NOTHING
                RETURNING id, owner, device
            )
            """ + TELL_AND_REMEMBER)
    int submit(MoveRow move);

    /** @return 1, or 0 if the job is no longer what the move was decided on */
    @Insert("""
            WITH moved AS (
                UPDATE job SET version = #{event.seq}, state = #{event.toState},
                    since = CASE WHEN #{event.move} = 'PLACE_AGAIN' THEN since ELSE #{event.at} END,
                    needs = #{needs}, lane = #{lane}, placed_tier = #{placedTier}, tier = coalesce(#{tier}::smallint, tier),
                    promote_at = #{promoteAt}, queued_at = #{queuedAt}, cost = #{cost}, policy = #{policy},
                    device = #{device}, node = #{node}, fence = #{fence}, claimed_at = #{claimedAt},
                    reason = #{event.reason}, charged = #{event.charged}
                WHERE id = #{event.jobId} AND version = #{event.seq} - 1 AND state = #{event.fromState}
                    AND (#{requiredFence}::bigint IS NULL OR fence = #{requiredFence}::bigint)
                RETURNING id, owner, device
            ), charged AS (
                INSERT INTO share AS s (user_id, virtual_time, waiting)
                SELECT owner,
                    greatest(0, CASE WHEN #{waitingChange} = 1
                        THEN (SELECT min(virtual_time) FROM share WHERE waiting > 0) END) + #{charge}::double precision,
                    greatest(0, #{waitingChange})
                FROM moved WHERE #{waitingChange} <> 0 OR #{charge}::double precision <> 0
                ON CONFLICT (user_id) DO UPDATE SET
                    virtual_time = greatest(s.virtual_time, CASE WHEN #{waitingChange} = 1 AND s.waiting = 0
                        THEN (SELECT min(virtual_time) FROM share WHERE waiting > 0) END)
                        + #{charge}::double precision / s.weight,
                    waiting = s.waiting + #{waitingChange}
            )
            """ + TELL_AND_REMEMBER)
    int move(MoveRow move);

    /** Locks these devices; returns those that can take a job. */
    @Select("""
            SELECT id FROM (
                SELECT id, in_service AND state = 'IDLE' AND bed = 'CLEAR' AS ready,
                    EXISTS (SELECT FROM job WHERE job.device = device.id AND job.state IN ('CLAIMED', 'PRINTING', 'PAUSED'))
                        AS occupied
                FROM device WHERE id = ANY (#{devices}) ORDER BY id FOR NO KEY UPDATE
            ) locked
            WHERE ready AND NOT occupied
            """)
    List<DeviceId> lockDevices(@Param("devices") String[] devices);

    // Locks the shares in the order of their users and never waits for a job, so no two claimers wait for each other: a
    // job that is
    // locked is on its way out of the queue.
    @Select(value = "<script>" + """
            WITH wanted AS MATERIALIZED (
                SELECT * FROM unnest(#{claims.ids}, #{claims.versions}, #{claims.devices}, #{claims.fences}, #{claims.charges},
                    #{claims.charged}, #{claims.leases}) AS wanted (id, version, device, fence, charge, charged, lease)
            ), owners AS MATERIALIZED (
                SELECT user_id FROM share WHERE user_id = ANY (#{claims.owners}) ORDER BY user_id
                FOR NO KEY UPDATE <if test="!patient">SKIP LOCKED</if>
            ), free AS MATERIALIZED (
                SELECT id FROM job WHERE id = ANY (#{claims.ids}) AND state = 'QUEUED' AND owner IN (SELECT user_id FROM owners)
                ORDER BY id FOR NO KEY UPDATE SKIP LOCKED
            ), moved AS (
                UPDATE job SET version = wanted.version, state = 'CLAIMED', since = #{claims.at}, device = wanted.device,
                    node = #{claims.node}, fence = wanted.fence, claimed_at = #{claims.at}, lease_until = #{claims.leaseUntil},
                    reason = NULL, charged = wanted.charged
                FROM wanted JOIN free ON free.id = wanted.id
                WHERE job.id = wanted.id AND job.version = wanted.version - 1 AND job.state = 'QUEUED'
                RETURNING job.id, job.owner, job.device, wanted.version, wanted.charge, wanted.charged, wanted.lease
            ), charged AS (
                UPDATE share SET virtual_time = virtual_time + spent.charge / weight, waiting = waiting - spent.jobs
                FROM (SELECT owner, sum(charge) AS charge, count(*)::integer AS jobs FROM moved GROUP BY owner) spent
                WHERE user_id = spent.owner
            ), told AS (
                INSERT INTO lab_event (id, at, kind, job, device, owner, details)
                SELECT event_id((row_number() OVER () - 1)::integer), #{claims.at}::timestamptz, 'JOB_MOVED', id, device, owner,
                    #{claims.details}::jsonb
                FROM moved
            )
            INSERT INTO job_event (job_id, seq, at, move, from_state, to_state, actor, lease, charged)
            SELECT id, version, #{claims.at}::timestamptz, 'CLAIM', 'QUEUED', 'CLAIMED', #{claims.actor}::text, lease::jsonb, charged
            FROM moved
            RETURNING job_id
            """ + "</script>", affectData = true)
    List<JobId> claim(@Param("claims") ClaimsRow claims, @Param("patient") boolean patient);

    // In the order of an index that begins with the owner, so that a pass over a long queue reads each owner about
    // once.
    @Select(JOB + """
            WHERE state = 'QUEUED' AND policy <> #{policy} AND owner >= #{from} ORDER BY owner, tier, queued_at, id LIMIT #{limit}
            """)
    List<JobRow> waitingNotPlacedBy(
            @Param("policy") String policy, @Param("from") long from, @Param("limit") int limit);

    @Select(JOB + "WHERE id = #{id}")
    @Nullable JobRow byId(@Param("id") JobId id);

    @Select(JOB + "WHERE id = ANY (#{ids})")
    List<JobRow> byIds(@Param("ids") Long[] ids);

    @Select("""
            SELECT job_id, seq, at, move, from_state, to_state, actor, reason, submission, needs, placement, lease, charged
            FROM job_event WHERE job_id = #{id} ORDER BY seq
            """)
    List<JobEventRow> history(@Param("id") JobId id);

    @Select("<script>" + JOB + """
            <where>
                <if test="owner != null">AND owner = #{owner}</if>
                <if test="device != null">AND device = #{device}</if>
                <if test="states.length > 0">AND state = ANY (#{states})</if>
                <if test="before != null">AND id &lt; #{before}</if>
            </where>
            ORDER BY id DESC LIMIT #{limit}
            </script>
            """)
    List<JobRow> list(
            @Nullable @Param("owner") UserId owner,
            @Nullable @Param("device") DeviceId device,
            @Param("states") String[] states,
            @Nullable @Param("before") JobId before,
            @Param("limit") int limit);

    // Each part has its partial index, or the sum that every move keeps: none of them touches a job at its end.
    @Select("""
            SELECT 'QUEUED' AS state, coalesce(sum(waiting), 0)::bigint AS count FROM share
            UNION ALL
            SELECT state, count(*) FROM job WHERE state IN ('CLAIMED', 'PRINTING', 'PAUSED') GROUP BY state
            UNION ALL
            SELECT state, count(*) FROM job WHERE state IN ('ANALYSING', 'AWAITING_APPROVAL', 'HELD', 'INTERRUPTED')
            GROUP BY state
            """)
    List<StateCountRow> countByState();

    @Select(JOB + "WHERE state IN ('CLAIMED', 'PRINTING', 'PAUSED') ORDER BY id")
    List<JobRow> onDevices();

    @Select(JOB + "WHERE state IN ('CLAIMED', 'PRINTING', 'PAUSED') AND node = #{node} ORDER BY id")
    List<JobRow> onDevicesOf(@Param("node") NodeId node);

    @Select(JOB + "WHERE state IN ('CLAIMED', 'PRINTING', 'PAUSED') AND lease_until < #{now} ORDER BY id")
    List<JobRow> expired(@Param("now") Instant now);

    // Locks in the order of ids: two nodes that renew overlapping leases wait for each other instead of deadlocking.
    @Select(value = """
            WITH held AS (
                SELECT id FROM job WHERE state IN ('CLAIMED', 'PRINTING', 'PAUSED') AND fence = ANY (#{fences})
                ORDER BY id FOR NO KEY UPDATE
            )
            UPDATE job SET lease_until = #{leaseUntil} FROM held WHERE job.id = held.id RETURNING job.fence
            """, affectData = true)
    List<Long> renew(@Param("fences") Long[] fences, @Param("leaseUntil") Instant leaseUntil);
}
