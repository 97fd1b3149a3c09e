package io.printlab.persistence;

import io.printlab.account.UserId;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

interface AdmissionMapper {
    /** Locks the owner's record until the transaction ends. Jobs of the owner may still be claimed and moved meanwhile. */
    @Select("SELECT id FROM lab_user WHERE id = #{owner} FOR NO KEY UPDATE")
    @Nullable UserId lock(@Param("owner") UserId owner);

    // A row for each group that the owner printed for, and one row where there is none.
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
                (SELECT state, needs, group_name FROM job WHERE owner = #{owner} AND state = 'QUEUED' LIMIT #{most})
                UNION ALL
                (SELECT state, needs, group_name FROM job
                WHERE owner = #{owner} AND state IN ('ANALYSING', 'AWAITING_APPROVAL', 'HELD', 'INTERRUPTED') LIMIT #{most})
                UNION ALL
                (SELECT state, needs, group_name FROM job WHERE state IN ('CLAIMED', 'PRINTING', 'PAUSED') AND owner = #{owner})
            ), counted AS (
                SELECT count(*) FILTER (WHERE state IN ('ANALYSING', 'AWAITING_APPROVAL', 'QUEUED', 'HELD')) AS waiting FROM open
            ), expected AS (
                SELECT group_name, coalesce(extract(epoch FROM (needs -> 'estimate' ->> 'printTime')::interval), 0)::double precision AS seconds,
                    coalesce((needs -> 'estimate' ->> 'filamentGrams')::double precision, 0) AS grams
                FROM open
            ), ended AS (
                SELECT since, state, group_name, charged, cost,
                    extract(epoch FROM (needs -> 'estimate' ->> 'printTime')::interval)::double precision AS seconds,
                    coalesce((needs -> 'estimate' ->> 'filamentGrams')::double precision, 0) AS grams
                FROM job
                WHERE owner = #{owner} AND state IN ('COMPLETED', 'CANCELLED') AND since >= least(#{week}, #{month})
                    AND charged > 0
                ORDER BY since DESC LIMIT #{most}
            ), part AS (
                SELECT since, state, group_name, charged, seconds, grams, charged / cost AS done, seconds IS NOT NULL AND cost > 0 AS known FROM ended
            ), really AS (
                SELECT since, group_name,
                    CASE WHEN known THEN done * greatest(60, seconds) ELSE charged * 3600 END AS seconds,
                    CASE WHEN known AND state = 'CANCELLED' THEN least(1, done) * grams ELSE grams END AS grams
                FROM part
            ), uses AS (
                SELECT coalesce(group_name, '') AS name, sum(seconds) FILTER (WHERE week) AS week_seconds,
                    sum(grams) FILTER (WHERE week) AS week_grams, sum(seconds) FILTER (WHERE month) AS month_seconds,
                    sum(grams) FILTER (WHERE month) AS month_grams
                FROM (
                    SELECT group_name, seconds, grams, true AS week, true AS month FROM expected
                    UNION ALL
                    SELECT group_name, seconds, grams, since >= #{week}, since >= #{month} FROM really
                ) used
                GROUP BY group_name
            )
            SELECT least(waiting, #{most})::integer AS waiting,
                (SELECT count(*) FROM good)::integer AS completed,
                (SELECT count(*) FROM bad)::integer AS last_failures,
                coalesce(name, '') AS "group", coalesce(week_seconds, 0) AS week_seconds, coalesce(week_grams, 0) AS week_grams,
                coalesce(month_seconds, 0) AS month_seconds, coalesce(month_grams, 0) AS month_grams
            FROM counted LEFT JOIN uses ON true
            """)
    List<PrintRecordRow> record(
            @Param("owner") UserId owner,
            @Param("week") Instant week,
            @Param("month") Instant month,
            @Param("most") int most);
}
