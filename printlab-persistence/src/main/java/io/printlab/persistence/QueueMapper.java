package io.printlab.persistence;

import io.printlab.account.UserId;
import io.printlab.job.JobId;
import io.printlab.queue.Lane;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

interface QueueMapper {
    // Jumps from lane to lane in the ready index: the cost is by lanes, not by jobs.
    @Select("""
            WITH RECURSIVE found(lane) AS (
                (SELECT lane FROM job WHERE state = 'QUEUED' ORDER BY lane LIMIT 1)
                UNION ALL
                SELECT (SELECT job.lane FROM job WHERE job.state = 'QUEUED' AND job.lane > found.lane ORDER BY job.lane LIMIT 1)
                FROM found WHERE found.lane IS NOT NULL
            )
            SELECT lane FROM found WHERE lane IS NOT NULL
            """)
    List<Lane> lanes();

    // In each lane, jumps from owner to owner in each tier of the ready index and takes the first job of each.
    @Select("""
            SELECT head.id, head.owner, head.lane, head.tier, head.promote_at, head.queued_at, head.cost
            FROM (SELECT DISTINCT unnest(#{lanes}) COLLATE "C" AS lane) wanted
            CROSS JOIN LATERAL (
                WITH RECURSIVE first AS (
                    (SELECT id, owner, lane, tier, promote_at, queued_at, cost FROM job
                    WHERE state = 'QUEUED' AND lane = wanted.lane
                    ORDER BY tier, owner, queued_at, id LIMIT 1)
                    UNION ALL
                    SELECT next.* FROM first CROSS JOIN LATERAL (
                        SELECT id, owner, lane, tier, promote_at, queued_at, cost FROM job
                        WHERE state = 'QUEUED' AND lane = wanted.lane AND (tier, owner) > (first.tier, first.owner)
                        ORDER BY tier, owner, queued_at, id LIMIT 1) next
                )
                SELECT DISTINCT ON (owner) * FROM first ORDER BY owner, tier
            ) head
            """)
    List<WaitingRow> heads(@Param("lanes") String[] lanes);

    @Select("""
            SELECT DISTINCT found.tier
            FROM (SELECT DISTINCT unnest(#{lanes}) COLLATE "C" AS lane) wanted
            CROSS JOIN LATERAL (
                WITH RECURSIVE known(tier) AS (
                    (SELECT tier FROM job WHERE state = 'QUEUED' AND lane = wanted.lane ORDER BY tier LIMIT 1)
                    UNION ALL
                    SELECT (SELECT job.tier FROM job
                        WHERE job.state = 'QUEUED' AND job.lane = wanted.lane AND job.tier > known.tier ORDER BY job.tier LIMIT 1)
                    FROM known WHERE known.tier IS NOT NULL
                )
                SELECT tier FROM known WHERE tier IS NOT NULL
            ) found
            ORDER BY found.tier
            """)
    List<Integer> tiers(@Param("lanes") String[] lanes);

    // Few owners wait in a tier of rare lanes: jumps from owner to owner there. The comparisons of rows leave no index
    // but job_ready.
    @Select("""
            SELECT head.id, head.owner, head.lane, head.tier, head.promote_at, head.queued_at, head.cost,
                coalesce(share.virtual_time, 0) AS virtual_time, coalesce(share.weight, 1) AS weight,
                coalesce(share.waiting, 0) AS waiting
            FROM (
                SELECT first.* FROM (SELECT DISTINCT unnest(#{lanes}) COLLATE "C" AS lane) wanted
                CROSS JOIN LATERAL (
                    WITH RECURSIVE first AS (
                        (SELECT id, owner, lane, tier, promote_at, queued_at, cost FROM job
                        WHERE state = 'QUEUED' AND (lane, tier) >= (wanted.lane, #{tier}::smallint)
                            AND (lane, tier) <= (wanted.lane, #{tier}::smallint)
                        ORDER BY lane, tier, owner, queued_at, id LIMIT 1)
                        UNION ALL
                        SELECT next.* FROM first CROSS JOIN LATERAL (
                            SELECT id, owner, lane, tier, promote_at, queued_at, cost FROM job
                            WHERE state = 'QUEUED' AND (lane, tier, owner) > (first.lane, first.tier, first.owner)
                                AND (lane, tier) <= (first.lane, first.tier)
                            ORDER BY lane, tier, owner, queued_at, id LIMIT 1) next
                    )
                    SELECT * FROM first
                ) first
                LIMIT #{limit}
            ) head
            LEFT JOIN share ON share.user_id = head.owner
            """)
    List<CandidateRow> ownersOfLanes(
            @Param("lanes") String[] lanes, @Param("tier") int tier, @Param("limit") int limit);

    // Many owners wait in these lanes: walks the owners by their virtual time, each with a look at the front of the
    // owner's own jobs and,
    // where none of these is in the lanes, at each lane. Owners with the same virtual time are all found, for the job
    // decides among them.
    @Select("""
            SELECT head.id, head.owner, head.lane, head.tier, head.promote_at, head.queued_at, head.cost, share.virtual_time,
                share.weight, share.waiting
            FROM (
                SELECT user_id, virtual_time, weight, waiting FROM share
                WHERE waiting > 0 ORDER BY virtual_time FETCH FIRST (#{most}) ROWS WITH TIES
            ) share CROSS JOIN LATERAL (
                WITH near AS MATERIALIZED (
                    SELECT id, owner, lane, tier, promote_at, queued_at, cost FROM job
                    WHERE state = 'QUEUED' AND (owner, tier) >= (share.user_id, #{tier}::smallint)
                        AND (owner, tier) <= (share.user_id, #{tier}::smallint)
                    ORDER BY owner, tier, queued_at, id LIMIT 32
                )
                (SELECT * FROM near WHERE near.lane = ANY (#{lanes}) LIMIT 1)
                UNION ALL
                (SELECT far.* FROM unnest(#{lanes}) wanted(lane) CROSS JOIN LATERAL (
                    SELECT id, owner, lane, tier, promote_at, queued_at, cost FROM job
                    WHERE state = 'QUEUED'
                        AND (lane, tier, owner) >= (wanted.lane COLLATE "C", #{tier}::smallint, share.user_id)
                        AND (lane, tier, owner) <= (wanted.lane COLLATE "C", #{tier}::smallint, share.user_id)
                    ORDER BY lane, tier, owner, queued_at, id LIMIT 1) far
                WHERE (SELECT count(*) FROM near) = 32
                ORDER BY far.queued_at, far.id LIMIT 1)
                LIMIT 1
            ) head
            ORDER BY share.virtual_time FETCH FIRST (#{limit}) ROWS WITH TIES
            """)
    List<CandidateRow> ownersByTime(
            @Param("lanes") String[] lanes,
            @Param("tier") int tier,
            @Param("limit") int limit,
            @Param("most") int most);

    @Select("SELECT count(*) FROM (SELECT FROM share WHERE waiting > 0 LIMIT #{limit}) waiting")
    int waitingOwners(@Param("limit") int limit);

    // The front of each owner's own order, as far as it is in the lanes.
    @Select("""
            SELECT own.id, own.owner, own.lane, own.tier, own.promote_at, own.queued_at, own.cost
            FROM unnest(#{owners}) wanted(owner) CROSS JOIN LATERAL (
                SELECT * FROM (
                    SELECT id, owner, lane, tier, promote_at, queued_at, cost FROM job
                    WHERE state = 'QUEUED' AND (owner, tier) >= (wanted.owner, 0::smallint)
                        AND (owner, tier) <= (wanted.owner, 9::smallint)
                    ORDER BY owner, tier, queued_at, id LIMIT #{depth}) near
                WHERE near.lane = ANY (#{lanes}) LIMIT #{jobsEach}
            ) own
            """)
    List<WaitingRow> ownJobs(
            @Param("owners") Long[] owners,
            @Param("lanes") String[] lanes,
            @Param("depth") int depth,
            @Param("jobsEach") int jobsEach);

    // The first owners by their first jobs; then, job by job of each owner with what the claims before it charge, up to
    // the first job of
    // the last of these owners: all that can be among the first. A row of step is a job with its owner's virtual time
    // when it is next.
    @Select("""
            WITH RECURSIVE head AS MATERIALIZED (
                SELECT first.*, share.virtual_time AS at, share.weight
                FROM share CROSS JOIN LATERAL (
                    SELECT id, owner, lane, tier, promote_at, queued_at, cost FROM job
                    WHERE state = 'QUEUED' AND owner >= share.user_id AND owner <= share.user_id
                    ORDER BY owner, tier, queued_at, id LIMIT 1) first
                WHERE share.waiting > 0
                ORDER BY tier, at, queued_at, id LIMIT #{limit}
            ), horizon AS (
                SELECT tier, at, queued_at, id FROM head ORDER BY tier, at, queued_at, id OFFSET #{limit} - 1 LIMIT 1
            ), step AS (
                SELECT *, 1 AS place FROM head
                UNION ALL
                SELECT next.*, step.at + step.cost / step.weight, step.weight, step.place + 1
                FROM step CROSS JOIN LATERAL (
                    SELECT id, owner, lane, tier, promote_at, queued_at, cost FROM job
                    WHERE state = 'QUEUED' AND (owner, tier, queued_at, id) > (step.owner, step.tier, step.queued_at, step.id)
                        AND owner <= step.owner
                    ORDER BY owner, tier, queued_at, id LIMIT 1) next
                WHERE step.place < #{limit} AND NOT EXISTS (
                    SELECT FROM horizon WHERE (next.tier, step.at + step.cost / step.weight, next.queued_at, next.id)
                        > (horizon.tier, horizon.at, horizon.queued_at, horizon.id))
            )
            SELECT id, owner, lane, tier, promote_at, queued_at, cost FROM step ORDER BY tier, at, queued_at, id LIMIT #{limit}
            """)
    List<WaitingRow> front(@Param("limit") int limit);

    // Where the job is in its owner's own order, as far as that is read. The charges are added in the order of the
    // claims, so that the sum is
    // the same to the last bit.
    @Select("""
            SELECT job.id, job.owner, job.lane, job.tier, job.promote_at, job.queued_at, job.cost,
                own.jobs AS own_before, own.at, (own.at - share.virtual_time) * share.weight / greatest(own.jobs, 1) AS own_cost
            FROM job JOIN share ON share.user_id = job.owner
            CROSS JOIN LATERAL (
                SELECT count(*) - 1 AS jobs, sum(part ORDER BY place) AS at FROM (
                    SELECT 0 AS place, share.virtual_time AS part
                    UNION ALL
                    SELECT row_number() OVER (ORDER BY owner, tier, queued_at, id), cost / share.weight FROM (
                        SELECT owner, tier, queued_at, id, cost FROM job before
                        WHERE before.state = 'QUEUED' AND before.owner >= job.owner
                            AND (before.owner, before.tier, before.queued_at, before.id) < (job.owner, job.tier, job.queued_at, job.id)
                        ORDER BY owner, tier, queued_at, id LIMIT #{most}) near
                ) parts
            ) own
            WHERE job.id = #{id} AND job.state = 'QUEUED'
            """)
    @Nullable OwnPlaceRow ownPlace(@Param("id") JobId id, @Param("most") int most);

    // Counts the jobs that come before one, owner by owner and job by job, and stops at the limit.
    @Select("""
            WITH RECURSIVE step AS (
                SELECT first.*, share.virtual_time AS at, share.weight
                FROM share CROSS JOIN LATERAL (
                    SELECT id, owner, tier, queued_at, cost FROM job
                    WHERE state = 'QUEUED' AND owner >= share.user_id AND owner <= share.user_id
                    ORDER BY owner, tier, queued_at, id LIMIT 1) first
                WHERE share.waiting > 0 AND (first.tier, share.virtual_time, first.queued_at, first.id)
                    < (#{job.tier}::smallint, #{job.at}::double precision, #{job.queuedAt}::timestamptz, #{job.id}::bigint)
                UNION ALL
                SELECT next.*, step.at + step.cost / step.weight, step.weight
                FROM step CROSS JOIN LATERAL (
                    SELECT id, owner, tier, queued_at, cost FROM job
                    WHERE state = 'QUEUED' AND (owner, tier, queued_at, id) > (step.owner, step.tier, step.queued_at, step.id)
                        AND owner <= step.owner
                    ORDER BY owner, tier, queued_at, id LIMIT 1) next
                WHERE (next.tier, step.at + step.cost / step.weight, next.queued_at, next.id)
                    < (#{job.tier}::smallint, #{job.at}::double precision, #{job.queuedAt}::timestamptz, #{job.id}::bigint)
            )
            SELECT count(*) FROM (SELECT FROM step LIMIT #{limit}) counted
            """)
    int before(@Param("job") OwnPlaceRow job, @Param("limit") int limit);

    // Every user has as many jobs before it as the difference of the virtual times lets claim at the cost of the
    // owner's jobs.
    @Select("""
            SELECT coalesce(sum(least(waiting, greatest(0, ceil((#{at} - virtual_time) * weight / greatest(#{cost}, 1e-6))))), 0)::bigint
            FROM share WHERE waiting > 0 AND user_id <> #{owner}
            """)
    long estimatedBefore(@Param("owner") UserId owner, @Param("at") double at, @Param("cost") double cost);

    @Select("""
            SELECT id, owner, lane, tier, promote_at, queued_at, cost FROM job
            WHERE state = 'QUEUED' ORDER BY tier, queued_at, id LIMIT #{limit}
            """)
    List<WaitingRow> waiting(@Param("limit") int limit);

    @Select("SELECT coalesce(sum(waiting), 0) FROM share")
    long count();

    @Select("SELECT user_id, virtual_time, weight FROM share")
    List<ShareRow> shares();

    // Rows that a claim holds at this moment are left to the next look.
    @Update("""
            WITH due AS (
                SELECT id FROM job WHERE state = 'QUEUED' AND tier > 1 AND promote_at <= #{now}
                ORDER BY id FOR NO KEY UPDATE SKIP LOCKED
            )
            UPDATE job SET tier = 1 FROM due WHERE job.id = due.id
            """)
    int promoteDue(@Param("now") Instant now);
}
