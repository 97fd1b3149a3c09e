ALTER TABLE lab_user ADD email text COLLATE "C";
ALTER TABLE lab_user ADD erased_at timestamptz;
COMMENT ON COLUMN lab_user.email IS 'Where mail for the person goes; lower case; null if the lab was told none.';
COMMENT ON COLUMN lab_user.erased_at IS 'When the person deleted the account, of which a number is left; null while it stands.';
CREATE INDEX lab_user_administrators ON lab_user (id) WHERE role = 'ADMINISTRATOR' AND active;

CREATE TABLE password_reset (
    token_hash text COLLATE "C" CONSTRAINT password_reset_unique PRIMARY KEY,
    user_id    bigint      NOT NULL CONSTRAINT password_reset_user_exists REFERENCES lab_user ON DELETE CASCADE,
    made_by    text        NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);
COMMENT ON TABLE password_reset IS 'Links with which people choose a new password, once. The token of the link is never stored.';
COMMENT ON COLUMN password_reset.token_hash IS 'SHA-256 of the token in the link, hexadecimal.';
COMMENT ON COLUMN password_reset.user_id IS 'Whose password it sets.';
COMMENT ON COLUMN password_reset.made_by IS 'Who made it, as histories name an actor.';
COMMENT ON COLUMN password_reset.created_at IS 'When it was made.';
COMMENT ON COLUMN password_reset.expires_at IS 'From then on it does nothing.';
COMMENT ON COLUMN password_reset.used_at IS 'When it was used; null until then.';
CREATE INDEX password_reset_by_user ON password_reset (user_id);
CREATE INDEX password_reset_by_end ON password_reset (expires_at);
