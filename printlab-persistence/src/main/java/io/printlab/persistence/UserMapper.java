package io.printlab.persistence;

import io.printlab.account.Enrolment;
import io.printlab.account.Role;
import io.printlab.account.UserId;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
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

    @Insert("""
            INSERT INTO credential (user_id, password_hash) VALUES (#{id}, #{hash})
            ON CONFLICT (user_id) DO UPDATE SET password_hash = EXCLUDED.password_hash
            """)
    int setPasswordHash(@Param("id") UserId id, @Param("hash") String hash);

    @Select("""
            SELECT password_hash FROM credential WHERE user_id = #{id}
            """)
    @Nullable String passwordHash(@Param("id") UserId id);

    @Select(USER + """
            WHERE erased_at IS NULL AND name > #{after}
                AND position(lower(#{text}) IN lower(concat_ws(' ', name, display_name, email))) > 0
            ORDER BY name LIMIT #{limit}
            """)
    List<UserRow> search(@Param("text") String text, @Param("after") String after, @Param("limit") int limit);

    @Select("""
            SELECT email FROM lab_user WHERE id = #{id}
            """)
    @Nullable String email(@Param("id") UserId id);

    @Update("""
            UPDATE lab_user SET email = #{email} WHERE id = #{id} AND erased_at IS NULL
            """)
    int setEmail(@Param("id") UserId id, @Nullable @Param("email") String email);

    @Select("""
            SELECT EXISTS (SELECT FROM lab_user WHERE role = 'ADMINISTRATOR' AND active)
            """)
    boolean hasAdministrator();

    // Only those who ask for this lock wait for one another: it lets nobody read or write less.
    @Update("""
            LOCK TABLE lab_user IN SHARE UPDATE EXCLUSIVE MODE
            """)
    int oneAtATime();

    @Select(value = """
            INSERT INTO lab_user (name, display_name, role, email, created_at)
            VALUES (#{person.name}, #{person.displayName}, #{role}, #{person.email}, #{now})
            ON CONFLICT (name) DO NOTHING
            RETURNING id
            """, affectData = true)
    @Nullable UserId addIfFree(@Param("person") Enrolment person, @Param("role") Role role, @Param("now") Instant now);

    // Who waits for these rows sees them as they are then: of two administrators who leave at once, one stays.
    @Select("""
            SELECT id FROM lab_user WHERE role = 'ADMINISTRATOR' AND active ORDER BY id FOR NO KEY UPDATE
            """)
    List<UserId> lockAdministrators();

    @Update("""
            UPDATE lab_user SET role = #{role} WHERE id = #{id} AND erased_at IS NULL
            """)
    int setRole(@Param("id") UserId id, @Param("role") Role role);

    @Update("""
            UPDATE lab_user SET active = #{active} WHERE id = #{id} AND erased_at IS NULL
            """)
    int setActive(@Param("id") UserId id, @Param("active") boolean active);

    @Update("""
            UPDATE lab_user u
            SET name = #{left}, display_name = #{left}, email = NULL, role = 'STUDENT', active = false,
                erased_at = #{now}
            WHERE id = #{id} AND erased_at IS NULL
                AND NOT EXISTS (SELECT FROM job j WHERE j.owner = u.id
                    AND j.state NOT IN ('COMPLETED', 'FAILED', 'CANCELLED', 'REJECTED'))
            """)
    int erase(@Param("id") UserId id, @Param("left") String left, @Param("now") Instant now);

    @Delete("""
            DELETE FROM credential WHERE user_id = #{id}
            """)
    int removePasswordHash(@Param("id") UserId id);

    @Delete("""
            DELETE FROM api_key WHERE owner = #{id}
            """)
    int removeApiKeys(@Param("id") UserId id);

    @Delete("""
            DELETE FROM group_member WHERE user_id = #{id}
            """)
    int leaveGroups(@Param("id") UserId id);

    @Delete("""
            DELETE FROM second_factor WHERE user_id = #{id}
            """)
    int removeSecondFactor(@Param("id") UserId id);

    @Delete("""
            DELETE FROM external_identity WHERE user_id = #{id}
            """)
    int removeExternalIdentities(@Param("id") UserId id);
}
