CREATE TABLE outcome (
    job         bigint PRIMARY KEY CONSTRAINT outcome_job_exists REFERENCES job,
    owner       bigint      NOT NULL CONSTRAINT outcome_owner_exists REFERENCES lab_user,
    group_name  text COLLATE "C" CONSTRAINT outcome_group_short CHECK (length(group_name) BETWEEN 1 AND 40),
    version     bigint      NOT NULL CHECK (version >= 1),
    stage       text        NOT NULL CONSTRAINT outcome_stage_known CHECK (stage IN ('AWAITING_VERDICT', 'AWAITING_PICK_UP', 'PICKED_UP',
                    'DISPOSED', 'CLOSED')),
    since       timestamptz NOT NULL,
    ended_at    timestamptz NOT NULL,
    verdict     text CONSTRAINT outcome_verdict_known CHECK (verdict IN ('GOOD', 'PARTIAL', 'FAILED')),
    share       integer CHECK (share BETWEEN 1 AND 99),
    failure     text,
    fault       text CONSTRAINT outcome_fault_known CHECK (fault IN ('LAB', 'OWNER', 'NOBODY')),
    reminded_at timestamptz,
    CONSTRAINT outcome_share_of_part CHECK ((verdict = 'PARTIAL') IS TRUE = (share IS NOT NULL)),
    CONSTRAINT outcome_fault_of_failure CHECK ((verdict = 'FAILED') IS TRUE = (failure IS NOT NULL AND fault IS NOT NULL))
) WITH (fillfactor = 80);
COMMENT ON TABLE outcome IS 'What became of prints after their printers were done; outcome_event says how they came there.';
COMMENT ON COLUMN outcome.job IS 'Whose print it is.';
COMMENT ON COLUMN outcome.owner IS 'Owner of the job.';
COMMENT ON COLUMN outcome.group_name IS 'The group that the job is for, or null.';
COMMENT ON COLUMN outcome.version IS 'Number of moves so far; a move is stored only if the version still stands.';
COMMENT ON COLUMN outcome.stage IS 'Where the print is.';
COMMENT ON COLUMN outcome.since IS 'When it came to its stage.';
COMMENT ON COLUMN outcome.ended_at IS 'When the print ended.';
COMMENT ON COLUMN outcome.verdict IS 'What a person said of it; null before.';
COMMENT ON COLUMN outcome.share IS 'How many per cent of a PARTIAL print are of use.';
COMMENT ON COLUMN outcome.failure IS 'Why a FAILED print failed, in the words of the lab''s list.';
COMMENT ON COLUMN outcome.fault IS 'Whose fault a failure is, as the list said then.';
COMMENT ON COLUMN outcome.reminded_at IS 'When its owner was reminded to pick it up, or null.';
CREATE INDEX outcome_waits ON outcome (stage, since, job) WHERE stage IN ('AWAITING_VERDICT', 'AWAITING_PICK_UP');
CREATE INDEX outcome_judged ON outcome (owner, job) INCLUDE (verdict, fault, ended_at) WHERE verdict IS NOT NULL;

CREATE TABLE outcome_event (
    job     bigint      NOT NULL CONSTRAINT outcome_event_job_exists REFERENCES outcome,
    seq     bigint      NOT NULL CHECK (seq >= 1),
    at      timestamptz NOT NULL,
    move    text        NOT NULL CONSTRAINT outcome_event_move_known CHECK (move IN ('END', 'JUDGE', 'PICK_UP', 'REMIND', 'DISPOSE')),
    stage   text        NOT NULL CONSTRAINT outcome_event_stage_known CHECK (stage IN ('AWAITING_VERDICT', 'AWAITING_PICK_UP', 'PICKED_UP',
                'DISPOSED', 'CLOSED')),
    verdict text CONSTRAINT outcome_event_verdict_known CHECK (verdict IN ('GOOD', 'PARTIAL', 'FAILED')),
    share   integer CHECK (share BETWEEN 1 AND 99),
    failure text,
    fault   text CONSTRAINT outcome_event_fault_known CHECK (fault IN ('LAB', 'OWNER', 'NOBODY')),
    actor   text        NOT NULL,
    note    text CONSTRAINT outcome_event_note_short CHECK (length(note) <= 500),
    PRIMARY KEY (job, seq)
);
COMMENT ON TABLE outcome_event IS 'The history of every outcome, append-only.';
COMMENT ON COLUMN outcome_event.job IS 'Whose print it is about.';
COMMENT ON COLUMN outcome_event.seq IS 'The outcome''s version after it, from 1 without gaps.';
COMMENT ON COLUMN outcome_event.at IS 'When it happened.';
COMMENT ON COLUMN outcome_event.move IS 'What happened.';
COMMENT ON COLUMN outcome_event.stage IS 'Where the print is after it.';
COMMENT ON COLUMN outcome_event.verdict IS 'The verdict that stands after it.';
COMMENT ON COLUMN outcome_event.share IS 'As outcome.share.';
COMMENT ON COLUMN outcome_event.failure IS 'As outcome.failure.';
COMMENT ON COLUMN outcome_event.fault IS 'As outcome.fault.';
COMMENT ON COLUMN outcome_event.actor IS 'Label of who or what did it.';
COMMENT ON COLUMN outcome_event.note IS 'What was said with it, or null.';
CREATE TRIGGER outcome_event_append_only BEFORE UPDATE OR DELETE ON outcome_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER outcome_event_no_truncate BEFORE TRUNCATE ON outcome_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- NOT VALID: the rows of before kept a stricter check, and to read them all again would hold up the lab.
ALTER TABLE lab_event DROP CONSTRAINT lab_event_kind_known;
ALTER TABLE lab_event ADD CONSTRAINT lab_event_kind_known CHECK (kind IN ('JOB_MOVED', 'DEVICE_CHANGED', 'BED_CHANGED', 'OUTCOME_CHANGED',
    'RULES_CHANGED')) NOT VALID;
