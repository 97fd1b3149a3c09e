package io.printlab.persistence;

import io.printlab.account.UserId;
import io.printlab.camera.Snapshot;
import io.printlab.device.DeviceId;
import io.printlab.job.JobId;
import java.time.Instant;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

interface CameraMapper {
    @Select("SELECT address FROM device_camera WHERE device = #{device}")
    @Nullable String address(@Param("device") DeviceId device);

    @Insert("""
            INSERT INTO device_camera (device, address, set_by, set_at) VALUES (#{device}, #{address}, #{by}, #{now})
            ON CONFLICT (device) DO UPDATE SET address = EXCLUDED.address, set_by = EXCLUDED.set_by, set_at = EXCLUDED.set_at
            """)
    int setAddress(
            @Param("device") DeviceId device,
            @Param("address") String address,
            @Param("by") String by,
            @Param("now") Instant now);

    @Delete("DELETE FROM device_camera WHERE device = #{device}")
    int removeAddress(@Param("device") DeviceId device);

    /** @return 1, or 0 if the job has one already */
    @Insert("""
            INSERT INTO job_snapshot (job, taken_at, picture) VALUES (#{job}, #{snapshot.at}, #{snapshot.jpeg})
            ON CONFLICT (job) DO NOTHING
            """)
    int keep(@Param("job") JobId job, @Param("snapshot") Snapshot snapshot);

    @Select("SELECT picture AS jpeg, taken_at AS at FROM job_snapshot WHERE job = #{job}")
    @Nullable Snapshot snapshot(@Param("job") JobId job);

    @Select("SELECT EXISTS (SELECT FROM job_snapshot WHERE job = #{job})")
    boolean hasSnapshot(@Param("job") JobId job);

    @Delete("DELETE FROM job_snapshot WHERE taken_at < #{time}")
    int removeBefore(@Param("time") Instant time);

    @Delete("DELETE FROM job_snapshot WHERE job IN (SELECT id FROM job WHERE owner = #{owner})")
    int removeOf(@Param("owner") UserId owner);
}
