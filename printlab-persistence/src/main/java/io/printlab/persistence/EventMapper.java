package io.printlab.persistence;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/**
 * The log of events. The id of an event is its transaction's number times 16, plus its place in the transaction. So the
 * order of ids is the order in which transactions were numbered, and below {@code event_horizon()}, the id of the oldest
 * transaction that is still open, nothing can appear any more, whatever the order of the commits.
 */
interface EventMapper {
    @Insert("""
            INSERT INTO lab_event (id, at, kind, job, device, owner, group_name, details)
            VALUES (event_id(#{place}), #{event.at}, #{event.kind}, #{event.job}, #{event.device}, #{event.owner}, #{event.group},
                #{event.details})
            """)
    int log(@Param("place") int place, @Param("event") EventRow event);

    @Select("""
            SELECT greatest(newest_removed, (SELECT max(id) FROM lab_event WHERE id < event_horizon())) FROM event_numbering
            """)
    long latest();

    @Select("""
            SELECT id, at, kind, job, device, owner, group_name AS "group", details FROM lab_event
            WHERE id > #{after} AND id < event_horizon() ORDER BY id LIMIT #{limit}
            """)
    List<EventRow> after(@Param("after") long after, @Param("limit") int limit);

    @Update("""
            UPDATE event_numbering SET newest_removed = greatest(newest_removed,
                (SELECT max(id) FROM lab_event WHERE at < #{time} AND id < event_horizon()))
            """)
    int rememberNewest(@Param("time") Instant time);

    @Delete("""
            DELETE FROM lab_event WHERE at < #{time} AND id < event_horizon()
            """)
    int removeBefore(@Param("time") Instant time);

    // True only after a restore into another cluster: no transaction that this snapshot sees has a number past its end.
    @Update("""
            UPDATE event_numbering SET transaction_offset = (newest >> 4) + 1 - pg_snapshot_xmin(pg_current_snapshot())::text::bigint
            FROM (SELECT greatest(newest_removed, (SELECT max(id) FROM lab_event)) AS newest FROM event_numbering) known
            WHERE (newest >> 4) - transaction_offset >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint
            """)
    int continueNumbering();

    @Select("SELECT 1")
    int answer();
}
