package io.printlab.persistence;

import io.printlab.file.PrintFile;
import io.printlab.file.PrintFileId;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

interface PrintFileMapper {
    @Insert("""
            INSERT INTO print_file (id, bytes, format, facts, picture, stored_at)
            VALUES (#{id}, #{bytes}, #{format}, #{facts}, #{picture}, #{storedAt})
            ON CONFLICT (id) DO NOTHING
            """)
    int add(PrintFile file);

    @Select("""
            SELECT id, bytes, format, facts, picture, stored_at FROM print_file WHERE id = #{id}
            """)
    @Nullable PrintFile byId(@Param("id") PrintFileId id);
}
