ALTER TABLE device ADD COLUMN maintenance_reason text CHECK (length(maintenance_reason) BETWEEN 1 AND 200);
ALTER TABLE device ADD COLUMN maintenance_by text;
ALTER TABLE device ADD COLUMN maintenance_since timestamptz;
COMMENT ON COLUMN device.maintenance_reason IS 'Why staff keep it from the queue; null while they do not.';
COMMENT ON COLUMN device.maintenance_by IS 'Label of who said so.';
COMMENT ON COLUMN device.maintenance_since IS 'Since when.';
UPDATE device SET maintenance_reason = 'Was taken out of service before reasons were kept.', maintenance_by = 'printlab', maintenance_since = now()
WHERE NOT in_service;
ALTER TABLE device ADD CONSTRAINT device_maintenance_whole CHECK (in_service = (maintenance_reason IS NULL)
    AND in_service = (maintenance_by IS NULL) AND in_service = (maintenance_since IS NULL));

CREATE TABLE device_log (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    device    text COLLATE "C" NOT NULL CONSTRAINT device_log_device_exists REFERENCES device,
    at        timestamptz NOT NULL,
    kind      text        NOT NULL CONSTRAINT device_log_kind_known CHECK (kind IN ('MAINTENANCE_BEGUN', 'MAINTENANCE_ENDED', 'WORK', 'UNSTEADY',
                  'STEADY')),
    task      text CHECK (length(task) BETWEEN 1 AND 60),
    text      text        NOT NULL CHECK (length(text) BETWEEN 1 AND 500),
    actor     text        NOT NULL,
    due_hours double precision CHECK (due_hours >= 0),
    due_at    timestamptz,
    CONSTRAINT device_log_due_names_task CHECK (task IS NOT NULL OR (due_hours IS NULL AND due_at IS NULL))
);
COMMENT ON TABLE device_log IS 'What was done to devices and what befell them, append-only.';
COMMENT ON COLUMN device_log.id IS 'Identity, growing.';
COMMENT ON COLUMN device_log.device IS 'Which device.';
COMMENT ON COLUMN device_log.at IS 'When.';
COMMENT ON COLUMN device_log.kind IS 'What the line tells.';
COMMENT ON COLUMN device_log.task IS 'The words by which it comes up again, or null.';
COMMENT ON COLUMN device_log.text IS 'What was done or happened.';
COMMENT ON COLUMN device_log.actor IS 'Label of who or what wrote it.';
COMMENT ON COLUMN device_log.due_hours IS 'At how many hours printed the task is due again, or null.';
COMMENT ON COLUMN device_log.due_at IS 'When the task is due again, or null.';
CREATE INDEX device_log_by_device ON device_log (device, id);
CREATE INDEX device_log_by_task ON device_log (device, task, id) WHERE task IS NOT NULL;
CREATE TRIGGER device_log_append_only BEFORE UPDATE OR DELETE ON device_log FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER device_log_no_truncate BEFORE TRUNCATE ON device_log FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
