package io.printlab.persistence;

import io.printlab.device.DeviceId;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

interface ReservationMapper {
    String RESERVATION = """
            SELECT id, device, user_id, user_group, from_time, to_time, purpose, made_by FROM reservation
            WHERE removed_at IS NULL
            """;

    @Select(value = """
            INSERT INTO reservation (device, user_id, user_group, from_time, to_time, purpose, made_by, made_at)
            VALUES (#{row.device}, #{row.userId}, #{row.userGroup}, #{row.fromTime}, #{row.toTime}, #{row.purpose}, #{row.madeBy}, #{now})
            RETURNING id, device, user_id, user_group, from_time, to_time, purpose, made_by
            """, affectData = true)
    ReservationRow insert(@Param("row") ReservationRow row, @Param("now") Instant now);

    @Update("UPDATE reservation SET removed_by = #{by}, removed_at = #{now} WHERE id = #{id} AND removed_at IS NULL")
    int remove(@Param("id") long id, @Param("by") String by, @Param("now") Instant now);

    @Select(RESERVATION + "AND id = #{id}")
    @Nullable ReservationRow byId(@Param("id") long id);

    @Select(RESERVATION + "AND to_time > #{now} ORDER BY from_time, id")
    List<ReservationRow> notOver(@Param("now") Instant now);

    @Select(RESERVATION + "AND to_time > #{from} AND from_time < #{to} ORDER BY from_time, id")
    List<ReservationRow> between(@Param("from") Instant from, @Param("to") Instant to);

    @Select(RESERVATION
            + "AND device = #{device} AND to_time > #{from} AND from_time < #{to} ORDER BY from_time, id LIMIT 1")
    @Nullable ReservationRow overlapping(@Param("device") DeviceId device, @Param("from") Instant from, @Param("to") Instant to);
}
