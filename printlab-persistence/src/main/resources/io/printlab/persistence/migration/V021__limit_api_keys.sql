-- A key is for something. Those from before are for what slicers do with them.
ALTER TABLE api_key ADD COLUMN scopes text[] NOT NULL DEFAULT '{SUBMIT,READ_OWN}'
    CONSTRAINT api_key_scopes_known CHECK (scopes <@ ARRAY['SUBMIT', 'READ_OWN', 'OPERATE_DEVICES', 'ADMINISTER']);
ALTER TABLE api_key ALTER COLUMN scopes DROP DEFAULT;
ALTER TABLE api_key ADD COLUMN devices text[];
ALTER TABLE api_key ADD COLUMN expires_at timestamptz;
COMMENT ON COLUMN api_key.scopes IS 'What the key may do of all that its owner may; with none it may do nothing.';
COMMENT ON COLUMN api_key.devices IS 'The devices that the key may operate; null for all of them.';
COMMENT ON COLUMN api_key.expires_at IS 'From when on it is worth nothing; null for never.';
