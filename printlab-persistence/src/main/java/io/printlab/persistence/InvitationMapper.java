package io.printlab.persistence;

import io.printlab.account.Invitation;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

interface InvitationMapper {
    @Select(value = """
            INSERT INTO invitation (token_hash, role, group_name, name, email, uses, made_by, created_at, expires_at)
            VALUES (#{tokenHash}, #{wanted.role}, #{wanted.group}, #{wanted.name}, #{wanted.email}, #{wanted.uses},
                #{wanted.by}, #{wanted.createdAt}, #{wanted.expiresAt})
            RETURNING id, role, group_name AS "group", name, email, uses, made_by AS by, created_at, expires_at
            """, affectData = true)
    Invitation add(@Param("tokenHash") String tokenHash, @Param("wanted") Invitation wanted);

    @Select("""
            SELECT id, role, group_name AS "group", name, email, uses, made_by AS by, created_at, expires_at
            FROM invitation WHERE uses > 0 AND expires_at > #{now}
            ORDER BY id DESC LIMIT 500
            """)
    List<Invitation> open(@Param("now") Instant now);

    @Select("""
            SELECT id, role, group_name AS "group", name, email, uses, made_by AS by, created_at, expires_at
            FROM invitation WHERE token_hash = #{tokenHash} AND uses > 0 AND expires_at > #{now}
            """)
    @Nullable Invitation openByToken(@Param("tokenHash") String tokenHash, @Param("now") Instant now);

    @Select("""
            SELECT id, role, group_name AS "group", name, email, uses, made_by AS by, created_at, expires_at
            FROM invitation WHERE id = #{id}
            """)
    @Nullable Invitation byId(@Param("id") long id);

    @Select(value = """
            UPDATE invitation SET uses = uses - 1
            WHERE token_hash = #{tokenHash} AND uses > 0 AND expires_at > #{now}
            RETURNING id, role, group_name AS "group", name, email, uses, made_by AS by, created_at, expires_at
            """, affectData = true)
    @Nullable Invitation use(@Param("tokenHash") String tokenHash, @Param("now") Instant now);

    @Delete("""
            DELETE FROM invitation WHERE id = #{id}
            """)
    int withdraw(@Param("id") long id);

    @Delete("""
            DELETE FROM invitation WHERE made_by = #{by}
            """)
    int withdrawAllOf(@Param("by") String by);

    @Delete("""
            DELETE FROM invitation WHERE expires_at < #{now}
            """)
    int removeExpired(@Param("now") Instant now);
}
