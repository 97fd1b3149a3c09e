package io.printlab.persistence;

import io.printlab.device.DeviceId;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

interface UpkeepMapper {
    String ENTRY = """
            SELECT id, device, at, kind, task, text, actor, due_hours, due_at FROM device_log
            """;

    @Select(value = """
            INSERT INTO device_log (device, at, kind, task, text, actor, due_hours, due_at)
            VALUES (#{device}, #{at}, #{kind}, #{task}, #{text}, #{actor}, #{dueHours}, #{dueAt})
            RETURNING id, device, at, kind, task, text, actor, due_hours, due_at
            """, affectData = true)
    LogEntryRow write(LogEntryRow entry);

    @Select(ENTRY + "WHERE device = #{device} ORDER BY id DESC LIMIT #{limit}")
    List<LogEntryRow> log(@Param("device") DeviceId device, @Param("limit") int limit);

    @Select("""
            SELECT id, device, at, kind, task, text, actor, due_hours, due_at FROM (
                SELECT DISTINCT ON (device, task) * FROM device_log WHERE task IS NOT NULL ORDER BY device, task, id DESC) newest
            WHERE due_hours IS NOT NULL OR due_at IS NOT NULL
            ORDER BY device, task
            """)
    List<LogEntryRow> toComeUp();

    @Select("""
            SELECT coalesce(sum(extract(epoch FROM ended - begun)) / 3600, 0)::double precision AS hours, count(*) AS prints FROM (
                SELECT job.claimed_at AS begun, (SELECT min(event.at) FROM job_event event WHERE event.job_id = job.id
                    AND event.at >= job.claimed_at AND event.move IN ('COMPLETE', 'FAIL', 'CANCEL', 'INTERRUPT')) AS ended
                FROM job WHERE job.device = #{device} AND job.claimed_at IS NOT NULL) print
            WHERE ended IS NOT NULL
            """)
    CountersRow counters(@Param("device") DeviceId device);
}
