-- Waiting jobs get a rank on the scale of the shares, so that one index gives the order of an owner's jobs, and one the order of the owners.
ALTER TABLE job ADD COLUMN overdue_at timestamptz, ADD COLUMN placed_rank double precision, ADD COLUMN rank double precision,
    ADD COLUMN moves_up_at timestamptz;
COMMENT ON COLUMN job.promote_at IS 'When it moves to AT_RISK, as it was placed; null for never.';
COMMENT ON COLUMN job.overdue_at IS 'When it moves to OVERDUE, as it was placed; null for never.';
COMMENT ON COLUMN job.moves_up_at IS 'When it is promoted next; null for never.';
COMMENT ON COLUMN job.placed_rank IS 'The rank with which the policy placed it; null for jobs from before there were ranks.';
COMMENT ON COLUMN job.rank IS 'Where it stands now, in device hours: the smallest sum with its owner''s virtual time is first. Orders the jobs of one owner.';
COMMENT ON COLUMN job.queued_at IS 'Its turn among its owner''s jobs: when its waiting begins to count.';

ALTER TABLE job DROP CONSTRAINT job_placed_tier_known, DROP CONSTRAINT job_tier_known, DROP CONSTRAINT job_queued_is_placed;
ALTER TABLE job ADD CONSTRAINT job_placed_tier_known CHECK (placed_tier IN ('EMERGENCY', 'OVERDUE', 'AT_RISK', 'HIGH', 'NORMAL', 'LOW')),
    ADD CONSTRAINT job_tier_known CHECK (tier BETWEEN 0 AND 5);
COMMENT ON COLUMN job.tier IS 'Number of its tier now, from 0 for the most urgent: EMERGENCY, OVERDUE, AT_RISK, HIGH, NORMAL, LOW.';

DROP INDEX job_ready, job_waiting_by_owner, job_to_promote;
-- What waits already is ranked by the figures that were the standard ones then.
UPDATE job SET tier = CASE tier WHEN 0 THEN 0 ELSE tier + 1 END,
    rank = 3 * cost - (ARRAY[2000000, 8, 6, 0, -10.8])[tier + 1]
        + 0.05 * extract(epoch FROM queued_at - timestamptz '2026-01-01 00:00:00Z')::double precision / 3600,
    overdue_at = CASE WHEN tier > 0 THEN queued_at + interval '120 hours' END,
    moves_up_at = CASE WHEN tier > 1 THEN least(promote_at, queued_at + interval '120 hours')
        WHEN tier = 1 THEN queued_at + interval '120 hours' END
WHERE state = 'QUEUED';
ALTER TABLE job ADD CONSTRAINT job_queued_is_placed CHECK (state <> 'QUEUED' OR
    (needs IS NOT NULL AND lane IS NOT NULL AND placed_tier IS NOT NULL AND tier IS NOT NULL AND queued_at IS NOT NULL
        AND cost IS NOT NULL AND rank IS NOT NULL AND policy IS NOT NULL));

CREATE INDEX job_ready ON job (lane, owner, rank, id) WHERE state = 'QUEUED';
CREATE INDEX job_waiting_by_owner ON job (owner, rank, id) INCLUDE (lane, cost) WHERE state = 'QUEUED';
CREATE INDEX job_to_promote ON job (moves_up_at) WHERE state = 'QUEUED' AND moves_up_at IS NOT NULL;

ALTER TABLE share ADD COLUMN best double precision NOT NULL DEFAULT 0;
UPDATE share SET best = coalesce((SELECT min(rank) FROM job WHERE state = 'QUEUED' AND owner = user_id), 0);
ALTER TABLE share ALTER COLUMN best DROP DEFAULT;
COMMENT ON COLUMN share.best IS 'No waiting job of the user has a smaller rank; it may be too small, never too large. Means nothing while none waits.';
CREATE INDEX share_front ON share ((virtual_time + best), user_id) WHERE waiting > 0;

CREATE TABLE share_fading (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    faded_at timestamptz
);
COMMENT ON TABLE share_fading IS 'One row: how far the shares have faded.';
COMMENT ON COLUMN share_fading.only_row IS 'Keeps it at one row.';
COMMENT ON COLUMN share_fading.faded_at IS 'When they were faded last; null for never.';
INSERT INTO share_fading VALUES (true, NULL);
