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
    String JOB_OF = """
            SELECT id, version, state, since, owner, file, title, source, urgency, deadline, material, submitted_at, wishes, group_name AS "group", needs, placed_tier,
                promote_at, overdue_at, queued_at, cost, placed_rank, policy, device, node, fence, claimed_at, reason, charged
            FROM\s""";

    String JOB = JOB_OF + "job ";

    /** Follows a common table expression {@code moved(id, owner, group_name, device)} of no row or one. */
    String TELL_AND_REMEMBER = """
            , told AS (
                INSERT INTO lab_event (id, at, kind, job, device, owner, group_name, details)
                SELECT event_id(#{eventPlace}), #{event.at}::timestamptz, 'JOB_MOVED', id, device, owner, group_name, #{details}::jsonb FROM moved
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

    /** @return 1, or 0 if there is a job with this id */
    @Insert("""
            WITH moved AS (
                INSERT INTO job (id, version, state, since, owner, file, title, source, urgency, deadline, material, submitted_at, wishes, group_name, charged)
                VALUES (#{event.jobId}, #{event.seq}, #{event.toState}, #{event.at}, #{submission.owner}, #{submission.file},
                    #{submission.title}, #{submission.source}, #{submission.urgency}, #{submission.deadline}, #{submission.material},
                    #{submission.at}, #{submission.wishes}, #{submission.group}, #{event.charged})
                ON CONFLICT (id) DO NOTHING
                RETURNING id, owner, group_name, device
            )
            """ + TELL_AND_REMEMBER)
    int submit(MoveRow move);

    /** @return 1, or 0 if the job is no longer what the move was decided on */
    @Insert("""
            WITH moved AS (
                UPDATE job SET version = #{event.seq}, state = #{event.toState},
                    since = #{since},
                    needs = #{needs}, lane = #{lane}, placed_tier = #{placedTier}, tier = coalesce(#{tier}::smallint, tier),
                    promote_at = #{promoteAt}, overdue_at = #{overdueAt}, queued_at = #{queuedAt}, cost = #{cost},
                    placed_rank = #{placedRank}, rank = coalesce(#{rank}::double precision, rank), moves_up_at = #{movesUpAt},
                    policy = #{policy},
                    device = #{device}, node = #{node}, fence = #{fence}, claimed_at = #{claimedAt},
                    lease_until = coalesce(#{leaseUntil}::timestamptz, lease_until),
                    reason = #{event.reason}, charged = #{event.charged}
                WHERE id = #{event.jobId} AND version = #{event.seq} - 1 AND state = #{event.fromState}
                    AND (#{requiredFence}::bigint IS NULL OR fence = #{requiredFence}::bigint)
                RETURNING id, owner, group_name, device, share_weight
            ), charged AS (
                INSERT INTO share AS s (user_id, virtual_time, waiting, best)
                SELECT owner,
                    greatest(0, CASE WHEN #{waitingChange} = 1
                        THEN (SELECT min(virtual_time) FROM share WHERE waiting > 0) END) + #{charge}::double precision,
                    greatest(0, #{waitingChange}), coalesce(#{rank}::double precision, 0)
                FROM moved WHERE #{waitingChange} <> 0 OR #{charge}::double precision <> 0 OR #{rank}::double precision IS NOT NULL
                ON CONFLICT (user_id) DO UPDATE SET
                    virtual_time = greatest(s.virtual_time, CASE WHEN #{waitingChange} = 1 AND s.waiting = 0
                        THEN (SELECT min(virtual_time) FROM share WHERE waiting > 0) END)
                        + #{charge}::double precision / coalesce((SELECT share_weight FROM moved), s.weight),
                    waiting = s.waiting + #{waitingChange},
                    best = CASE WHEN s.waiting = 0 THEN coalesce(#{rank}::double precision, s.best)
                        ELSE least(s.best, #{rank}::double precision) END
            )
            """ + TELL_AND_REMEMBER)
    int move(MoveRow move);

    /** Locks the shares of these owners, so that nobody else claims for them until the end of the transaction. */
    @Select(value = "<script>" + """
            SELECT user_id FROM share WHERE user_id = ANY (#{owners}) ORDER BY user_id
            FOR NO KEY UPDATE <if test="!patient">SKIP LOCKED</if>
            """ + "</script>")
    List<UserId> lockShares(@Param("owners") Long[] owners, @Param("patient") boolean patient);

    @Select("""
            SELECT owner, count(*)::integer AS jobs FROM job
            WHERE state IN ('CLAIMED', 'PRINTING', 'PAUSED') AND owner = ANY (#{owners}) GROUP BY owner
            """)
    List<RunningRow> running(@Param("owners") Long[] owners);

    // Locks the shares in the order of their users, then the devices in the order of their ids, and never waits for a
    // job, so no
    // two claimers wait for each other: a job that is locked is on its way out of the queue. The bound of a share is
    // raised only
    // if an earlier statement locked it: what was queued before that lock is seen here, what comes later lowers the
    // bound again.
    @Select(value = "<script>" + """
            WITH wanted AS MATERIALIZED (
                SELECT * FROM unnest(#{claims.ids}, #{claims.devices}, #{claims.leases}) AS wanted (id, device, lease)
            ), owners AS MATERIALIZED (
                SELECT user_id, weight FROM share WHERE user_id = ANY (ARRAY(SELECT owner FROM job WHERE id = ANY (#{claims.ids})))
                ORDER BY user_id
                FOR NO KEY UPDATE <if test="!patient">SKIP LOCKED</if>
            ), able AS MATERIALIZED (
                SELECT id, (SELECT true FROM job WHERE job.device = device.id AND job.state IN ('CLAIMED', 'PRINTING', 'PAUSED')
                    LIMIT 1) IS NOT NULL AS occupied
                FROM device
                WHERE id = ANY (#{claims.devices}) AND in_service AND state = 'IDLE' AND bed = 'CLEAR'
                    AND (SELECT count(*) FROM owners) > 0
                ORDER BY id FOR NO KEY UPDATE
            ), free AS MATERIALIZED (
                SELECT id, owner FROM job WHERE id = ANY (#{claims.ids}) AND state = 'QUEUED' AND owner IN (SELECT user_id FROM owners)
                ORDER BY id FOR NO KEY UPDATE SKIP LOCKED
            ), moved AS (
                UPDATE job SET version = job.version + 1, state = 'CLAIMED', since = #{claims.at}, device = wanted.device,
                    node = #{claims.node}, fence = nextval('fence'), claimed_at = #{claims.at}, lease_until = #{claims.leaseUntil},
                    reason = NULL, charged = job.charged + job.cost, share_weight = owners.weight
                FROM wanted JOIN free ON free.id = wanted.id JOIN able ON able.id = wanted.device
                    JOIN owners ON owners.user_id = free.owner
                WHERE job.id = wanted.id AND job.state = 'QUEUED' AND NOT able.occupied
                RETURNING job.*, wanted.lease
            ), charged AS (
                UPDATE share SET virtual_time = virtual_time + spent.cost / weight, waiting = waiting - spent.jobs,
                    best = <if test="!locked">best</if><if test="locked">coalesce((
                        SELECT rank FROM job WHERE state = 'QUEUED' AND owner >= user_id AND owner &lt;= user_id
                            AND id NOT IN (SELECT id FROM moved)
                        ORDER BY owner, rank, id LIMIT 1), best)</if>
                FROM (SELECT owner, sum(cost) AS cost, count(*)::integer AS jobs FROM moved GROUP BY owner) spent
                WHERE user_id = spent.owner
            ), first AS MATERIALIZED (
                SELECT event_id(0) AS id
            ), told AS (
                INSERT INTO lab_event (id, at, kind, job, device, owner, group_name, details)
                SELECT first.id + row_number() OVER () - 1, #{claims.at}::timestamptz, 'JOB_MOVED', moved.id, device, owner, group_name,
                    #{claims.details}::jsonb
                FROM moved, first
            ), remembered AS (
                INSERT INTO job_event (job_id, seq, at, move, from_state, to_state, actor, lease, charged)
                SELECT id, version, #{claims.at}::timestamptz, 'CLAIM', 'QUEUED', 'CLAIMED', #{claims.actor}::text,
                    jsonb_set(lease::jsonb, '{fence}', to_jsonb(fence)), charged
                FROM moved
            )
            """ + JOB_OF + "moved</script>", affectData = true)
    List<JobRow> claim(
            @Param("claims") ClaimsRow claims, @Param("patient") boolean patient, @Param("locked") boolean locked);

    // In the order of an index that begins with the owner, so that a pass over a long queue reads each owner about
    // once.
    @Select(JOB + """
            WHERE state = 'QUEUED' AND policy <> #{policy} AND owner >= #{from} ORDER BY owner, rank, id LIMIT #{limit}
            """)
    List<JobRow> waitingNotPlacedBy(
            @Param("policy") String policy, @Param("from") long from, @Param("limit") int limit);

    @Select(JOB + "WHERE id = #{id}")
    @Nullable JobRow byId(@Param("id") JobId id);

    @Select(JOB + "WHERE id = ANY (#{ids})")
    List<JobRow> byIds(@Param("ids") Long[] ids);

    @Select(JOB + "WHERE wishes -> 'copy' ->> 'batch' = #{batch} ORDER BY id")
    List<JobRow> batch(@Param("batch") String batch);

    @Select("""
            SELECT job_id, seq, at, move, from_state, to_state, actor, reason, submission, needs, placement, lease, charged
            FROM job_event WHERE job_id = #{id} ORDER BY seq
            """)
    List<JobEventRow> history(@Param("id") JobId id);

    @Select("<script>" + JOB + """
            <where>
                <if test="owner != null">AND owner = #{owner}</if>
                <if test="user != null">AND (owner = #{user} OR group_name = ANY (#{groups}))</if>
                <if test="device != null">AND device = #{device}</if>
                <if test="states.length > 0">AND state = ANY (#{states})</if>
                <if test="before != null">AND id &lt; #{before}</if>
            </where>
            ORDER BY id DESC LIMIT #{limit}
            </script>
            """)
    List<JobRow> list(
            @Nullable @Param("owner") UserId owner,
            @Nullable @Param("user") UserId user,
            @Param("groups") String[] groups,
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
