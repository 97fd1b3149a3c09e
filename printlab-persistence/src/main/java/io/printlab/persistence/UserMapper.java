package io.printlab.persistence;

import io.printlab.account.Role;
import io.printlab.account.User;
import io.printlab.account.UserId;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

interface UserMapper {
    @Select(value = """
            INSERT INTO lab_user (name, display_name, role, created_at)
            VALUES (#{name}, #{displayName}, #{role}, #{now})
            RETURNING id, name, display_name, role, active, created_at, group_name AS "group"
            """, affectData = true)
    User add(
            @Param("name") String name,
            @Param("displayName") String displayName,
            @Param("role") Role role,
            @Param("now") Instant now);

    @Select("""
            SELECT id, name, display_name, role, active, created_at, group_name AS "group" FROM lab_user WHERE id = #{id}
            """)
    @Nullable User byId(@Param("id") UserId id);

    @Select("""
            SELECT id, name, display_name, role, active, created_at, group_name AS "group" FROM lab_user WHERE name = #{name}
            """)
    @Nullable User byName(@Param("name") String name);

    @Select("""
            SELECT id, name, display_name, role, active, created_at, group_name AS "group" FROM lab_user ORDER BY name
            """)
    List<User> all();

    @Select(value = """
            UPDATE lab_user SET group_name = #{group} WHERE id = #{id}
            RETURNING id, name, display_name, role, active, created_at, group_name AS "group"
            """, affectData = true)
    @Nullable User setGroup(@Param("id") UserId id, @Nullable @Param("group") String group);

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
