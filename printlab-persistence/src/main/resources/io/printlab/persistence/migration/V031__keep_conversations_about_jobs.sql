CREATE TABLE job_message (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    job        bigint      NOT NULL CONSTRAINT job_message_job_exists REFERENCES job,
    at         timestamptz NOT NULL,
    by         text        NOT NULL CHECK (length(by) BETWEEN 1 AND 200),
    from_staff boolean     NOT NULL,
    kind       text        NOT NULL CONSTRAINT job_message_kind_known CHECK (kind IN ('MESSAGE', 'CHANGE_ASKED', 'ANSWER')),
    text       text        NOT NULL CONSTRAINT job_message_short CHECK (length(text) BETWEEN 1 AND 1000)
);
COMMENT ON TABLE job_message IS 'What owners and staff write to each other about jobs, append-only.';
COMMENT ON COLUMN job_message.id IS 'Identity, growing.';
COMMENT ON COLUMN job_message.job IS 'The job that it is about.';
COMMENT ON COLUMN job_message.at IS 'When it was written.';
COMMENT ON COLUMN job_message.by IS 'Label of who wrote it.';
COMMENT ON COLUMN job_message.from_staff IS 'Whether staff speak to the owner.';
COMMENT ON COLUMN job_message.kind IS 'What it means for the approval.';
COMMENT ON COLUMN job_message.text IS 'As it was typed.';
CREATE INDEX job_message_by_job ON job_message (job, id);
CREATE TRIGGER job_message_append_only BEFORE UPDATE OR DELETE ON job_message FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER job_message_no_truncate BEFORE TRUNCATE ON job_message FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- NOT VALID: the rows of before kept a stricter check, and to read them all again would hold up the lab.
ALTER TABLE lab_event DROP CONSTRAINT lab_event_kind_known;
ALTER TABLE lab_event ADD CONSTRAINT lab_event_kind_known CHECK (kind IN ('JOB_MOVED', 'DEVICE_CHANGED', 'BED_CHANGED', 'RULES_CHANGED',
    'OUTCOME_CHANGED', 'MESSAGE_WRITTEN')) NOT VALID;

ALTER TABLE job_event DROP CONSTRAINT job_event_move_known;
ALTER TABLE job_event ADD CONSTRAINT job_event_move_known CHECK (move IN ('SUBMIT', 'ENQUEUE', 'REQUEST_APPROVAL', 'REJECT', 'APPROVE',
    'ASK_CHANGE', 'ANSWER', 'REVISE', 'HOLD', 'PLACE_AGAIN', 'BOOST', 'AWAIT_OTHER', 'RELEASE', 'WITHDRAW', 'CLAIM', 'RETURN', 'START', 'PAUSE',
    'RESUME', 'COMPLETE', 'FAIL', 'CANCEL', 'INTERRUPT', 'SETTLE_COMPLETED', 'SETTLE_FAILED', 'SETTLE_REQUEUE', 'SETTLE_CANCELLED')) NOT VALID;
COMMENT ON COLUMN job_event.submission IS 'What was handed in; with SUBMIT and REVISE.';
COMMENT ON COLUMN job_event.needs IS 'What the job needs; with the moves that leave ANALYSING, and with REVISE.';
