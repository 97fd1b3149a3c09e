package io.printlab.persistence;

import io.printlab.job.JobId;
import io.printlab.outcome.OutcomeStage;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

interface OutcomeMapper {
    String OUTCOME =
            "SELECT job, owner, group_name, version, stage, since, ended_at, verdict, share, failure, fault, reminded_at FROM outcome ";

    @Select(OUTCOME + "WHERE job = #{job}")
    @Nullable OutcomeRow byJob(@Param("job") JobId job);

    @Select("""
            SELECT job, seq, at, move, stage, verdict, share, failure, fault, actor, note FROM outcome_event WHERE job = #{job} ORDER BY seq
            """)
    List<OutcomeEventRow> history(@Param("job") JobId job);

    @Select(OUTCOME + "WHERE stage = #{stage} AND since < #{before} ORDER BY since, job LIMIT #{limit}")
    List<OutcomeRow> in(@Param("stage") OutcomeStage stage, @Param("before") Instant before, @Param("limit") int limit);

    @Select(OUTCOME + """
            WHERE stage = 'AWAITING_PICK_UP' AND since < #{before} AND reminded_at IS NULL ORDER BY since, job LIMIT #{limit}
            """)
    List<OutcomeRow> toRemind(@Param("before") Instant before, @Param("limit") int limit);

    @Select("SELECT count(*) FROM outcome WHERE stage = #{stage}")
    long count(@Param("stage") OutcomeStage stage);

    /** @return 1, or 0 if there is an outcome already */
    @Insert("""
            INSERT INTO outcome (job, owner, group_name, version, stage, since, ended_at, verdict, share, failure, fault, reminded_at)
            VALUES (#{job}, #{owner}, #{groupName}, #{version}, #{stage}, #{since}, #{endedAt}, #{verdict}, #{share}, #{failure}, #{fault}, #{remindedAt})
            ON CONFLICT (job) DO NOTHING
            """)
    int begin(OutcomeRow outcome);

    /** @return 1, or 0 if the outcome is no longer what the move was decided on */
    @Update("""
            UPDATE outcome SET version = #{version}, stage = #{stage}, since = #{since}, verdict = #{verdict}, share = #{share},
                failure = #{failure}, fault = #{fault}, reminded_at = #{remindedAt}
            WHERE job = #{job} AND version = #{version} - 1
            """)
    int move(OutcomeRow outcome);

    @Insert("""
            INSERT INTO outcome_event (job, seq, at, move, stage, verdict, share, failure, fault, actor, note)
            VALUES (#{job}, #{seq}, #{at}, #{move}, #{stage}, #{verdict}, #{share}, #{failure}, #{fault}, #{actor}, #{note})
            """)
    int remember(OutcomeEventRow event);

    @Insert("""
            INSERT INTO lab_event (id, at, kind, job, device, owner, group_name, details)
            SELECT event_id(0), #{event.at}, 'OUTCOME_CHANGED', id, device, owner, group_name,
                jsonb_build_object('move', #{event.move}::text, 'stage', #{event.stage}::text)
            FROM job WHERE id = #{event.job}
            """)
    int tell(@Param("event") OutcomeEventRow event);
}
