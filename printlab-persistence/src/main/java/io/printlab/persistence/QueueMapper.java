package io.printlab.persistence;

import io.printlab.account.UserId;
import io.printlab.job.JobId;
import io.printlab.queue.Backlog;
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

    // In each lane, jumps from owner to owner and takes the first job of each.
    @Select("""
            SELECT head.*
            FROM (SELECT DISTINCT unnest(#{lanes}) COLLATE "C" AS lane) wanted
            CROSS JOIN LATERAL (
                WITH RECURSIVE first AS (
                    (SELECT id, owner, lane, tier, promote_at, overdue_at, queued_at, cost, rank FROM job WHERE state = 'QUEUED' AND (lane, owner) > (wanted.lane, 0) AND lane <= wanted.lane
                    ORDER BY lane, owner, rank, id LIMIT 1)
                    UNION ALL
                    SELECT next.* FROM first CROSS JOIN LATERAL (
                        SELECT id, owner, lane, tier, promote_at, overdue_at, queued_at, cost, rank FROM job
                        WHERE state = 'QUEUED' AND (lane, owner) > (first.lane, first.owner) AND lane <= wanted.lane
                        ORDER BY lane, owner, rank, id LIMIT 1) next
                )
                SELECT * FROM first
            ) head
            """)
    List<WaitingRow> heads(@Param("lanes") String[] lanes);

    // The first owners by their first jobs; then, job by job of each owner with what the claims before it charge, up to
    // the first job of the last of these owners: all that can be among the first. A row of step is a job with its
    // owner's virtual time
    // when it is next.
    @Select("""
            WITH RECURSIVE head AS MATERIALIZED (
                SELECT first.*, share.virtual_time AS at, share.weight
                FROM share CROSS JOIN LATERAL (
                    SELECT id, owner, lane, tier, promote_at, overdue_at, queued_at, cost, rank FROM job WHERE state = 'QUEUED' AND owner >= share.user_id AND owner <= share.user_id
                    ORDER BY owner, rank, id LIMIT 1) first
                WHERE share.waiting > 0
                ORDER BY share.virtual_time + first.rank, first.id LIMIT #{owners}
            ), horizon AS (
                SELECT at + rank AS figure, id FROM head ORDER BY at + rank, id OFFSET #{owners} - 1 LIMIT 1
            ), step AS (
                SELECT *, 1 AS place FROM head
                UNION ALL
                SELECT next.*, step.at + step.cost / step.weight, step.weight, step.place + 1
                FROM step CROSS JOIN LATERAL (
                    SELECT id, owner, lane, tier, promote_at, overdue_at, queued_at, cost, rank FROM job
                    WHERE state = 'QUEUED' AND (owner, rank, id) > (step.owner, step.rank, step.id) AND owner <= step.owner
                    ORDER BY owner, rank, id LIMIT 1) next
                WHERE step.place < #{limit} AND NOT EXISTS (
                    SELECT FROM horizon
                    WHERE (step.at + step.cost / step.weight + next.rank, next.id) > (horizon.figure, horizon.id))
            )
            SELECT id, owner, lane, tier, promote_at, overdue_at, queued_at, cost, rank FROM step ORDER BY at + rank, id LIMIT #{limit}
            """)
    List<WaitingRow> front(@Param("owners") int owners, @Param("limit") int limit);

    // Where the job is in its owner's own order, as far as that is read. The charges are added in the order of the
    // claims, so that the sum is the same to the last bit.
    @Select("""
            SELECT job.id, job.owner, job.lane, job.tier, job.promote_at, job.overdue_at, job.queued_at, job.cost, job.rank,
                own.jobs AS own_before, own.at, (own.at - share.virtual_time) * share.weight / greatest(own.jobs, 1) AS own_cost
            FROM job JOIN share ON share.user_id = job.owner
            CROSS JOIN LATERAL (
                SELECT count(*) - 1 AS jobs, sum(part ORDER BY place) AS at FROM (
                    SELECT 0 AS place, share.virtual_time AS part
                    UNION ALL
                    SELECT row_number() OVER (ORDER BY owner, rank, id), cost / share.weight FROM (
                        SELECT owner, rank, id, cost FROM job before
                        WHERE before.state = 'QUEUED' AND before.owner >= job.owner
                            AND (before.owner, before.rank, before.id) < (job.owner, job.rank, job.id)
                        ORDER BY owner, rank, id LIMIT #{most}) near
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
                    SELECT id, owner, rank, cost FROM job WHERE state = 'QUEUED' AND owner >= share.user_id AND owner <= share.user_id
                    ORDER BY owner, rank, id LIMIT 1) first
                WHERE share.waiting > 0 AND share.virtual_time + share.best <= #{figure}::double precision
                    AND (share.virtual_time + first.rank, first.id) < (#{figure}::double precision, #{id}::bigint)
                UNION ALL
                SELECT next.*, step.at + step.cost / step.weight, step.weight
                FROM step CROSS JOIN LATERAL (
                    SELECT id, owner, rank, cost FROM job
                    WHERE state = 'QUEUED' AND (owner, rank, id) > (step.owner, step.rank, step.id) AND owner <= step.owner
                    ORDER BY owner, rank, id LIMIT 1) next
                WHERE (step.at + step.cost / step.weight + next.rank, next.id) < (#{figure}::double precision, #{id}::bigint)
            )
            SELECT count(*) FROM (SELECT FROM step LIMIT #{limit}) counted
            """)
    int before(@Param("figure") double figure, @Param("id") JobId id, @Param("limit") int limit);

    // Every user has as many jobs before it as the difference of the figures lets claim at the cost of the owner's
    // jobs.
    @Select("""
            SELECT coalesce(sum(least(waiting,
                greatest(0, ceil((#{figure} - virtual_time - best) * weight / greatest(#{cost}, 1e-6))))), 0)::bigint
            FROM share WHERE waiting > 0 AND user_id <> #{owner}
            """)
    long estimatedBefore(@Param("owner") UserId owner, @Param("figure") double figure, @Param("cost") double cost);

    @Select("""
            SELECT id, owner, lane, tier, promote_at, overdue_at, queued_at, cost, rank FROM job WHERE state = 'QUEUED' ORDER BY rank, id LIMIT #{limit}
            """)
    List<WaitingRow> waiting(@Param("limit") int limit);

    @Select("""
            SELECT count(*)::integer AS jobs, coalesce(sum(cost), 0) AS hours FROM job
            WHERE state = 'QUEUED' AND owner >= #{owner} AND owner <= #{owner}
            """)
    Backlog backlog(@Param("owner") UserId owner);

    @Select("SELECT coalesce(sum(waiting), 0) FROM share")
    long count();

    @Select("SELECT user_id, virtual_time, weight FROM share")
    List<ShareRow> shares();

    // Rows that a claim holds at this moment are left to the next look. The shares are locked in the order of their
    // users, as
    // claims lock them.
    @Select(value = """
            WITH due AS (
                SELECT id, CASE WHEN overdue_at <= #{now} THEN 1 ELSE 2 END AS next FROM job
                WHERE state = 'QUEUED' AND moves_up_at <= #{now} ORDER BY id FOR NO KEY UPDATE SKIP LOCKED
            ), moved AS (
                UPDATE job SET tier = due.next, rank = rank - (#{loans}::double precision[])[due.next + 1]
                        + (#{loans}::double precision[])[job.tier + 1],
                    moves_up_at = CASE WHEN due.next = 2 THEN overdue_at END
                FROM due WHERE job.id = due.id RETURNING job.owner, job.rank
            ), owners AS MATERIALIZED (
                SELECT user_id FROM share WHERE user_id IN (SELECT owner FROM moved) ORDER BY user_id FOR NO KEY UPDATE
            ), lowered AS (
                UPDATE share SET best = least(best, first.rank)
                FROM (SELECT owner, min(rank) AS rank FROM moved GROUP BY owner) first JOIN owners ON owners.user_id = first.owner
                WHERE share.user_id = first.owner
            )
            SELECT count(*) FROM moved
            """, affectData = true)
    int promoteDue(@Param("now") Instant now, @Param("loans") Double[] loans);

    // Holds the shares that change in the order in which claims lock them.
    @Update("""
            WITH busy AS (
                SELECT group_name, count(*) AS people FROM group_member
                WHERE #{byGroup} AND (user_id IN (SELECT user_id FROM share WHERE waiting > 0)
                    OR user_id IN (SELECT owner FROM job WHERE state IN ('CLAIMED', 'PRINTING', 'PAUSED')))
                GROUP BY group_name
            ), part AS (
                SELECT user_id, 1 / greatest(1, min(coalesce(people, 1)))::double precision AS weight
                FROM share LEFT JOIN group_member USING (user_id) LEFT JOIN busy USING (group_name) GROUP BY user_id
            ), changed AS MATERIALIZED (
                SELECT share.user_id, part.weight FROM share JOIN part USING (user_id) WHERE share.weight <> part.weight
                ORDER BY share.user_id FOR NO KEY UPDATE OF share
            )
            UPDATE share SET weight = changed.weight FROM changed WHERE share.user_id = changed.user_id
            """)
    int weighShares(@Param("byGroup") boolean byGroup);

    /** Holds all shares, in the order in which claims lock them. */
    @Select(value = """
            SELECT count(*) FROM (SELECT user_id FROM share ORDER BY user_id FOR NO KEY UPDATE) locked
            """, affectData = true)
    int lockShares();

    /** Sets the virtual times and the bounds of the shares; they were locked by an earlier statement of the transaction. */
    @Update("""
            UPDATE share SET virtual_time = virtual_time * #{kept}, best = coalesce((
                SELECT rank FROM job WHERE state = 'QUEUED' AND owner >= user_id AND owner <= user_id
                ORDER BY owner, rank, id LIMIT 1), best)
            """)
    int fade(@Param("kept") double kept);

    @Select(value = "SELECT coalesce(faded_at, 'epoch') FROM share_fading FOR NO KEY UPDATE", affectData = true)
    Instant lockFading();

    @Update("UPDATE share_fading SET faded_at = #{now}")
    int fadedAt(@Param("now") Instant now);
}
