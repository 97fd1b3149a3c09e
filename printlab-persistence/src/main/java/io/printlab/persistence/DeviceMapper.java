package io.printlab.persistence;

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

    @Insert("""
            INSERT INTO device (id, name, driver, settings, capabilities, node, version, in_service, maintenance_reason, maintenance_by,
                maintenance_since, state, state_evidence,
                state_since, bed, bed_reason, bed_by, bed_since, tags,
                nozzle, nozzle_hardened, bed_surface)
            VALUES (#{id}, #{name}, #{driver}, #{settings}, #{capabilities}, #{node}, #{version}, #{inService}, #{maintenanceReason},
                #{maintenanceBy}, #{maintenanceSince}, #{state},
                #{stateEvidence}, #{stateSince}, #{bed}, #{bedReason}, #{bedBy}, #{bedSince}, #{tags},
                #{nozzle}, #{nozzleHardened}, #{bedSurface})
            ON CONFLICT (id) DO NOTHING
            """)
    int add(DeviceRow device);

    @Select(DEVICE + "WHERE id = #{id}")
    @Nullable DeviceRow byId(@Param("id") DeviceId id);

    @Select(DEVICE + "WHERE id = #{id} FOR NO KEY UPDATE")
    @Nullable DeviceRow lock(@Param("id") DeviceId id);

    @Select(DEVICE + "ORDER BY id")
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
