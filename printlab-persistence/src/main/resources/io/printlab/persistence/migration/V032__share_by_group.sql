-- The weight of a share may change while a job is on a device, and what was charged is settled at the weight it was charged at.
ALTER TABLE job ADD COLUMN share_weight double precision CONSTRAINT job_share_weight_positive CHECK (share_weight > 0);
COMMENT ON COLUMN job.share_weight IS 'Weight of the owner''s share at the last claim; null for claims from before it was kept, which were all made at the weight of now.';
COMMENT ON COLUMN share.weight IS 'A user of weight 2 gets twice the hours of a user of weight 1; below 1 where groups share alike.';
