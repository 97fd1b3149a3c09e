CREATE TABLE lab_user (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name         text COLLATE "C" NOT NULL CONSTRAINT lab_user_name_unique UNIQUE,
    display_name text        NOT NULL,
    role         text        NOT NULL CONSTRAINT lab_user_role_known CHECK (role IN ('STUDENT', 'STAFF', 'ADMINISTRATOR')),
    active       boolean     NOT NULL DEFAULT true,
    created_at   timestamptz NOT NULL
);
COMMENT ON TABLE lab_user IS 'People whom the lab knows.';
COMMENT ON COLUMN lab_user.id IS 'Identity.';
COMMENT ON COLUMN lab_user.name IS 'What the person signs in with; lower case.';
COMMENT ON COLUMN lab_user.display_name IS 'What other people read.';
COMMENT ON COLUMN lab_user.role IS 'Role of the person; the rights of each role are in the program.';
COMMENT ON COLUMN lab_user.active IS 'False takes every right away.';
COMMENT ON COLUMN lab_user.created_at IS 'When the person was added.';

CREATE TABLE credential (
    user_id       bigint PRIMARY KEY CONSTRAINT credential_user_exists REFERENCES lab_user ON DELETE CASCADE,
    password_hash text NOT NULL
);
COMMENT ON TABLE credential IS 'Password hashes, apart from the people so that no list of people carries them.';
COMMENT ON COLUMN credential.user_id IS 'Whose password it is.';
COMMENT ON COLUMN credential.password_hash IS 'The hash with its algorithm, salt and cost, as the hashing library encodes it.';

CREATE TABLE api_key (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    owner        bigint      NOT NULL CONSTRAINT api_key_owner_exists REFERENCES lab_user ON DELETE CASCADE,
    name         text        NOT NULL,
    lookup       text COLLATE "C" NOT NULL CONSTRAINT api_key_lookup_unique UNIQUE,
    secret_hash  text        NOT NULL,
    created_at   timestamptz NOT NULL,
    last_used_at timestamptz
) WITH (fillfactor = 70);
COMMENT ON TABLE api_key IS 'Personal keys for programs. The secret is never stored.';
COMMENT ON COLUMN api_key.id IS 'Identity.';
COMMENT ON COLUMN api_key.owner IS 'Whose key it is.';
COMMENT ON COLUMN api_key.name IS 'What its owner calls it.';
COMMENT ON COLUMN api_key.lookup IS 'The public part, by which the key is found.';
COMMENT ON COLUMN api_key.secret_hash IS 'SHA-256 of the whole key, hexadecimal.';
COMMENT ON COLUMN api_key.created_at IS 'When it was made.';
COMMENT ON COLUMN api_key.last_used_at IS 'When it was last used; null for never.';
CREATE INDEX api_key_by_owner ON api_key (owner, id);

CREATE TABLE sign_in_session (
    token_hash   text COLLATE "C" CONSTRAINT sign_in_session_unique PRIMARY KEY,
    user_id      bigint      NOT NULL CONSTRAINT sign_in_session_user_exists REFERENCES lab_user ON DELETE CASCADE,
    csrf_token   text        NOT NULL,
    created_at   timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL
) WITH (fillfactor = 70);
COMMENT ON TABLE sign_in_session IS 'Browsers that are signed in. The token of the cookie is never stored.';
COMMENT ON COLUMN sign_in_session.token_hash IS 'SHA-256 of the token in the cookie, hexadecimal.';
COMMENT ON COLUMN sign_in_session.user_id IS 'Who is signed in.';
COMMENT ON COLUMN sign_in_session.csrf_token IS 'What every form of the session carries.';
COMMENT ON COLUMN sign_in_session.created_at IS 'When the person signed in.';
COMMENT ON COLUMN sign_in_session.last_seen_at IS 'When the browser last asked for something.';
COMMENT ON COLUMN sign_in_session.expires_at IS 'The absolute end.';
CREATE INDEX sign_in_session_by_end ON sign_in_session (expires_at);
CREATE INDEX sign_in_session_by_user ON sign_in_session (user_id);
