package io.printlab.persistence;

import io.printlab.device.NodeId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

interface NodeMapper {
    @Insert("""
            INSERT INTO node (id, process, roles, host, started_at, seen_at)
            VALUES (#{id}, #{process}, #{roles}, #{host}, #{startedAt}, #{seenAt})
            ON CONFLICT (id) DO UPDATE SET process = EXCLUDED.process, roles = EXCLUDED.roles, host = EXCLUDED.host,
                started_at = EXCLUDED.started_at, seen_at = EXCLUDED.seen_at
            """)
    int begin(NodeRow node);

    /** @return when it was heard of before, or null if this run's row is not there */
    @Select(value = """
            WITH before AS (
                SELECT id, seen_at FROM node WHERE id = #{id} AND process = #{process} FOR NO KEY UPDATE
            )
            UPDATE node SET seen_at = #{now} FROM before WHERE node.id = before.id RETURNING before.seen_at
            """, affectData = true)
    @Nullable Instant seen(@Param("id") NodeId id, @Param("process") UUID process, @Param("now") Instant now);

    @Select("SELECT id, process, roles, host, started_at, seen_at FROM node ORDER BY id")
    List<NodeRow> all();

    /** @return 1, or 0 if it is not known, was heard of since, or has devices */
    @Delete("""
            DELETE FROM node WHERE id = #{id} AND seen_at < #{before} AND NOT EXISTS (SELECT FROM device WHERE node = #{id} AND removed_at IS NULL)
            """)
    int removeSilent(@Param("id") NodeId id, @Param("before") Instant before);
}
