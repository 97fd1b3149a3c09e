package io.printlab.persistence;

import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/**
 * Looks at the front of the queue for some lanes. With {@code lock} the owners' shares are held, and owners whom somebody else
 * holds are passed over. A comparison of rows that begins with the lane leaves no index but {@code job_ready}.
 */
interface FrontMapper {
    // Walks the owners by their bounds, each with a look at the front of the owner's own jobs and, where none of these
    // is in
    // the lanes, at each lane.
    @Select("<script>" + """
            WITH owners AS MATERIALIZED (
                SELECT user_id, virtual_time, weight, waiting, virtual_time + best AS bound FROM share
                WHERE waiting > 0 ORDER BY virtual_time + best, user_id LIMIT #{owners}
                <if test="lock">FOR NO KEY UPDATE SKIP LOCKED</if>
            )
            SELECT own.id, owners.user_id AS owner, own.lane, own.tier, own.promote_at, own.overdue_at, own.queued_at, own.cost,
                own.rank, owners.virtual_time, owners.weight, owners.waiting, owners.bound,
                (SELECT count(*) FROM owners)::integer AS found
            FROM owners LEFT JOIN LATERAL (
                WITH near AS MATERIALIZED (
                    SELECT * FROM (
                        SELECT id, lane, tier, promote_at, overdue_at, queued_at, cost, rank FROM job
                        WHERE state = 'QUEUED' AND owner >= owners.user_id AND owner &lt;= owners.user_id
                        ORDER BY owner, rank, id LIMIT #{depth}) front
                    WHERE front.lane = ANY (#{lanes}) LIMIT #{jobsEach})
                SELECT * FROM near
                UNION ALL
                (SELECT far.* FROM unnest(#{lanes}) wanted(lane) CROSS JOIN LATERAL (
                    SELECT id, lane, tier, promote_at, overdue_at, queued_at, cost, rank FROM job
                    WHERE state = 'QUEUED'
                        AND (lane, owner) >= (wanted.lane COLLATE "C", owners.user_id)
                        AND (lane, owner) &lt;= (wanted.lane COLLATE "C", owners.user_id)
                    ORDER BY lane, owner, rank, id LIMIT 1) far
                WHERE owners.waiting > #{depth} AND NOT EXISTS (SELECT FROM near)
                ORDER BY far.rank, far.id LIMIT 1)
            ) own ON true
            """ + "</script>")
    List<CandidateRow> byShare(
            @Param("lanes") String[] lanes,
            @Param("owners") int owners,
            @Param("jobsEach") int jobsEach,
            @Param("depth") int depth,
            @Param("lock") boolean lock);

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
                (SELECT count(*) FROM pairs)::integer AS found
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
