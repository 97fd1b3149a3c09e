package io.printlab.persistence;

import io.printlab.device.NodeId;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

interface DriverMapper {
    /** A driver of a node. */
    record DriverRow(NodeId node, String driver, String[] features, DriverForm settings) {}

    @Delete("DELETE FROM offered_driver WHERE node = #{node}")
    int forget(@Param("node") NodeId node);

    @Insert("""
            INSERT INTO offered_driver (node, driver, features, settings, offered_at)
            VALUES (#{row.node}, #{row.driver}, #{row.features}, #{row.settings}, #{now})
            ON CONFLICT (node, driver) DO UPDATE SET features = EXCLUDED.features, settings = EXCLUDED.settings,
                offered_at = EXCLUDED.offered_at
            """)
    int offer(@Param("row") DriverRow row, @Param("now") Instant now);

    @Select("SELECT node, driver, features, settings FROM offered_driver ORDER BY node, driver")
    List<DriverRow> all();
}
