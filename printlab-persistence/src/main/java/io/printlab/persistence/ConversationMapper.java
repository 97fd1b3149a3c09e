package io.printlab.persistence;

import io.printlab.account.Ownership;
import io.printlab.conversation.JobMessage;
import io.printlab.job.JobId;
import io.printlab.job.Submission;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

interface ConversationMapper {
    /** Locks the job's row against other messages, so that they are counted right; null if there is no such job. */
    @Select("SELECT owner AS \"user\", group_name AS \"group\" FROM job WHERE id = #{job} FOR NO KEY UPDATE")
    @Nullable Ownership lock(@Param("job") JobId job);

    @Select("SELECT count(*) FROM job_message WHERE job = #{job}")
    int count(@Param("job") JobId job);

    // affectData: it inserts, and returns the id that the database gave.
    @Select(value = """
            INSERT INTO job_message (job, at, by, from_staff, kind, text)
            VALUES (#{message.job}, #{message.at}, #{message.by}, #{message.fromStaff}, #{message.kind}, #{message.text})
            RETURNING id
            """, affectData = true)
    long add(@Param("message") JobMessage message);

    @Select("""
            SELECT id, job, at, by, from_staff, kind, text FROM job_message WHERE job = ANY (#{jobs}) ORDER BY id
            """)
    List<JobMessage> of(@Param("jobs") Long[] jobs);

    /** Puts something else in the place of what was handed in, after the move. @return 1, or 0 if the job has moved on */
    @Update("""
            UPDATE job SET file = #{next.file}, title = #{next.title}, source = #{next.source}, urgency = #{next.urgency},
                deadline = #{next.deadline}, material = #{next.material}, submitted_at = #{next.at}, wishes = #{next.wishes}
            WHERE id = #{job} AND version = #{version} AND state = 'AWAITING_APPROVAL'
            """)
    int revise(@Param("job") JobId job, @Param("version") long version, @Param("next") Submission next);
}
