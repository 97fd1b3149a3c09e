CREATE TABLE offered_driver (
    node       text        NOT NULL,
    driver     text        NOT NULL CONSTRAINT offered_driver_id_legal CHECK (driver ~ '^[a-z0-9][a-z0-9-]*$'),
    features   text[]      NOT NULL,
    settings   jsonb       NOT NULL,
    offered_at timestamptz NOT NULL,
    PRIMARY KEY (node, driver)
);
COMMENT ON TABLE offered_driver IS 'Which drivers each node has, as it said when it last started: forms of devices are made from it.';
COMMENT ON COLUMN offered_driver.node IS 'The process that has the driver.';
COMMENT ON COLUMN offered_driver.driver IS 'Id of the driver.';
COMMENT ON COLUMN offered_driver.features IS 'What its sessions can do beyond starting and being observed.';
COMMENT ON COLUMN offered_driver.settings IS 'The settings that a device of it takes, described: key, label, kind, default, help. No values.';
COMMENT ON COLUMN offered_driver.offered_at IS 'When the node said so.';
