package io.printlab.persistence;

import io.printlab.device.DeviceId;
import io.printlab.safety.SafetySettings;
import io.printlab.safety.ThermalAlarm;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

interface SafetyMapper {
    String ALARM = """
            SELECT id, device, job, heater, kind, sentence, at, acknowledged_by, acknowledged_at FROM thermal_alarm
            """;

    @Select("SELECT device, version, ends, thermal, scripts FROM device_safety WHERE device = #{device}")
    @Nullable SafetySettings of(@Param("device") DeviceId device);

    /** @return 1, or 0 if somebody was first */
    @Insert("""
            INSERT INTO device_safety (device, version, ends, thermal, scripts, changed_by, changed_at)
            VALUES (#{next.device}, #{next.version}, #{next.ends}, #{next.thermal}, #{next.scripts}, #{by}, #{now})
            ON CONFLICT (device) DO NOTHING
            """)
    int insert(@Param("next") SafetySettings next, @Param("by") String by, @Param("now") Instant now);

    /** @return 1, or 0 if the stored version is another */
    @Update("""
            UPDATE device_safety SET version = #{next.version}, ends = #{next.ends}, thermal = #{next.thermal},
                scripts = #{next.scripts}, changed_by = #{by}, changed_at = #{now}
            WHERE device = #{next.device} AND version = #{next.version} - 1
            """)
    int update(@Param("next") SafetySettings next, @Param("by") String by, @Param("now") Instant now);

    // affectData: it inserts, and returns the id that the database gave.
    @Select(value = """
            INSERT INTO thermal_alarm (device, job, heater, kind, sentence, at)
            VALUES (#{alarm.device}, #{alarm.job}, #{alarm.heater}, #{alarm.kind}, #{alarm.sentence}, #{alarm.at})
            ON CONFLICT (device, heater, kind) WHERE acknowledged_at IS NULL DO NOTHING
            RETURNING id, device, job, heater, kind, sentence, at, acknowledged_by, acknowledged_at
            """, affectData = true)
    @Nullable ThermalAlarm raise(@Param("alarm") ThermalAlarm alarm);

    @Select(ALARM + "WHERE acknowledged_at IS NULL ORDER BY id")
    List<ThermalAlarm> standing();

    @Select(ALARM + "WHERE id = #{id}")
    @Nullable ThermalAlarm byId(@Param("id") long id);

    // affectData: it updates, and returns the row as it is now.
    @Select(value = """
            UPDATE thermal_alarm SET acknowledged_by = #{by}, acknowledged_at = #{now}
            WHERE id = #{id} AND acknowledged_at IS NULL
            RETURNING id, device, job, heater, kind, sentence, at, acknowledged_by, acknowledged_at
            """, affectData = true)
    @Nullable ThermalAlarm acknowledge(@Param("id") long id, @Param("by") String by, @Param("now") Instant now);
}
