-- What the owner of a job may say of it: what it is for, a colour, what it comes after, which copy of a batch it is.
ALTER TABLE job ADD COLUMN wishes jsonb;
COMMENT ON COLUMN job.wishes IS 'What the owner said beside the file and the deadline; null for jobs from before there was such a thing.';
