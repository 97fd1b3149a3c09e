package io.printlab.persistence;

import io.printlab.device.DefinitionSource;
import io.printlab.device.DeviceId;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

interface DeviceMapper {
    String DEVICE = """
            SELECT id, name, driver, settings, capabilities, node, version, in_service, maintenance_reason, maintenance_by,
                maintenance_since, state, state_evidence, state_since,
                bed, bed_reason, bed_by, bed_since,
                (SELECT jsonb_build_object('material', material, 'colour', colour, 'grams', left_grams)
                    FROM spool WHERE spool.device = device.id) AS filament, tags,
                nozzle, nozzle_hardened, bed_surface
            FROM device
            """;

    // A device of this id that was removed begins anew; its version goes on, so that nobody stores a change of the old
    // one.
    @Insert("""
            INSERT INTO device (id, name, driver, settings, capabilities, node, version, in_service, maintenance_reason,
                maintenance_by, maintenance_since, state, state_evidence, state_since, bed, bed_reason, bed_by, bed_since, tags,
                nozzle, nozzle_hardened, bed_surface, source)
            VALUES (#{row.id}, #{row.name}, #{row.driver}, #{row.settings}, #{row.capabilities}, #{row.node}, #{row.version},
                #{row.inService}, #{row.maintenanceReason}, #{row.maintenanceBy}, #{row.maintenanceSince}, #{row.state},
                #{row.stateEvidence}, #{row.stateSince}, #{row.bed}, #{row.bedReason}, #{row.bedBy}, #{row.bedSince}, #{row.tags},
                #{row.nozzle}, #{row.nozzleHardened}, #{row.bedSurface}, #{source})
            ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name, driver = EXCLUDED.driver, settings = EXCLUDED.settings,
                capabilities = EXCLUDED.capabilities, node = EXCLUDED.node, version = device.version + EXCLUDED.version,
                in_service = EXCLUDED.in_service, maintenance_reason = EXCLUDED.maintenance_reason,
                maintenance_by = EXCLUDED.maintenance_by, maintenance_since = EXCLUDED.maintenance_since,
                state = EXCLUDED.state, state_evidence = EXCLUDED.state_evidence,
                state_since = EXCLUDED.state_since, bed = EXCLUDED.bed, bed_reason = EXCLUDED.bed_reason,
                bed_by = EXCLUDED.bed_by, bed_since = EXCLUDED.bed_since, tags = EXCLUDED.tags, nozzle = EXCLUDED.nozzle,
                nozzle_hardened = EXCLUDED.nozzle_hardened, bed_surface = EXCLUDED.bed_surface, source = EXCLUDED.source,
                removed_at = NULL
            WHERE device.removed_at IS NOT NULL
            """)
    int add(@Param("row") DeviceRow row, @Param("source") DefinitionSource source);

    @Select(DEVICE + "WHERE id = #{id} AND removed_at IS NULL")
    @Nullable DeviceRow byId(@Param("id") DeviceId id);

    @Select(DEVICE + "WHERE id = #{id} AND removed_at IS NULL FOR NO KEY UPDATE")
    @Nullable DeviceRow lock(@Param("id") DeviceId id);

    @Select(DEVICE + "WHERE removed_at IS NULL ORDER BY id")
    List<DeviceRow> all();

    @Update("""
            UPDATE device SET name = #{name}, driver = #{driver}, settings = #{settings}, capabilities = #{capabilities},
                node = #{node}, version = #{version}, in_service = #{inService},
                maintenance_reason = #{maintenanceReason}, maintenance_by = #{maintenanceBy}, maintenance_since = #{maintenanceSince},
                state = #{state},
                state_evidence = #{stateEvidence}, state_since = #{stateSince}, bed = #{bed}, bed_reason = #{bedReason},
                bed_by = #{bedBy}, bed_since = #{bedSince}, tags = #{tags}, nozzle = #{nozzle},
                nozzle_hardened = #{nozzleHardened}, bed_surface = #{bedSurface}
            WHERE id = #{id} AND version = #{version} - 1
            """)
    int store(DeviceRow device);

    @Insert("""
            INSERT INTO device_telemetry (device, at, job, progress, remaining, activity, temperatures)
            VALUES (#{device}, #{at}, #{job}, #{progress}, #{remaining}, #{activity}, #{temperatures})
            ON CONFLICT (device) DO UPDATE SET at = EXCLUDED.at, job = EXCLUDED.job, progress = EXCLUDED.progress,
                remaining = EXCLUDED.remaining, activity = EXCLUDED.activity, temperatures = EXCLUDED.temperatures
            """)
    int report(TelemetryRow telemetry);

    @Select("""
            SELECT device, at, job, progress, remaining, activity, temperatures FROM device_telemetry ORDER BY device
            """)
    List<TelemetryRow> telemetry();
}
