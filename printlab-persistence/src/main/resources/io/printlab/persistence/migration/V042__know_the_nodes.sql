CREATE TABLE node (
    id         text PRIMARY KEY,
    process    uuid NOT NULL,
    roles      text[] NOT NULL,
    host       text NOT NULL,
    started_at timestamptz NOT NULL,
    seen_at    timestamptz NOT NULL
) WITH (fillfactor = 50);
COMMENT ON TABLE node IS 'The processes of the lab, each with its last sign of life.';
COMMENT ON COLUMN node.id IS 'As the settings name it; devices name it as their node.';
COMMENT ON COLUMN node.process IS 'Tells this run of it from others under the same id.';
COMMENT ON COLUMN node.roles IS 'What it does: WEB, DEVICES, NOTIFICATIONS.';
COMMENT ON COLUMN node.host IS 'Name of the computer that it runs on, for people.';
COMMENT ON COLUMN node.started_at IS 'When this run began.';
COMMENT ON COLUMN node.seen_at IS 'When it was last heard of.';
