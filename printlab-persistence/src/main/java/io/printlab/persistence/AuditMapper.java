package io.printlab.persistence;

import io.printlab.audit.AuditQuery;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

interface AuditMapper {
    // affectData: it inserts, and returns the id that the database gave.
    @Select(value = """
            INSERT INTO audit_entry (at, action, actor, name, way, key_name, address, subject_kind, subject_id, before, after, words)
            VALUES (#{row.at}, #{row.action}, #{row.actor}, #{row.name}, #{row.way}, #{row.keyName}, #{row.address}, #{row.subjectKind},
                #{row.subjectId}, #{row.before}, #{row.after}, #{words})
            RETURNING id
            """, affectData = true)
    long add(@Param("row") AuditRow row, @Param("words") String[] words);

    @Select("<script>" + """
            SELECT id, at, action, actor, name, way, key_name, address, subject_kind, subject_id, before, after FROM audit_entry
            <where>
                <if test="query.actor() != null">AND actor = #{query.actor}</if>
                <if test="query.action() != null">AND action = #{query.action}</if>
                <if test="query.subjectKind() != null">AND subject_kind = #{query.subjectKind}</if>
                <if test="query.subjectKind() != null and query.subjectId() != null">AND subject_id = #{query.subjectId}</if>
                <if test="words != null">AND words @&gt; #{words}</if>
                <if test="query.from() != null">AND at &gt;= #{query.from}</if>
                <if test="query.to() != null">AND at &lt; #{query.to}</if>
                <if test="query.before() != null">AND (at, id) &lt; (SELECT at, id FROM audit_entry WHERE id = #{query.before})</if>
            </where>
            ORDER BY at DESC, id DESC LIMIT #{query.limit}
            """ + "</script>")
    List<AuditRow> search(@Param("query") AuditQuery query, @Param("words") String @Nullable [] words);
}
