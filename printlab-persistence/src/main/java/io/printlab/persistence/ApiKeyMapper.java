package io.printlab.persistence;

import io.printlab.account.UserId;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

interface ApiKeyMapper {
    @Select(value = """
            INSERT INTO api_key (owner, name, lookup, secret_hash, scopes, devices, expires_at, created_at)
            VALUES (#{owner}, #{name}, #{lookup}, #{secretHash}, #{scopes}, #{devices}::text[], #{expiresAt}, #{now})
            RETURNING id, owner, name, lookup, secret_hash, scopes, devices, expires_at, created_at, last_used_at
            """, affectData = true)
    ApiKeyRow add(
            @Param("owner") UserId owner,
            @Param("name") String name,
            @Param("lookup") String lookup,
            @Param("secretHash") String secretHash,
            @Param("scopes") String[] scopes,
            @Param("devices") String @Nullable [] devices,
            @Nullable @Param("expiresAt") Instant expiresAt,
            @Param("now") Instant now);

    @Select("""
            SELECT id, owner, name, lookup, secret_hash, scopes, devices, expires_at, created_at, last_used_at FROM api_key WHERE lookup = #{lookup}
            """)
    @Nullable ApiKeyRow byLookup(@Param("lookup") String lookup);

    @Select("""
            SELECT id, owner, name, lookup, secret_hash, scopes, devices, expires_at, created_at, last_used_at FROM api_key WHERE owner = #{owner} ORDER BY id
            """)
    List<ApiKeyRow> ofOwner(@Param("owner") UserId owner);

    @Update("""
            UPDATE api_key SET last_used_at = #{now} WHERE id = #{id}
            """)
    int touch(@Param("id") long id, @Param("now") Instant now);

    @Delete("""
            DELETE FROM api_key WHERE owner = #{owner} AND id = #{id}
            """)
    int remove(@Param("owner") UserId owner, @Param("id") long id);
}
