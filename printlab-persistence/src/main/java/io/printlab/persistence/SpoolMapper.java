package io.printlab.persistence;

import io.printlab.device.DeviceId;
import io.printlab.job.JobId;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

interface SpoolMapper {
    String SPOOL = """
            SELECT id, version, code, material, colour, vendor, net_grams, tare_grams, density, diameter, low_grams, notes, left_grams,
                shortfall_grams, opened_at, state, device
            FROM spool
            """;

    String EVENT = """
            SELECT spool, seq, at, kind, grams, left_grams, device, job, fence, actor, reason FROM spool_event
            """;

    @Select(value = "SELECT nextval('spool_id')", affectData = true)
    long nextId();

    @Select(SPOOL + "WHERE id = #{id}")
    @Nullable SpoolRow byId(@Param("id") long id);

    @Select(SPOOL + "WHERE code = #{code}")
    @Nullable SpoolRow byCode(@Param("code") String code);

    @Select(SPOOL + "WHERE device = #{device}")
    @Nullable SpoolRow in(@Param("device") DeviceId device);

    @Select(SPOOL + "WHERE state = 'IN_STOCK' ORDER BY code LIMIT 1000")
    List<SpoolRow> inStock();

    @Select(SPOOL + "WHERE state <> 'IN_STOCK' ORDER BY id DESC LIMIT #{limit}")
    List<SpoolRow> gone(@Param("limit") int limit);

    @Select(EVENT + "WHERE spool = #{spool} ORDER BY seq")
    List<SpoolEventRow> history(@Param("spool") long spool);

    @Select(EVENT + "WHERE job = #{job} AND fence = #{fence} ORDER BY at, seq")
    List<SpoolEventRow> takenBy(@Param("job") JobId job, @Param("fence") long fence);

    @Insert("""
            INSERT INTO spool (id, version, code, material, colour, vendor, net_grams, tare_grams, density, diameter, low_grams, notes,
                left_grams, shortfall_grams, opened_at, state, device)
            VALUES (#{id}, #{version}, #{code}, #{material}, #{colour}, #{vendor}, #{netGrams}, #{tareGrams}, #{density}, #{diameter},
                #{lowGrams}, #{notes}, #{leftGrams}, #{shortfallGrams}, #{openedAt}, #{state}, #{device})
            """)
    int add(SpoolRow spool);

    @Update("""
            UPDATE spool SET version = #{version}, material = #{material}, colour = #{colour}, vendor = #{vendor},
                net_grams = #{netGrams}, tare_grams = #{tareGrams}, density = #{density}, diameter = #{diameter},
                low_grams = #{lowGrams}, notes = #{notes}, left_grams = #{leftGrams}, shortfall_grams = #{shortfallGrams},
                opened_at = #{openedAt}, state = #{state}, device = #{device}
            WHERE id = #{id} AND version = #{version} - 1
            """)
    int move(SpoolRow spool);

    /** @return 1, or 0 if this start of the job took its filament already */
    @Insert("""
            INSERT INTO spool_event (spool, seq, at, kind, grams, left_grams, device, job, fence, actor, reason)
            VALUES (#{spool}, #{seq}, #{at}, #{kind}, #{grams}, #{leftGrams}, #{device}, #{job}, #{fence}, #{actor}, #{reason})
            ON CONFLICT (job, fence, kind) WHERE job IS NOT NULL DO NOTHING
            """)
    int remember(SpoolEventRow event);
}
