package io.printlab.persistence;

import io.printlab.account.SecondFactor;
import io.printlab.account.UserId;
import java.time.Instant;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

interface SecondFactorMapper {
    @Insert("""
            INSERT INTO second_factor (user_id, secret, created_at, last_step) VALUES (#{user}, #{secret}, #{now}, 0)
            ON CONFLICT (user_id) DO UPDATE SET secret = EXCLUDED.secret, created_at = EXCLUDED.created_at
            WHERE second_factor.confirmed_at IS NULL
            """)
    int begin(@Param("user") UserId user, @Param("secret") String secret, @Param("now") Instant now);

    @Select("""
            SELECT user_id AS "user", secret, created_at, confirmed_at, last_step FROM second_factor WHERE user_id = #{user}
            """)
    @Nullable SecondFactor ofUser(@Param("user") UserId user);

    @Update("""
            UPDATE second_factor SET confirmed_at = #{now}, last_step = #{step}
            WHERE user_id = #{user} AND secret = #{secret} AND confirmed_at IS NULL
            """)
    int confirm(
            @Param("user") UserId user,
            @Param("secret") String secret,
            @Param("step") long step,
            @Param("now") Instant now);

    @Update("""
            UPDATE second_factor SET last_step = #{step}
            WHERE user_id = #{user} AND confirmed_at IS NOT NULL AND last_step < #{step}
            """)
    int use(@Param("user") UserId user, @Param("step") long step);

    @Select("""
            SELECT confirmed_at IS NOT NULL FROM second_factor WHERE user_id = #{user} FOR UPDATE
            """)
    @Nullable Boolean lock(@Param("user") UserId user);

    @Delete("""
            DELETE FROM second_factor WHERE user_id = #{user}
            """)
    int remove(@Param("user") UserId user);

    @Insert("""
            INSERT INTO recovery_code (user_id, code_hash) SELECT #{user}, unnest(#{hashes}::text[])
            """)
    int addCodes(@Param("user") UserId user, @Param("hashes") String[] hashes);

    @Delete("""
            DELETE FROM recovery_code WHERE user_id = #{user}
            """)
    int removeCodes(@Param("user") UserId user);

    @Delete("""
            DELETE FROM recovery_code WHERE user_id = #{user} AND code_hash = #{hash}
            """)
    int useCode(@Param("user") UserId user, @Param("hash") String hash);

    @Select("""
            SELECT count(*)::int FROM recovery_code WHERE user_id = #{user}
            """)
    int codesLeft(@Param("user") UserId user);
}
