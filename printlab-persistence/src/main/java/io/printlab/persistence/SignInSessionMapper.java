package io.printlab.persistence;

import io.printlab.account.HalfOpenSignIn;
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
            INSERT INTO sign_in_session (id, token_hash, user_id, csrf_token, created_at, last_seen_at, expires_at, authenticated_at,
                address, browser)
            VALUES (#{id}, #{tokenHash}, #{user}, #{csrfToken}, #{createdAt}, #{lastSeenAt}, #{expiresAt}, #{authenticatedAt},
                #{address}, #{browser})
            """)
    int add(SignInSession session);

    @Select("""
            SELECT id, token_hash, user_id AS "user", csrf_token, created_at, last_seen_at, expires_at, authenticated_at, address,
                browser
            FROM sign_in_session WHERE token_hash = #{tokenHash}
            """)
    @Nullable SignInSession byTokenHash(@Param("tokenHash") String tokenHash);

    @Select("""
            SELECT id, token_hash, user_id AS "user", csrf_token, created_at, last_seen_at, expires_at, authenticated_at, address,
                browser
            FROM sign_in_session WHERE user_id = #{user} ORDER BY created_at DESC, id
            """)
    List<SignInSession> ofUser(@Param("user") UserId user);

    @Update("""
            UPDATE sign_in_session SET last_seen_at = #{now} WHERE token_hash = #{tokenHash}
            """)
    int touch(@Param("tokenHash") String tokenHash, @Param("now") Instant now);

    @Update("""
            UPDATE sign_in_session SET token_hash = #{nextTokenHash}, authenticated_at = #{authenticatedAt}
            WHERE token_hash = #{tokenHash}
            """)
    int renew(
            @Param("tokenHash") String tokenHash,
            @Param("nextTokenHash") String nextTokenHash,
            @Param("authenticatedAt") Instant authenticatedAt);

    @Delete("""
            DELETE FROM sign_in_session WHERE token_hash = #{tokenHash}
            """)
    int remove(@Param("tokenHash") String tokenHash);

    @Delete("""
            DELETE FROM sign_in_session WHERE user_id = #{user} AND id = #{id}
            """)
    int removeOne(@Param("user") UserId user, @Param("id") String id);

    @Delete("""
            DELETE FROM sign_in_session WHERE user_id = #{user} AND id <> #{kept}
            """)
    int removeOthers(@Param("user") UserId user, @Param("kept") String keptId);

    @Delete("""
            DELETE FROM sign_in_session WHERE expires_at < #{now}
            """)
    int removeExpired(@Param("now") Instant now);

    @Insert("""
            INSERT INTO half_open_sign_in (token_hash, user_id, expires_at) VALUES (#{tokenHash}, #{user}, #{expiresAt})
            """)
    int addHalfOpen(HalfOpenSignIn signIn);

    @Select("""
            SELECT token_hash, user_id AS "user", expires_at FROM half_open_sign_in WHERE token_hash = #{tokenHash}
            """)
    @Nullable HalfOpenSignIn halfOpen(@Param("tokenHash") String tokenHash);

    @Delete("""
            DELETE FROM half_open_sign_in WHERE token_hash = #{tokenHash}
            """)
    int removeHalfOpen(@Param("tokenHash") String tokenHash);

    @Delete("""
            DELETE FROM half_open_sign_in WHERE user_id = #{user}
            """)
    int removeHalfOpenOf(@Param("user") UserId user);

    @Delete("""
            DELETE FROM half_open_sign_in WHERE expires_at < #{now}
            """)
    int removeHalfOpenExpired(@Param("now") Instant now);
}
