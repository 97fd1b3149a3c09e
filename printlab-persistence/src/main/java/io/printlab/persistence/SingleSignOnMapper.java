package io.printlab.persistence;

import io.printlab.account.ExternalIdentity;
import io.printlab.account.SingleSignOnRequest;
import io.printlab.account.UserId;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

interface SingleSignOnMapper {
    @Insert("""
            INSERT INTO single_sign_on_request (state_hash, browser_hash, nonce, code_verifier, purpose, user_id, next_path, expires_at)
            VALUES (#{stateHash}, #{browserHash}, #{nonce}, #{codeVerifier}, #{purpose}, #{user}, #{next}, #{expiresAt})
            """)
    int begin(SingleSignOnRequest request);

    @Delete("""
            DELETE FROM single_sign_on_request WHERE expires_at < #{now}
            """)
    int removeExpired(@Param("now") Instant now);

    @Select(value = """
            DELETE FROM single_sign_on_request WHERE state_hash = #{stateHash}
            RETURNING state_hash, browser_hash, nonce, code_verifier, purpose, user_id AS "user", next_path AS next, expires_at
            """, affectData = true)
    @Nullable SingleSignOnRequest take(@Param("stateHash") String stateHash);

    @Select("""
            SELECT issuer, subject, user_id AS "user", linked_at FROM external_identity
            WHERE issuer = #{issuer} AND subject = #{subject}
            """)
    @Nullable ExternalIdentity find(@Param("issuer") String issuer, @Param("subject") String subject);

    @Select("""
            SELECT issuer, subject, user_id AS "user", linked_at FROM external_identity
            WHERE user_id = #{user} ORDER BY linked_at, issuer, subject
            """)
    List<ExternalIdentity> ofUser(@Param("user") UserId user);

    @Insert("""
            INSERT INTO external_identity (issuer, subject, user_id, linked_at)
            VALUES (#{issuer}, #{subject}, #{user}, #{linkedAt})
            ON CONFLICT (issuer, subject) DO NOTHING
            """)
    int link(ExternalIdentity identity);

    @Delete("""
            DELETE FROM external_identity WHERE user_id = #{user} AND issuer = #{issuer} AND subject = #{subject}
            """)
    int unlink(@Param("user") UserId user, @Param("issuer") String issuer, @Param("subject") String subject);
}
