-- People define devices beside those of settings files, and remove them; what was printed on a removed one keeps its id.
ALTER TABLE device ADD COLUMN source text NOT NULL DEFAULT 'SETTINGS_FILE'
    CONSTRAINT device_source_known CHECK (source IN ('SETTINGS_FILE', 'LAB', 'LEFT_OVER'));
ALTER TABLE device ADD COLUMN removed_at timestamptz;
ALTER TABLE device ADD CONSTRAINT device_removed_out_of_service CHECK (removed_at IS NULL OR NOT in_service);
COMMENT ON COLUMN device.source IS 'Where its definition comes from: the settings of its node, people of the lab, or settings that do not name it any more.';
COMMENT ON COLUMN device.removed_at IS 'When it was taken out of the lab; null while it stands.';
