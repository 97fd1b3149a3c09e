package io.printlab.persistence;

import io.printlab.account.Role;
import io.printlab.account.UserId;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

interface UserMapper {
    String USER = """
            SELECT id, name, display_name, role, active, created_at,
                ARRAY(SELECT group_name FROM group_member WHERE user_id = id) AS groups,
                ARRAY(SELECT group_name FROM group_member WHERE user_id = id AND staff) AS staff_of
            FROM lab_user\s""";

    @Select(value = """
            INSERT INTO lab_user (name, display_name, role, created_at)
            VALUES (#{name}, #{displayName}, #{role}, #{now})
            RETURNING id, name, display_name, role, active, created_at, '{}'::text[] AS groups, '{}'::text[] AS staff_of
            """, affectData = true)
    UserRow add(
            @Param("name") String name,
            @Param("displayName") String displayName,
            @Param("role") Role role,
            @Param("now") Instant now);

    @Select(USER + """
            WHERE id = #{id}
            """)
    @Nullable UserRow byId(@Param("id") UserId id);

    @Select(USER + """
            WHERE name = #{name}
            """)
    @Nullable UserRow byName(@Param("name") String name);

    @Select(USER + """
            ORDER BY name
            """)
    List<UserRow> all();

    @Update("""
            UPDATE lab_user SET role = #{role} WHERE id = #{id}
            """)
    int setRole(@Param("id") UserId id, @Param("role") Role role);

    @Insert("""
            INSERT INTO credential (user_id, password_hash) VALUES (#{id}, #{hash})
            ON CONFLICT (user_id) DO UPDATE SET password_hash = EXCLUDED.password_hash
            """)
    int setPasswordHash(@Param("id") UserId id, @Param("hash") String hash);

    @Select("""
            SELECT password_hash FROM credential WHERE user_id = #{id}
            """)
    @Nullable String passwordHash(@Param("id") UserId id);
}
