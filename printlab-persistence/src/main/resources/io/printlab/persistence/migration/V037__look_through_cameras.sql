CREATE TABLE device_camera (
    device  text        PRIMARY KEY CONSTRAINT device_camera_device_exists REFERENCES device,
    address text        NOT NULL CONSTRAINT device_camera_address_short CHECK (length(address) BETWEEN 1 AND 500),
    set_by  text        NOT NULL CHECK (length(set_by) BETWEEN 1 AND 200),
    set_at  timestamptz NOT NULL
);
COMMENT ON TABLE device_camera IS 'Where the cameras are that look at devices.';
COMMENT ON COLUMN device_camera.device IS 'The device that it looks at.';
COMMENT ON COLUMN device_camera.address IS 'Where it gives its picture; may hold a secret of the camera.';
COMMENT ON COLUMN device_camera.set_by IS 'Label of who said so.';
COMMENT ON COLUMN device_camera.set_at IS 'When it was said.';

CREATE TABLE job_snapshot (
    job      bigint      PRIMARY KEY CONSTRAINT job_snapshot_job_exists REFERENCES job ON DELETE CASCADE,
    taken_at timestamptz NOT NULL,
    picture  bytea       NOT NULL CONSTRAINT job_snapshot_bounded CHECK (length(picture) BETWEEN 1 AND 5000000)
);
COMMENT ON TABLE job_snapshot IS 'What the cameras saw at the end of prints; removed after half a year, and with the owner''s account.';
COMMENT ON COLUMN job_snapshot.job IS 'The job whose print it was.';
COMMENT ON COLUMN job_snapshot.taken_at IS 'When it was taken.';
COMMENT ON COLUMN job_snapshot.picture IS 'A JPEG that the lab encoded itself.';
CREATE INDEX job_snapshot_by_time ON job_snapshot (taken_at);
