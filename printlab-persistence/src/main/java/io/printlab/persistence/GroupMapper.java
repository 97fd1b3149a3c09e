package io.printlab.persistence;

import io.printlab.account.Group;
import io.printlab.account.GroupMember;
import io.printlab.account.UserId;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

interface GroupMapper {
    /** @return 1, or 0 if there is a group of that name */
    @Insert("""
            INSERT INTO lab_group (name, title, kind, created_at) VALUES (#{group.name}, #{group.title}, #{group.kind}, #{now})
            ON CONFLICT (name) DO NOTHING
            """)
    int add(@Param("group") Group group, @Param("now") Instant now);

    @Update("""
            UPDATE lab_group SET title = #{title}, kind = #{kind} WHERE name = #{name}
            """)
    int change(Group group);

    @Delete("""
            DELETE FROM lab_group WHERE name = #{name}
            """)
    int remove(@Param("name") String name);

    @Select("""
            SELECT name, title, kind FROM lab_group WHERE name = #{name}
            """)
    @Nullable Group byName(@Param("name") String name);

    @Select("""
            SELECT name, title, kind FROM lab_group ORDER BY name
            """)
    List<Group> all();

    @Select("""
            SELECT user_id AS "user", staff FROM group_member WHERE group_name = #{name} ORDER BY user_id
            """)
    List<GroupMember> members(@Param("name") String name);

    /** @return 1, or 0 if there is no such group or user */
    @Insert("""
            INSERT INTO group_member (group_name, user_id, staff)
            SELECT lab_group.name, lab_user.id, #{member.staff} FROM lab_group, lab_user
            WHERE lab_group.name = #{name} AND lab_user.id = #{member.user}
            ON CONFLICT (user_id, group_name) DO UPDATE SET staff = EXCLUDED.staff
            """)
    int put(@Param("name") String name, @Param("member") GroupMember member);

    @Delete("""
            DELETE FROM group_member WHERE group_name = #{name} AND user_id = #{user}
            """)
    int takeOut(@Param("name") String name, @Param("user") UserId user);

    @Select("""
            SELECT group_name AS "group", user_id AS "user" FROM group_member WHERE group_name = ANY (#{names})
            """)
    List<InGroupRow> usersIn(@Param("names") String[] names);
}
