package io.printlab.persistence;

import io.printlab.queue.Lane;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

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

    // In each lane, jumps from owner to owner in the ready index and takes the first job of each.
    @Select("""
            SELECT head.id, head.owner, head.lane, head.tier, head.promote_at, head.queued_at, head.cost
            FROM (SELECT DISTINCT unnest(#{lanes}) COLLATE "C" AS lane) wanted
            CROSS JOIN LATERAL (
                WITH RECURSIVE first AS (
                    (SELECT id, owner, lane, tier, promote_at, queued_at, cost FROM job
                    WHERE state = 'QUEUED' AND lane = wanted.lane
                    ORDER BY owner, tier, queued_at, id LIMIT 1)
                    UNION ALL
                    SELECT next.* FROM first CROSS JOIN LATERAL (
                        SELECT id, owner, lane, tier, promote_at, queued_at, cost FROM job
                        WHERE state = 'QUEUED' AND lane = wanted.lane AND owner > first.owner
                        ORDER BY owner, tier, queued_at, id LIMIT 1) next
                )
                SELECT * FROM first
            ) head
            """)
    List<WaitingRow> heads(@Param("lanes") String[] lanes);

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
