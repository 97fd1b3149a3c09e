-- What staff say of a device beside its definition.
ALTER TABLE device ADD COLUMN filament jsonb;
ALTER TABLE device ADD COLUMN tags text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN device.filament IS 'What is loaded: material, colour, grams left; null while nobody has said.';
COMMENT ON COLUMN device.tags IS 'Words by which staff tell devices apart.';

CREATE TABLE reservation (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    device     text COLLATE "C" NOT NULL CONSTRAINT reservation_device_exists REFERENCES device,
    user_id    bigint CONSTRAINT reservation_user_exists REFERENCES lab_user,
    user_group text CHECK (length(user_group) BETWEEN 1 AND 60),
    from_time  timestamptz NOT NULL,
    to_time    timestamptz NOT NULL,
    purpose    text        NOT NULL CHECK (length(purpose) BETWEEN 1 AND 200),
    made_by    text        NOT NULL,
    made_at    timestamptz NOT NULL,
    removed_by text,
    removed_at timestamptz,
    CHECK (to_time > from_time),
    CHECK (user_id IS NULL OR user_group IS NULL),
    CHECK ((removed_by IS NULL) = (removed_at IS NULL))
);
COMMENT ON TABLE reservation IS 'Devices that are kept for somebody, or from everybody, for a time. Those that were removed stay for the record.';
COMMENT ON COLUMN reservation.id IS 'Identity.';
COMMENT ON COLUMN reservation.device IS 'Which device.';
COMMENT ON COLUMN reservation.user_id IS 'Whose jobs alone run, or null.';
COMMENT ON COLUMN reservation.user_group IS 'The group whose members'' jobs alone run, or null; with neither user nor group it is maintenance.';
COMMENT ON COLUMN reservation.from_time IS 'From when, inclusive.';
COMMENT ON COLUMN reservation.to_time IS 'Until when, exclusive.';
COMMENT ON COLUMN reservation.purpose IS 'What for, in a few words.';
COMMENT ON COLUMN reservation.made_by IS 'Label of who made it.';
COMMENT ON COLUMN reservation.made_at IS 'When it was made.';
COMMENT ON COLUMN reservation.removed_by IS 'Label of who took it back; null while it stands.';
COMMENT ON COLUMN reservation.removed_at IS 'When it was taken back; null while it stands.';
-- The lock of the device keeps reservations of one device apart; this finds those that are not over.
CREATE INDEX reservation_by_end ON reservation (to_time, device) WHERE removed_at IS NULL;
