CREATE TABLE event_numbering (
    only_row           boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    transaction_offset bigint NOT NULL,
    newest_removed     bigint NOT NULL
);
COMMENT ON TABLE event_numbering IS 'One row: how the ids of events follow from the numbers of transactions.';
COMMENT ON COLUMN event_numbering.only_row IS 'Keeps it at one row.';
COMMENT ON COLUMN event_numbering.transaction_offset IS 'Added to a transaction''s number; raised after a restore into a cluster whose transactions are numbered from lower on.';
COMMENT ON COLUMN event_numbering.newest_removed IS 'The largest id among removed events: ids go on from it.';
INSERT INTO event_numbering VALUES (true, 0, 0);

CREATE TABLE lab_event (
    id      bigint PRIMARY KEY,
    at      timestamptz NOT NULL,
    kind    text        NOT NULL CONSTRAINT lab_event_kind_known CHECK (kind IN ('JOB_MOVED', 'DEVICE_CHANGED', 'BED_CHANGED')),
    job     bigint,
    device  text COLLATE "C",
    owner   bigint,
    details jsonb       NOT NULL
) WITH (autovacuum_vacuum_insert_scale_factor = 0.05);
COMMENT ON TABLE lab_event IS 'What happened in the lab: outbox and replay log in one. Rows are inserted with the change that they tell of.';
COMMENT ON COLUMN lab_event.id IS 'event_id(): the transaction''s number times 16 plus the event''s place in it, so the order of ids is the order of transactions.';
COMMENT ON COLUMN lab_event.at IS 'When it happened.';
COMMENT ON COLUMN lab_event.kind IS 'What the event tells.';
COMMENT ON COLUMN lab_event.job IS 'The job that it is about, or null.';
COMMENT ON COLUMN lab_event.device IS 'The device that it is about, or null.';
COMMENT ON COLUMN lab_event.owner IS 'The owner of the job, where there is a job.';
COMMENT ON COLUMN lab_event.details IS 'More by kind: an object of strings.';
CREATE INDEX lab_event_by_time ON lab_event USING brin (at);

CREATE FUNCTION event_id(place integer) RETURNS bigint LANGUAGE sql VOLATILE AS $$
    SELECT ((pg_current_xact_id()::text::bigint + transaction_offset) << 4) | place FROM event_numbering
$$;
COMMENT ON FUNCTION event_id(integer) IS 'Id of the place-th event (0 to 15) of this transaction.';

CREATE FUNCTION event_horizon() RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT (pg_snapshot_xmin(pg_current_snapshot())::text::bigint + transaction_offset) << 4 FROM event_numbering
$$;
COMMENT ON FUNCTION event_horizon() IS 'Every transaction that may log an event with an id below this has ended: who reads below it and goes on from the last id misses nothing.';

CREATE TABLE operation (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    device      text COLLATE "C" NOT NULL CONSTRAINT operation_device_exists REFERENCES device,
    job         bigint CONSTRAINT operation_job_exists REFERENCES job,
    kind        text        NOT NULL CONSTRAINT operation_kind_known CHECK (kind IN ('PAUSE', 'RESUME', 'CANCEL', 'EMERGENCY_STOP')),
    actor       text        NOT NULL,
    reason      text,
    at          timestamptz NOT NULL,
    finished_at timestamptz,
    outcome     text,
    CHECK ((finished_at IS NULL) = (outcome IS NULL))
);
COMMENT ON TABLE operation IS 'What people ask of a device; the node that drives it carries it out.';
COMMENT ON COLUMN operation.id IS 'Identity, growing.';
COMMENT ON COLUMN operation.device IS 'Which device is asked.';
COMMENT ON COLUMN operation.job IS 'The job that it is about; null for whatever the device does.';
COMMENT ON COLUMN operation.kind IS 'What is asked.';
COMMENT ON COLUMN operation.actor IS 'Label of who asks.';
COMMENT ON COLUMN operation.reason IS 'Why, in a sentence, or null.';
COMMENT ON COLUMN operation.at IS 'When it was asked.';
COMMENT ON COLUMN operation.finished_at IS 'When it ended; null while it waits.';
COMMENT ON COLUMN operation.outcome IS 'How it ended, in a sentence.';
CREATE UNIQUE INDEX operation_waits_once ON operation (device, kind, coalesce(job, 0)) WHERE finished_at IS NULL;
