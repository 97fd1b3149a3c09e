ALTER TABLE sign_in_session
    ADD COLUMN id text COLLATE "C",
    ADD COLUMN authenticated_at timestamptz,
    ADD COLUMN address text NOT NULL DEFAULT '',
    ADD COLUMN browser text NOT NULL DEFAULT '';
UPDATE sign_in_session SET id = left(encode(sha256(token_hash::bytea), 'hex'), 16), authenticated_at = created_at;
ALTER TABLE sign_in_session
    ALTER COLUMN id SET NOT NULL,
    ALTER COLUMN authenticated_at SET NOT NULL,
    ALTER COLUMN address DROP DEFAULT,
    ALTER COLUMN browser DROP DEFAULT,
    ADD CONSTRAINT sign_in_session_id_unique UNIQUE (id);
COMMENT ON COLUMN sign_in_session.id IS 'Names the session to its owner; no secret.';
COMMENT ON COLUMN sign_in_session.authenticated_at IS 'When the person last proved who it is.';
COMMENT ON COLUMN sign_in_session.address IS 'Where the sign-in came from; empty if not known.';
COMMENT ON COLUMN sign_in_session.browser IS 'What the browser says it is; empty if not known.';
