package io.printlab.persistence;

import io.printlab.device.DeviceId;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

interface OperationMapper {
    // The update changes nothing: it makes the row that waits already come back, locked, instead of no row.
    @Select(value = """
            INSERT INTO operation (device, job, kind, actor, reason, at)
            VALUES (#{device}, #{job}, #{kind}, #{actor}, #{reason}, #{at})
            ON CONFLICT (device, kind, coalesce(job, 0)) WHERE finished_at IS NULL DO UPDATE SET kind = EXCLUDED.kind
            RETURNING id, device, job, kind, actor, reason, at
            """, affectData = true)
    OperationRow post(OperationRow operation);

    @Select("""
            SELECT id, device, job, kind, actor, reason, at FROM operation
            WHERE device = #{device} AND finished_at IS NULL
            ORDER BY kind <> 'EMERGENCY_STOP', id
            """)
    List<OperationRow> waiting(@Param("device") DeviceId device);

    @Select("""
            SELECT id, device, job, kind, actor, reason, at FROM operation WHERE finished_at IS NULL ORDER BY id
            """)
    List<OperationRow> allWaiting();

    @Update("""
            UPDATE operation SET finished_at = #{now}, outcome = #{outcome} WHERE id = #{id} AND finished_at IS NULL
            """)
    int finish(@Param("id") long id, @Param("outcome") String outcome, @Param("now") Instant now);
}
