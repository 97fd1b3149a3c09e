package io.printlab.persistence;

import io.printlab.account.UserId;
import java.time.Instant;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

interface AdmissionMapper {
    /** Locks the owner's record until the transaction ends. Jobs of the owner may still be claimed and moved meanwhile. */
    @Select("SELECT id FROM lab_user WHERE id = #{owner} FOR NO KEY UPDATE")
    @Nullable UserId lock(@Param("owner") UserId owner);

    // Each part is a look-up of the owner in one index, cut after so many rows. What a print really used is its charge
    // at the
    // rate of its claim, which was the cost for the estimated time; see Job.
    @Select("""
            WITH good AS (
                SELECT since FROM job WHERE owner = #{owner} AND state = 'COMPLETED' ORDER BY since DESC LIMIT #{most}
            ), bad AS (
                SELECT since FROM job WHERE owner = #{owner} AND state IN ('FAILED', 'REJECTED')
                    AND since > coalesce((SELECT max(since) FROM good), '-infinity')
                LIMIT #{most}
            ), open AS (
                (SELECT state, needs FROM job WHERE owner = #{owner} AND state = 'QUEUED' LIMIT #{most})
                UNION ALL
                (SELECT state, needs FROM job
                WHERE owner = #{owner} AND state IN ('ANALYSING', 'AWAITING_APPROVAL', 'HELD', 'INTERRUPTED') LIMIT #{most})
                UNION ALL
                (SELECT state, needs FROM job WHERE state IN ('CLAIMED', 'PRINTING', 'PAUSED') AND owner = #{owner})
            ), expected AS (
                SELECT coalesce(sum(extract(epoch FROM (needs -> 'estimate' ->> 'printTime')::interval)), 0)::double precision AS seconds,
                    coalesce(sum((needs -> 'estimate' ->> 'filamentGrams')::double precision), 0) AS grams,
                    count(*) FILTER (WHERE state IN ('ANALYSING', 'AWAITING_APPROVAL', 'QUEUED', 'HELD')) AS waiting
                FROM open
            ), ended AS (
                SELECT since, state, charged, cost,
                    extract(epoch FROM (needs -> 'estimate' ->> 'printTime')::interval)::double precision AS seconds,
                    coalesce((needs -> 'estimate' ->> 'filamentGrams')::double precision, 0) AS grams
                FROM job
                WHERE owner = #{owner} AND state IN ('COMPLETED', 'CANCELLED') AND since >= least(#{week}, #{month})
                    AND charged > 0
                ORDER BY since DESC LIMIT #{most}
            ), part AS (
                SELECT since, state, charged, seconds, grams, charged / cost AS done, seconds IS NOT NULL AND cost > 0 AS known FROM ended
            ), really AS (
                SELECT since,
                    CASE WHEN known THEN done * greatest(60, seconds) ELSE charged * 3600 END AS seconds,
                    CASE WHEN known AND state = 'CANCELLED' THEN least(1, done) * grams ELSE grams END AS grams
                FROM part
            )
            SELECT least(waiting, #{most})::integer AS waiting,
                (SELECT count(*) FROM good)::integer AS completed,
                (SELECT count(*) FROM bad)::integer AS last_failures,
                seconds + (SELECT coalesce(sum(seconds), 0) FROM really WHERE since >= #{week}) AS week_seconds,
                grams + (SELECT coalesce(sum(grams), 0) FROM really WHERE since >= #{week}) AS week_grams,
                seconds + (SELECT coalesce(sum(seconds), 0) FROM really WHERE since >= #{month}) AS month_seconds,
                grams + (SELECT coalesce(sum(grams), 0) FROM really WHERE since >= #{month}) AS month_grams
            FROM expected
            """)
    PrintRecordRow record(
            @Param("owner") UserId owner,
            @Param("week") Instant week,
            @Param("month") Instant month,
            @Param("most") int most);
}
