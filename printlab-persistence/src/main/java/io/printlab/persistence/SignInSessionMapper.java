package io.printlab.persistence;

import io.printlab.account.SignInSession;
import io.printlab.account.UserId;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

interface SignInSessionMapper {
    @Insert("""
            INSERT INTO sign_in_session (token_hash, user_id, csrf_token, created_at, last_seen_at, expires_at)
            VALUES (#{tokenHash}, #{user}, #{csrfToken}, #{createdAt}, #{lastSeenAt}, #{expiresAt})
            """)
    int add(SignInSession session);

    @Select("""
            SELECT token_hash, user_id AS "user", csrf_token, created_at, last_seen_at, expires_at
            FROM sign_in_session WHERE token_hash = #{tokenHash}
            """)
    @Nullable SignInSession byTokenHash(@Param("tokenHash") String tokenHash);

    @Update("""
            UPDATE sign_in_session SET last_seen_at = #{now} WHERE token_hash = #{tokenHash}
            """)
    int touch(@Param("tokenHash") String tokenHash, @Param("now") Instant now);

    @Delete("""
            DELETE FROM sign_in_session WHERE token_hash = #{tokenHash}
            """)
    int remove(@Param("tokenHash") String tokenHash);

    @Select("""
            SELECT token_hash, user_id AS "user", csrf_token, created_at, last_seen_at, expires_at
            FROM sign_in_session WHERE user_id = #{user} ORDER BY created_at DESC, token_hash
            """)
    List<SignInSession> ofUser(@Param("user") UserId user);

    @Delete("""
            DELETE FROM sign_in_session WHERE user_id = #{user} AND token_hash IS DISTINCT FROM #{except}
            """)
    int removeOfUser(@Param("user") UserId user, @Nullable @Param("except") String except);

    @Delete("""
            DELETE FROM sign_in_session WHERE expires_at < #{now}
            """)
    int removeExpired(@Param("now") Instant now);
}
