package io.printlab.persistence;

import io.printlab.rule.RuleVersion;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

interface RuleMapper {
    @Select("SELECT number, rules, by, at, why FROM rules_version ORDER BY number DESC LIMIT 1")
    @Nullable RuleVersion current();

    @Select("SELECT number, rules, by, at, why FROM rules_version WHERE number = #{number}")
    @Nullable RuleVersion byNumber(@Param("number") long number);

    @Select("""
            SELECT number, rules, by, at, why FROM rules_version WHERE number < #{number} ORDER BY number DESC LIMIT #{limit}
            """)
    List<RuleVersion> before(@Param("number") long number, @Param("limit") int limit);

    /** @return 1, or 0 if the version before it is not the newest */
    @Insert("""
            WITH published AS (
                INSERT INTO rules_version (number, rules, by, at, why)
                SELECT #{version.number}, #{version.rules}, #{version.by}, #{version.at}, #{version.why}
                WHERE #{version.number} = 1 + coalesce((SELECT max(number) FROM rules_version), 0)
                ON CONFLICT (number) DO NOTHING
                RETURNING number, at
            )
            INSERT INTO lab_event (id, at, kind, details)
            SELECT event_id(0), at, 'RULES_CHANGED', jsonb_build_object('version', number::text) FROM published
            """)
    int publish(@Param("version") RuleVersion version);
}
