package io.printlab.persistence;

import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/**
 * Looks at the front of the queue for some lanes. With {@code lock} the owners' shares are held, and owners whom somebody else
 * holds are passed over. A comparison of rows that begins with the lane leaves no index but {@code job_ready}.
 */
interface FrontMapper {
    // Walks the owners by their bounds and finds the first job of each in the lanes: by a look at the front of the
    // owner's own jobs
    // and, where none of these is in the lanes, at each lane. Then picks those who are first (a locking subquery is
    // joined in
    // the order of the heads and in no other). An owner who was charged
    // since the look
    // began is left to the next one.
    @Select("<script>" + """
            WITH walked AS MATERIALIZED (
                SELECT user_id, virtual_time, waiting, virtual_time + best AS bound FROM share
                WHERE waiting > 0 ORDER BY virtual_time + best, user_id LIMIT #{walk.owners}
            ), heads AS MATERIALIZED (
                SELECT walked.user_id, walked.virtual_time, head.id, walked.virtual_time + head.rank AS figure
                FROM walked CROSS JOIN LATERAL (
                    WITH near AS MATERIALIZED (
                        SELECT id, rank FROM (
                            SELECT id, lane, rank FROM job
                            WHERE state = 'QUEUED' AND owner >= walked.user_id AND owner &lt;= walked.user_id
                            ORDER BY owner, rank, id LIMIT #{walk.depth}) front
                        WHERE front.lane = ANY (#{lanes}) LIMIT 1)
                    SELECT * FROM near
                    UNION ALL
                    (SELECT far.* FROM unnest(#{lanes}) wanted(lane) CROSS JOIN LATERAL (
                        SELECT id, rank FROM job
                        WHERE state = 'QUEUED'
                            AND (lane, owner) >= (wanted.lane COLLATE "C", walked.user_id)
                            AND (lane, owner) &lt;= (wanted.lane COLLATE "C", walked.user_id)
                        ORDER BY lane, owner, rank, id LIMIT 1) far
                    WHERE walked.waiting > #{walk.depth} AND NOT EXISTS (SELECT FROM near)
                    ORDER BY far.rank, far.id LIMIT 1)
                ) head
            ), picked AS MATERIALIZED (
                SELECT head.user_id, head.id, head.virtual_time, held.weight, held.waiting
                FROM (SELECT * FROM heads ORDER BY figure, id) head CROSS JOIN LATERAL (
                    SELECT weight, waiting FROM share
                    WHERE share.user_id = head.user_id AND share.virtual_time = head.virtual_time AND share.waiting > 0
                    <if test="lock">FOR NO KEY UPDATE SKIP LOCKED</if>
                ) held
                <if test="!lock">ORDER BY head.figure, head.id</if>
                LIMIT #{walk.picks}
            )
            SELECT own.id, picked.user_id AS owner, own.lane, own.tier, own.promote_at, own.overdue_at, own.queued_at, own.cost,
                own.rank, picked.virtual_time, picked.weight, picked.waiting, whole.bound, whole.walked, whole.heads, whole.picked
            FROM (SELECT (SELECT count(*) FROM walked)::integer AS walked, (SELECT count(*) FROM heads)::integer AS heads,
                    (SELECT count(*) FROM picked)::integer AS picked, (SELECT max(bound) FROM walked) AS bound) whole
            LEFT JOIN (picked CROSS JOIN LATERAL (
                WITH near AS MATERIALIZED (
                    SELECT * FROM (
                        SELECT id, lane, tier, promote_at, overdue_at, queued_at, cost, rank FROM job
                        WHERE state = 'QUEUED' AND owner >= picked.user_id AND owner &lt;= picked.user_id
                        ORDER BY owner, rank, id LIMIT #{walk.depth}) front
                    WHERE front.lane = ANY (#{lanes}) LIMIT #{walk.jobsEach})
                SELECT * FROM near
                UNION ALL
                SELECT id, lane, tier, promote_at, overdue_at, queued_at, cost, rank FROM job
                WHERE job.id = picked.id AND NOT EXISTS (SELECT FROM near)
            ) own) ON true
            """ + "</script>")
    List<CandidateRow> byShare(@Param("lanes") String[] lanes, @Param("walk") Walk walk, @Param("lock") boolean lock);

    /**
     * How far a walk goes.
     *
     * @param owners to walk over
     * @param depth so many of each owner's first jobs are looked at, before each lane is
     * @param picks so many owners are picked at most
     * @param jobsEach so many jobs are read of each who was picked
     */
    record Walk(int owners, int depth, int picks, int jobsEach) {}

    // For lanes in which few owners wait: jumps from owner to owner in each lane.
    @Select("<script>" + """
            WITH pairs AS MATERIALIZED (
                SELECT wanted.lane, first.owner FROM (SELECT DISTINCT unnest(#{lanes}) COLLATE "C" AS lane) wanted
                CROSS JOIN LATERAL (
                    WITH RECURSIVE first(owner) AS (
                        (SELECT owner FROM job WHERE state = 'QUEUED' AND (lane, owner) > (wanted.lane, 0) AND lane &lt;= wanted.lane
                        ORDER BY lane, owner LIMIT 1)
                        UNION ALL
                        SELECT next.owner FROM first CROSS JOIN LATERAL (
                            SELECT owner FROM job
                            WHERE state = 'QUEUED' AND (lane, owner) > (wanted.lane, first.owner) AND lane &lt;= wanted.lane
                            ORDER BY lane, owner LIMIT 1) next
                    )
                    SELECT owner FROM first
                ) first
                LIMIT #{pairs}
            )
            SELECT own.id, pairs.owner, own.lane, own.tier, own.promote_at, own.overdue_at, own.queued_at, own.cost, own.rank,
                share.virtual_time, share.weight, share.waiting, share.virtual_time + share.best AS bound,
                (SELECT count(*) FROM pairs)::integer AS walked, 0 AS heads, 0 AS picked
            FROM pairs JOIN share ON share.user_id = pairs.owner
            CROSS JOIN LATERAL (
                SELECT id, lane, tier, promote_at, overdue_at, queued_at, cost, rank FROM job
                WHERE state = 'QUEUED' AND (lane, owner) >= (pairs.lane, pairs.owner) AND (lane, owner) &lt;= (pairs.lane, pairs.owner)
                ORDER BY lane, owner, rank, id LIMIT #{jobsEach}) own
            <if test="lock">FOR NO KEY UPDATE OF share SKIP LOCKED</if>
            """ + "</script>")
    List<CandidateRow> byLane(
            @Param("lanes") String[] lanes,
            @Param("pairs") int pairs,
            @Param("jobsEach") int jobsEach,
            @Param("lock") boolean lock);
}
