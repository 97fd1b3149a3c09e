CREATE SEQUENCE spool_id;

CREATE TABLE spool (
    id              bigint PRIMARY KEY,
    version         bigint           NOT NULL CHECK (version >= 1),
    code            text COLLATE "C" NOT NULL CONSTRAINT spool_code_unique UNIQUE CHECK (code ~ '^[A-Z0-9][A-Z0-9._-]{2,39}$'),
    material        text             NOT NULL CHECK (length(material) BETWEEN 1 AND 30),
    colour          text CHECK (length(colour) BETWEEN 1 AND 30),
    vendor          text CHECK (length(vendor) BETWEEN 1 AND 60),
    net_grams       double precision CHECK (net_grams >= 0),
    tare_grams      double precision CHECK (tare_grams >= 0),
    density         double precision CHECK (density > 0),
    diameter        double precision CHECK (diameter > 0),
    low_grams       double precision NOT NULL CHECK (low_grams >= 0),
    notes           text CHECK (length(notes) BETWEEN 1 AND 500),
    left_grams      double precision CHECK (left_grams >= 0),
    shortfall_grams double precision NOT NULL CHECK (shortfall_grams >= 0),
    opened_at       timestamptz,
    state           text             NOT NULL CONSTRAINT spool_state_known CHECK (state IN ('IN_STOCK', 'EMPTY', 'DISCARDED')),
    device          text COLLATE "C" CONSTRAINT spool_device_exists REFERENCES device,
    CONSTRAINT spool_loaded_is_in_stock CHECK (device IS NULL OR state = 'IN_STOCK')
) WITH (fillfactor = 80);
COMMENT ON TABLE spool IS 'Spools of filament; spool_event says how each came to what it is.';
COMMENT ON COLUMN spool.id IS 'Identity.';
COMMENT ON COLUMN spool.version IS 'Number of steps so far; a step is stored only if the version still stands.';
COMMENT ON COLUMN spool.code IS 'What its label says and a scanner types.';
COMMENT ON COLUMN spool.material IS 'Upper case, as in PLA.';
COMMENT ON COLUMN spool.colour IS 'Lower case; null if nobody has said.';
COMMENT ON COLUMN spool.vendor IS 'Who made it, or null.';
COMMENT ON COLUMN spool.net_grams IS 'Filament on it when it was new; null if nobody has said.';
COMMENT ON COLUMN spool.tare_grams IS 'Weight of the empty spool in grams, or null.';
COMMENT ON COLUMN spool.density IS 'Density of the filament in g/cm³, or null.';
COMMENT ON COLUMN spool.diameter IS 'Diameter of the filament in mm, or null.';
COMMENT ON COLUMN spool.low_grams IS 'Staff are told when no more than this is left.';
COMMENT ON COLUMN spool.notes IS 'What else staff say of it, or null.';
COMMENT ON COLUMN spool.left_grams IS 'What is on it; null while nobody has said.';
COMMENT ON COLUMN spool.shortfall_grams IS 'By how much prints took more than was said to be on it, since it was last put right.';
COMMENT ON COLUMN spool.opened_at IS 'When it was first loaded, or null.';
COMMENT ON COLUMN spool.state IS 'Whether it is there to be printed from.';
COMMENT ON COLUMN spool.device IS 'The device that it is in, or null.';
CREATE UNIQUE INDEX spool_one_in_device ON spool (device) WHERE device IS NOT NULL;
CREATE INDEX spool_in_stock ON spool (code) WHERE state = 'IN_STOCK';

CREATE TABLE spool_event (
    spool      bigint           NOT NULL CONSTRAINT spool_event_spool_exists REFERENCES spool,
    seq        bigint           NOT NULL CHECK (seq >= 1),
    at         timestamptz      NOT NULL,
    kind       text             NOT NULL CONSTRAINT spool_event_kind_known CHECK (kind IN ('ADDED', 'DESCRIBED', 'LOADED', 'UNLOADED', 'USED',
                   'SETTLED', 'CORRECTED', 'EMPTIED', 'DISCARDED')),
    grams      double precision NOT NULL,
    left_grams double precision CHECK (left_grams >= 0),
    device     text,
    job        bigint,
    fence      bigint,
    actor      text             NOT NULL,
    reason     text CHECK (length(reason) BETWEEN 1 AND 200),
    PRIMARY KEY (spool, seq),
    CONSTRAINT spool_event_of_a_start CHECK ((job IS NULL) = (fence IS NULL))
);
COMMENT ON TABLE spool_event IS 'The history of every spool, append-only.';
COMMENT ON COLUMN spool_event.spool IS 'Which spool.';
COMMENT ON COLUMN spool_event.seq IS 'The spool''s version after it, from 1 without gaps.';
COMMENT ON COLUMN spool_event.at IS 'When it happened.';
COMMENT ON COLUMN spool_event.kind IS 'What happened.';
COMMENT ON COLUMN spool_event.grams IS 'What a print took or a correction added; else 0.';
COMMENT ON COLUMN spool_event.left_grams IS 'What is left after it; null if nobody knows.';
COMMENT ON COLUMN spool_event.device IS 'The device that it was in, or null.';
COMMENT ON COLUMN spool_event.job IS 'The job that took it, or null.';
COMMENT ON COLUMN spool_event.fence IS 'Fencing token of the start of the job that took it, or null.';
COMMENT ON COLUMN spool_event.actor IS 'Label of who or what did it.';
COMMENT ON COLUMN spool_event.reason IS 'Why, in a sentence, or null.';
-- However often a print's end is stored, it takes its filament once.
CREATE UNIQUE INDEX spool_event_taken_once ON spool_event (job, fence, kind) WHERE job IS NOT NULL;
CREATE TRIGGER spool_event_append_only BEFORE UPDATE OR DELETE ON spool_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER spool_event_no_truncate BEFORE TRUNCATE ON spool_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What staff said is loaded becomes a spool in the device.
INSERT INTO spool (id, version, code, material, colour, low_grams, left_grams, shortfall_grams, state, device)
SELECT number, 1, 'SPOOL-' || number, filament ->> 'material', filament ->> 'colour', 100, (filament ->> 'grams')::double precision, 0,
    'IN_STOCK', id
FROM (SELECT id, filament, nextval('spool_id') AS number FROM device WHERE filament ->> 'material' IS NOT NULL) loaded;
INSERT INTO spool_event (spool, seq, at, kind, grams, left_grams, device, actor, reason)
SELECT id, 1, now(), 'ADDED', 0, left_grams, device, 'printlab', 'Was said to be loaded before there were spools.' FROM spool;
ALTER TABLE device DROP COLUMN filament;
