-- The tier before the owner: the most urgent tier of a lane is one look-up.
DROP INDEX job_ready;
CREATE INDEX job_ready ON job (lane, tier, owner, queued_at, id) INCLUDE (promote_at, cost) WHERE state = 'QUEUED';

-- What an owner waits for in the owner's own order, whatever the lane. Queries of a lane compare rows that begin with the lane, so they
-- cannot choose it.
CREATE INDEX job_waiting_by_owner ON job (owner, tier, queued_at, id) INCLUDE (lane, promote_at, cost) WHERE state = 'QUEUED';

CREATE INDEX share_next ON share (virtual_time, user_id) WHERE waiting > 0;
