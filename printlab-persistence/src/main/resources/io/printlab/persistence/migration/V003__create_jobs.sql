CREATE SEQUENCE job_id;
COMMENT ON SEQUENCE job_id IS 'Numbers of jobs.';
CREATE SEQUENCE fence;
COMMENT ON SEQUENCE fence IS 'Fencing tokens: every claim of the lab has a larger one than those before it.';

CREATE TABLE job (
    id           bigint PRIMARY KEY,
    version      bigint           NOT NULL CHECK (version >= 1),
    state        text             NOT NULL CONSTRAINT job_state_known CHECK (state IN ('ANALYSING', 'AWAITING_APPROVAL', 'QUEUED',
                     'HELD', 'CLAIMED', 'PRINTING', 'PAUSED', 'COMPLETED', 'FAILED', 'CANCELLED', 'REJECTED', 'INTERRUPTED')),
    since        timestamptz      NOT NULL,
    owner        bigint           NOT NULL CONSTRAINT job_owner_exists REFERENCES lab_user,
    file         text             NOT NULL CHECK (file ~ '^[0-9a-f]{64}$'),
    title        text             NOT NULL,
    source       text             NOT NULL,
    urgency      text             NOT NULL CONSTRAINT job_urgency_known CHECK (urgency IN ('EMERGENCY', 'HIGH', 'NORMAL', 'LOW')),
    deadline     timestamptz,
    material     text,
    submitted_at timestamptz      NOT NULL,
    needs        jsonb,
    lane         text COLLATE "C" CONSTRAINT job_lane_short CHECK (length(lane) <= 500),
    placed_tier  text             CONSTRAINT job_placed_tier_known CHECK (placed_tier IN ('EMERGENCY', 'AT_RISK', 'HIGH', 'NORMAL', 'LOW')),
    tier         smallint         CONSTRAINT job_tier_known CHECK (tier BETWEEN 0 AND 4),
    promote_at   timestamptz,
    queued_at    timestamptz,
    cost         double precision CHECK (cost >= 0),
    policy       text,
    device       text COLLATE "C" CONSTRAINT job_device_exists REFERENCES device,
    node         text,
    fence        bigint,
    claimed_at   timestamptz,
    lease_until  timestamptz,
    reason       text,
    charged      double precision NOT NULL,
    CONSTRAINT job_queued_is_placed CHECK (state <> 'QUEUED' OR
        (needs IS NOT NULL AND lane IS NOT NULL AND placed_tier IS NOT NULL AND tier IS NOT NULL
            AND queued_at IS NOT NULL AND cost IS NOT NULL AND policy IS NOT NULL)),
    CONSTRAINT job_on_device_is_leased CHECK (state NOT IN ('CLAIMED', 'PRINTING', 'PAUSED') OR
        (device IS NOT NULL AND node IS NOT NULL AND fence IS NOT NULL AND claimed_at IS NOT NULL AND lease_until IS NOT NULL))
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0);
COMMENT ON TABLE job IS 'Jobs as they stand; job_event says how they came there.';
COMMENT ON COLUMN job.id IS 'Identity: a number that people can say.';
COMMENT ON COLUMN job.version IS 'Number of moves so far; a move is stored only if the version still stands.';
COMMENT ON COLUMN job.state IS 'Where it stands in the lifecycle.';
COMMENT ON COLUMN job.since IS 'When it came into its state.';
COMMENT ON COLUMN job.owner IS 'Who handed it in.';
COMMENT ON COLUMN job.file IS 'SHA-256 of its content. No reference: a job stands before its file is read and recorded.';
COMMENT ON COLUMN job.title IS 'The file''s name for people; never a path.';
COMMENT ON COLUMN job.source IS 'Where it came in: web, api, octoprint.';
COMMENT ON COLUMN job.urgency IS 'How urgent it was said to be.';
COMMENT ON COLUMN job.deadline IS 'When the owner needs it, or null.';
COMMENT ON COLUMN job.material IS 'What the owner wants it printed with where the file does not say, or null.';
COMMENT ON COLUMN job.submitted_at IS 'When it was handed in.';
COMMENT ON COLUMN job.needs IS 'Requirements and estimate; null until the file is read.';
COMMENT ON COLUMN job.lane IS 'Signature of the requirements: jobs of one lane fit the same devices.';
COMMENT ON COLUMN job.placed_tier IS 'The tier in which the policy placed it; null until it was queued.';
COMMENT ON COLUMN job.tier IS 'Rank of its tier now, 0 most urgent (EMERGENCY, AT_RISK, HIGH, NORMAL, LOW); a number because the ready index sorts by it.';
COMMENT ON COLUMN job.promote_at IS 'When it moves to AT_RISK; null for never.';
COMMENT ON COLUMN job.queued_at IS 'Orders the jobs of one user inside a tier.';
COMMENT ON COLUMN job.cost IS 'What the owner is charged at the claim, in device hours.';
COMMENT ON COLUMN job.policy IS 'Name of the policy that placed it.';
COMMENT ON COLUMN job.device IS 'The device that has it, or had it last; null before the first claim.';
COMMENT ON COLUMN job.node IS 'The node that keeps the claim alive.';
COMMENT ON COLUMN job.fence IS 'Fencing token of the claim.';
COMMENT ON COLUMN job.claimed_at IS 'When it was claimed.';
COMMENT ON COLUMN job.lease_until IS 'When the claim ends unless it is renewed.';
COMMENT ON COLUMN job.reason IS 'Why it is in its state, where that needs a sentence.';
COMMENT ON COLUMN job.charged IS 'What the owner has been charged for it, in device hours.';

-- The one index of the ready jobs: a second one beside it lets the planner choose the wrong one.
CREATE INDEX job_ready ON job (lane, owner, tier, queued_at, id) INCLUDE (promote_at, cost) WHERE state = 'QUEUED';
CREATE INDEX job_to_promote ON job (promote_at) WHERE state = 'QUEUED' AND tier > 1;
CREATE UNIQUE INDEX job_one_on_device ON job (device) WHERE state IN ('CLAIMED', 'PRINTING', 'PAUSED');
CREATE INDEX job_by_owner ON job (owner, id);
CREATE INDEX job_by_device ON job (device, id);

CREATE TABLE job_event (
    job_id     bigint           NOT NULL CONSTRAINT job_event_job_exists REFERENCES job,
    seq        bigint           NOT NULL CHECK (seq >= 1),
    at         timestamptz      NOT NULL,
    move       text             NOT NULL CONSTRAINT job_event_move_known CHECK (move IN ('SUBMIT', 'ENQUEUE', 'REQUEST_APPROVAL', 'REJECT',
                   'APPROVE', 'HOLD', 'RELEASE', 'WITHDRAW', 'CLAIM', 'RETURN', 'START', 'PAUSE', 'RESUME', 'COMPLETE', 'FAIL', 'CANCEL',
                   'INTERRUPT', 'SETTLE_COMPLETED', 'SETTLE_FAILED', 'SETTLE_REQUEUE', 'SETTLE_CANCELLED')),
    from_state text             CONSTRAINT job_event_from_state_known CHECK (from_state IN ('ANALYSING', 'AWAITING_APPROVAL', 'QUEUED',
                   'HELD', 'CLAIMED', 'PRINTING', 'PAUSED', 'COMPLETED', 'FAILED', 'CANCELLED', 'REJECTED', 'INTERRUPTED')),
    to_state   text             NOT NULL CONSTRAINT job_event_to_state_known CHECK (to_state IN ('ANALYSING', 'AWAITING_APPROVAL', 'QUEUED',
                   'HELD', 'CLAIMED', 'PRINTING', 'PAUSED', 'COMPLETED', 'FAILED', 'CANCELLED', 'REJECTED', 'INTERRUPTED')),
    actor      text             NOT NULL,
    reason     text,
    submission jsonb,
    needs      jsonb,
    placement  jsonb,
    lease      jsonb,
    charged    double precision NOT NULL,
    PRIMARY KEY (job_id, seq)
);
COMMENT ON TABLE job_event IS 'The history of every job, append-only; replayed in order it gives the row of job.';
COMMENT ON COLUMN job_event.job_id IS 'Whose history it is.';
COMMENT ON COLUMN job_event.seq IS 'The job''s version after the move, from 1 without gaps.';
COMMENT ON COLUMN job_event.at IS 'When the move was made.';
COMMENT ON COLUMN job_event.move IS 'Name of the move.';
COMMENT ON COLUMN job_event.from_state IS 'The state before; null for the submission.';
COMMENT ON COLUMN job_event.to_state IS 'The state after.';
COMMENT ON COLUMN job_event.actor IS 'Label of who or what moved it.';
COMMENT ON COLUMN job_event.reason IS 'Why, in a sentence, where the move does not say it all.';
COMMENT ON COLUMN job_event.submission IS 'What was handed in; with SUBMIT.';
COMMENT ON COLUMN job_event.needs IS 'What the job needs; with the moves that leave ANALYSING.';
COMMENT ON COLUMN job_event.placement IS 'Its place in the queue; with the moves that lead to QUEUED.';
COMMENT ON COLUMN job_event.lease IS 'The claim; with CLAIM.';
COMMENT ON COLUMN job_event.charged IS 'What the owner has been charged for the job after the move, in device hours.';

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The history of jobs is append-only: % on % is refused.', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
COMMENT ON FUNCTION refuse_change() IS 'Keeps a table append-only.';
CREATE TRIGGER job_event_append_only BEFORE UPDATE OR DELETE ON job_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER job_event_no_truncate BEFORE TRUNCATE ON job_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE share (
    user_id      bigint PRIMARY KEY CONSTRAINT share_user_exists REFERENCES lab_user,
    virtual_time double precision NOT NULL,
    weight       double precision NOT NULL DEFAULT 1 CHECK (weight > 0),
    waiting      integer          NOT NULL CHECK (waiting >= 0)
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0);
COMMENT ON TABLE share IS 'Each user''s part in the lab''s devices.';
COMMENT ON COLUMN share.user_id IS 'Whose part it is.';
COMMENT ON COLUMN share.virtual_time IS 'Device hours charged so far, divided by the weight; the smallest is served first.';
COMMENT ON COLUMN share.weight IS 'A user of weight 2 gets twice the hours of a user of weight 1.';
COMMENT ON COLUMN share.waiting IS 'How many jobs of the user are QUEUED: kept with every move, because counting is slow.';
