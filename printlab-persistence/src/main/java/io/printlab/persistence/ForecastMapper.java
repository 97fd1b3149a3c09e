package io.printlab.persistence;

import io.printlab.forecast.BedClearing;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

interface ForecastMapper {
    @Insert("""
            INSERT INTO forecast (job, occasion, at, estimate, start_early, start_likely, start_late, finish_early, finish_likely,
                finish_late, played_start_early, played_start_likely, played_start_late, played_finish_early,
                played_finish_likely, played_finish_late)
            VALUES (#{job}, #{occasion}, #{at}, #{estimate}, #{startEarly}, #{startLikely}, #{startLate}, #{finishEarly},
                #{finishLikely}, #{finishLate}, #{playedStartEarly}, #{playedStartLikely}, #{playedStartLate},
                #{playedFinishEarly}, #{playedFinishLikely}, #{playedFinishLate})
            ON CONFLICT (job, occasion, at) DO NOTHING
            """)
    int keep(ForecastRow forecast);

    @Insert("""
            INSERT INTO bed_clearing (device, ended_at, cleared_at) VALUES (#{device}, #{endedAt}, #{clearedAt})
            ON CONFLICT (device, cleared_at) DO NOTHING
            """)
    int keepClearing(BedClearing clearing);

    // What came is in the history, so nothing has to be kept in step: two look-ups by its key for each forecast.
    @Select("""
            SELECT made.*, start.at AS started, ending.at AS ended, coalesce(ending.move = 'COMPLETE', false) AS completed
            FROM (SELECT * FROM forecast WHERE at >= #{since} ORDER BY at DESC, job DESC, occasion DESC LIMIT #{limit}) made
            LEFT JOIN LATERAL (
                SELECT seq, at FROM job_event
                WHERE job_id = made.job AND move = 'START' AND at >= made.at ORDER BY seq LIMIT 1) start ON true
            LEFT JOIN LATERAL (
                SELECT at, move FROM job_event
                WHERE job_id = made.job AND seq > start.seq AND move IN ('COMPLETE', 'FAIL', 'CANCEL', 'INTERRUPT')
                ORDER BY seq LIMIT 1) ending ON true
            ORDER BY made.at DESC, made.job DESC, made.occasion DESC
            """)
    List<ForecastRow> outcomes(@Param("since") Instant since, @Param("limit") int limit);

    @Select("""
            SELECT device, ended_at, cleared_at FROM bed_clearing WHERE cleared_at >= #{since}
            ORDER BY cleared_at DESC, device DESC LIMIT #{limit}
            """)
    List<BedClearing> clearings(@Param("since") Instant since, @Param("limit") int limit);

    @Delete("DELETE FROM forecast WHERE at < #{time}")
    int removeForecasts(@Param("time") Instant time);

    @Delete("DELETE FROM bed_clearing WHERE cleared_at < #{time}")
    int removeClearings(@Param("time") Instant time);
}
