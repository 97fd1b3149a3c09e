package io.printlab.persistence;

import io.printlab.device.NodeId;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

interface PortMapper {
    @Insert("""
            INSERT INTO seen_port (node, path, aliases, vendor_id, product_id, description, suggestion, first_seen_at, seen_at)
            VALUES (#{node}, #{path}, #{aliases}, #{vendorId}, #{productId}, #{description}, #{suggestion}, #{firstSeenAt}, #{firstSeenAt})
            ON CONFLICT (node, path) DO UPDATE SET aliases = EXCLUDED.aliases, vendor_id = EXCLUDED.vendor_id,
                product_id = EXCLUDED.product_id, description = EXCLUDED.description, suggestion = EXCLUDED.suggestion,
                seen_at = EXCLUDED.seen_at
            """)
    int report(SeenPortRow port);

    @Delete("DELETE FROM seen_port WHERE node = #{node} AND path <> ALL (#{paths})")
    int forget(@Param("node") NodeId node, @Param("paths") String[] paths);

    @Select("""
            SELECT node, path, aliases, vendor_id, product_id, description, suggestion, first_seen_at FROM seen_port
            WHERE seen_at >= #{time} ORDER BY node COLLATE "C", path COLLATE "C"
            """)
    List<SeenPortRow> since(@Param("time") Instant time);
}
