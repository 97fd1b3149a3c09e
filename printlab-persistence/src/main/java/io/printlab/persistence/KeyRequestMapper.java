package io.printlab.persistence;

import io.printlab.account.KeyRequest;
import io.printlab.account.UserId;
import java.time.Instant;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

interface KeyRequestMapper {
    @Insert("""
            INSERT INTO key_request (id, token_hash, program, address, expires_at)
            VALUES (#{id}, #{tokenHash}, #{program}, #{address}, #{expiresAt})
            """)
    int add(KeyRequest request);

    @Select("""
            SELECT count(*)::integer FROM key_request WHERE address = #{address}
            """)
    int countOf(@Param("address") String address);

    @Select("SELECT count(*)::integer FROM key_request")
    int count();

    @Select("""
            SELECT id, token_hash, program, address, expires_at, decided_by, allowed FROM key_request WHERE id = #{id}
            """)
    @Nullable KeyRequest byId(@Param("id") String id);

    @Select("""
            SELECT id, token_hash, program, address, expires_at, decided_by, allowed FROM key_request WHERE token_hash = #{tokenHash}
            """)
    @Nullable KeyRequest byTokenHash(@Param("tokenHash") String tokenHash);

    /** @return 1, or 0 if it is decided, over or gone */
    @Update("""
            UPDATE key_request SET decided_by = #{by}, allowed = #{allowed}
            WHERE id = #{id} AND decided_by IS NULL AND expires_at > #{now}
            """)
    int decide(
            @Param("id") String id,
            @Param("by") UserId by,
            @Param("allowed") boolean allowed,
            @Param("now") Instant now);

    @Select(value = """
            DELETE FROM key_request WHERE token_hash = #{tokenHash} AND decided_by IS NOT NULL
            RETURNING id, token_hash, program, address, expires_at, decided_by, allowed
            """, affectData = true)
    @Nullable KeyRequest take(@Param("tokenHash") String tokenHash);

    @Delete("""
            DELETE FROM key_request WHERE expires_at < #{now}
            """)
    int removeExpired(@Param("now") Instant now);
}
