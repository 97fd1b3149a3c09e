package io.printlab.persistence;

import io.printlab.account.PasswordReset;
import io.printlab.account.UserId;
import java.time.Instant;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

interface PasswordResetMapper {
    @Insert("""
            INSERT INTO password_reset (token_hash, user_id, made_by, created_at, expires_at)
            VALUES (#{tokenHash}, #{user}, #{by}, #{createdAt}, #{expiresAt})
            """)
    int add(PasswordReset reset);

    @Select("""
            SELECT r.user_id FROM password_reset r JOIN lab_user u ON u.id = r.user_id
            WHERE r.token_hash = #{tokenHash} AND r.used_at IS NULL AND r.expires_at > #{now} AND u.active
            """)
    @Nullable UserId open(@Param("tokenHash") String tokenHash, @Param("now") Instant now);

    @Select(value = """
            UPDATE password_reset r SET used_at = #{now}
            FROM lab_user u
            WHERE u.id = r.user_id AND u.active
                AND r.token_hash = #{tokenHash} AND r.used_at IS NULL AND r.expires_at > #{now}
            RETURNING r.user_id
            """, affectData = true)
    @Nullable UserId use(@Param("tokenHash") String tokenHash, @Param("now") Instant now);

    @Delete("""
            DELETE FROM password_reset WHERE user_id = #{user} AND used_at IS NULL
            """)
    int removeOpenOf(@Param("user") UserId user);

    @Delete("""
            DELETE FROM password_reset WHERE user_id = #{user}
            """)
    int removeOf(@Param("user") UserId user);

    @Delete("""
            DELETE FROM password_reset WHERE expires_at < #{now}
            """)
    int removeExpired(@Param("now") Instant now);
}
