-- People are in groups; a group has quotas.
ALTER TABLE lab_user ADD COLUMN group_name text
    CONSTRAINT lab_user_group_short CHECK (length(group_name) BETWEEN 1 AND 40 AND group_name = lower(group_name));
COMMENT ON COLUMN lab_user.group_name IS 'The one group that the user is in, lower case; null for none.';

-- A person's record is asked for at every submission: what of the owner stands apart from the queue, and what ended since a time.
DROP INDEX job_apart;
CREATE INDEX job_apart ON job (state, owner) WHERE state IN ('ANALYSING', 'AWAITING_APPROVAL', 'HELD', 'INTERRUPTED');
CREATE INDEX job_ended_by_owner ON job (owner, state, since) WHERE state IN ('COMPLETED', 'FAILED', 'CANCELLED', 'REJECTED');
