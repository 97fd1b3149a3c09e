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
    // Each part is a look-up of the owner in one index, cut after so many rows. What a person said of a print counts
    // before what its printer said.
    @Select("""
            WITH judged AS MATERIALIZED (
                SELECT job, verdict, fault FROM outcome WHERE owner = #{owner} AND verdict IS NOT NULL
            ), good AS (
                (SELECT since FROM job WHERE owner = #{owner} AND state = 'COMPLETED' AND id NOT IN (SELECT job FROM judged)
                ORDER BY since DESC LIMIT #{most})
                UNION ALL
                (SELECT since FROM judged JOIN job ON id = job WHERE verdict = 'GOOD' LIMIT #{most})
            ), bad AS (
                (SELECT since FROM job WHERE owner = #{owner} AND state IN ('FAILED', 'REJECTED')
                    AND since > coalesce((SELECT max(since) FROM good), '-infinity') AND id NOT IN (SELECT job FROM judged)
                LIMIT #{most})
                UNION ALL
                (SELECT since FROM judged JOIN job ON id = job WHERE verdict = 'FAILED' AND fault = 'OWNER'
                    AND since > coalesce((SELECT max(since) FROM good), '-infinity')
                LIMIT #{most})
            ), waits AS (
                (SELECT 1 FROM job WHERE owner = #{owner} AND state = 'QUEUED' LIMIT #{most})
                UNION ALL
                (SELECT 1 FROM job
                WHERE owner = #{owner} AND state IN ('ANALYSING', 'AWAITING_APPROVAL', 'HELD') LIMIT #{most})
            ), counted AS (
                SELECT count(*) AS waiting FROM waits
            ), uses AS (
                SELECT group_name AS name, sum(week_millis)::bigint AS week_millis, sum(week_milligrams)::bigint AS week_milligrams,
                    sum(month_millis)::bigint AS month_millis, sum(month_milligrams)::bigint AS month_milligrams
                FROM (
                    SELECT group_name, reserved_millis AS week_millis, reserved_milligrams AS week_milligrams,
                        reserved_millis AS month_millis, reserved_milligrams AS month_milligrams
                    FROM ledger_balance WHERE owner = #{owner}
                    UNION ALL
                    SELECT coalesce(group_name, ''), CASE WHEN counted_at >= #{week} THEN millis ELSE 0 END,
                        CASE WHEN counted_at >= #{week} THEN milligrams ELSE 0 END,
                        CASE WHEN counted_at >= #{month} THEN millis ELSE 0 END,
                        CASE WHEN counted_at >= #{month} THEN milligrams ELSE 0 END
                    FROM ledger_entry
                    WHERE owner = #{owner} AND kind IN ('CHARGED', 'REFUNDED', 'CORRECTED') AND counted_at >= least(#{week}, #{month})
                ) used
                GROUP BY group_name
            )
            SELECT least(waiting, #{most})::integer AS waiting,
                (SELECT least(count(*), #{most}) FROM good)::integer AS completed,
                (SELECT least(count(*), #{most}) FROM bad)::integer AS last_failures,
                coalesce(name, '') AS "group", coalesce(week_millis, 0) AS week_millis, coalesce(week_milligrams, 0) AS week_milligrams,
                coalesce(month_millis, 0) AS month_millis, coalesce(month_milligrams, 0) AS month_milligrams
            FROM counted LEFT JOIN uses ON true
            """)
    List<PrintRecordRow> record(
            @Param("owner") UserId owner,
            @Param("week") Instant week,
            @Param("month") Instant month,
            @Param("most") int most);
}
