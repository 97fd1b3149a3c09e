package io.printlab.persistence;

import io.printlab.device.DefinitionSource;
import io.printlab.device.DeviceId;
import io.printlab.device.NodeId;
import io.printlab.job.JobId;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

interface DefinitionMapper {
    /** Where a device has its definition from. */
    record SourceRow(DeviceId device, DefinitionSource source) {}

    @Select("SELECT id AS device, source FROM device WHERE removed_at IS NULL")
    List<SourceRow> sources();

    // Called with the device's row locked, for which every claim of it waits.
    @Select("SELECT id FROM job WHERE device = #{device} AND state = ANY (#{states}) ORDER BY id LIMIT 1")
    @Nullable JobId jobOn(@Param("device") DeviceId device, @Param("states") String[] states);

    @Update("""
            UPDATE device SET removed_at = #{now}, in_service = false, maintenance_reason = coalesce(maintenance_reason, 'It was removed.'),
                maintenance_by = coalesce(maintenance_by, 'printlab'), maintenance_since = coalesce(maintenance_since, #{now}),
                state = 'UNKNOWN', state_evidence = 'It was removed.',
                state_since = #{now}, version = version + 1
            WHERE id = #{device} AND version = #{version} AND removed_at IS NULL
            """)
    int remove(@Param("device") DeviceId device, @Param("version") long version, @Param("now") Instant now);

    @Update("""
            UPDATE operation SET finished_at = #{now}, outcome = 'dropped: the device was removed'
            WHERE device = #{device} AND finished_at IS NULL
            """)
    int dropOperations(@Param("device") DeviceId device, @Param("now") Instant now);

    @Delete("DELETE FROM device_telemetry WHERE device = #{device}")
    int forgetTelemetry(@Param("device") DeviceId device);

    @Update("""
            UPDATE device SET source = CASE WHEN id = ANY (#{configured}) THEN 'SETTINGS_FILE' ELSE 'LEFT_OVER' END
            WHERE node = #{node} AND removed_at IS NULL
                AND (id = ANY (#{configured}) AND source <> 'SETTINGS_FILE'
                    OR id <> ALL (#{configured}) AND source = 'SETTINGS_FILE')
            """)
    int configured(@Param("node") NodeId node, @Param("configured") String[] configured);
}
