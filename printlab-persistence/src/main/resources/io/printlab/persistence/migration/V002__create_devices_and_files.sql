CREATE TABLE device (
    id             text COLLATE "C" PRIMARY KEY CONSTRAINT device_id_legal CHECK (id ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    name           text        NOT NULL,
    driver         text        NOT NULL,
    settings       jsonb       NOT NULL,
    capabilities   jsonb       NOT NULL,
    node           text        NOT NULL,
    version        bigint      NOT NULL CHECK (version >= 1),
    in_service     boolean     NOT NULL,
    state          text        NOT NULL CONSTRAINT device_state_known CHECK (state IN ('UNKNOWN', 'IDLE', 'PRINTING', 'PAUSED', 'FAULT')),
    state_evidence text        NOT NULL,
    state_since    timestamptz NOT NULL,
    bed            text        NOT NULL CONSTRAINT device_bed_known CHECK (bed IN ('CLEAR', 'OCCUPIED', 'UNKNOWN')),
    bed_reason     text        NOT NULL,
    bed_by         text        NOT NULL,
    bed_since      timestamptz NOT NULL
) WITH (fillfactor = 50);
COMMENT ON TABLE device IS 'Devices with their two small machines: what the device was seen to do, and what lies on its bed.';
COMMENT ON COLUMN device.id IS 'Identity, chosen by the lab.';
COMMENT ON COLUMN device.name IS 'What people call it.';
COMMENT ON COLUMN device.driver IS 'Id of the driver that speaks to it.';
COMMENT ON COLUMN device.settings IS 'The driver''s settings: an object of strings.';
COMMENT ON COLUMN device.capabilities IS 'Model, loaded materials, nozzle and build volume.';
COMMENT ON COLUMN device.node IS 'The process whose host it is plugged into.';
COMMENT ON COLUMN device.version IS 'Counts the stored changes, from 1; a change is stored only if the version still stands.';
COMMENT ON COLUMN device.in_service IS 'False while staff keep it from the queue.';
COMMENT ON COLUMN device.state IS 'What the device was last observed to do.';
COMMENT ON COLUMN device.state_evidence IS 'What was observed, in a sentence.';
COMMENT ON COLUMN device.state_since IS 'When this state was first observed.';
COMMENT ON COLUMN device.bed IS 'Whether something lies on the bed.';
COMMENT ON COLUMN device.bed_reason IS 'Why the bed is in its state, in a sentence.';
COMMENT ON COLUMN device.bed_by IS 'Label of who or what said so.';
COMMENT ON COLUMN device.bed_since IS 'Since when the bed is in its state.';

CREATE TABLE device_telemetry (
    device       text COLLATE "C" PRIMARY KEY CONSTRAINT device_telemetry_device_exists REFERENCES device ON DELETE CASCADE,
    at           timestamptz NOT NULL,
    job          bigint,
    progress     double precision CHECK (progress BETWEEN 0 AND 1),
    remaining    bigint CHECK (remaining >= 0),
    activity     text        NOT NULL,
    temperatures jsonb       NOT NULL
) WITH (fillfactor = 20, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_cost_delay = 0);
COMMENT ON TABLE device_telemetry IS 'The newest report of each device, overwritten many times a minute: no version, no history, no index beside the key.';
COMMENT ON COLUMN device_telemetry.device IS 'Which device reports.';
COMMENT ON COLUMN device_telemetry.at IS 'When it reported.';
COMMENT ON COLUMN device_telemetry.job IS 'Id of the job that it prints, or null.';
COMMENT ON COLUMN device_telemetry.progress IS '0 to 1; null without a print.';
COMMENT ON COLUMN device_telemetry.remaining IS 'About how many milliseconds the print still takes; null if not known.';
COMMENT ON COLUMN device_telemetry.activity IS 'What it does, in a few words.';
COMMENT ON COLUMN device_telemetry.temperatures IS 'Heaters with actual and target degrees Celsius.';

CREATE TABLE print_file (
    id        text COLLATE "C" PRIMARY KEY CONSTRAINT print_file_id_legal CHECK (id ~ '^[0-9a-f]{64}$'),
    bytes     bigint      NOT NULL CHECK (bytes >= 0),
    format    text        NOT NULL,
    facts     jsonb       NOT NULL,
    picture   text CHECK (picture ~ '^[0-9a-f]{64}$'),
    stored_at timestamptz NOT NULL
);
COMMENT ON TABLE print_file IS 'What is known of the contents in the file store.';
COMMENT ON COLUMN print_file.id IS 'SHA-256 of the content, hexadecimal.';
COMMENT ON COLUMN print_file.bytes IS 'Size of the content.';
COMMENT ON COLUMN print_file.format IS 'Name of the file''s format.';
COMMENT ON COLUMN print_file.facts IS 'What an analyser found, each fact with where it comes from.';
COMMENT ON COLUMN print_file.picture IS 'SHA-256 of a PNG in the same file store, or null.';
COMMENT ON COLUMN print_file.stored_at IS 'When it was first received.';
