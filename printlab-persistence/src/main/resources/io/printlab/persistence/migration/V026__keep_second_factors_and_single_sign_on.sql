CREATE TABLE half_open_sign_in (
    token_hash text COLLATE "C" CONSTRAINT half_open_sign_in_unique PRIMARY KEY,
    user_id    bigint      NOT NULL CONSTRAINT half_open_sign_in_user_exists REFERENCES lab_user ON DELETE CASCADE,
    expires_at timestamptz NOT NULL
);
COMMENT ON TABLE half_open_sign_in IS 'People who gave the right password and owe the second factor.';
COMMENT ON COLUMN half_open_sign_in.token_hash IS 'SHA-256 of the token in the cookie, hexadecimal.';
COMMENT ON COLUMN half_open_sign_in.user_id IS 'Who it is.';
COMMENT ON COLUMN half_open_sign_in.expires_at IS 'Until when the second factor is waited for.';
CREATE INDEX half_open_sign_in_by_end ON half_open_sign_in (expires_at);
CREATE INDEX half_open_sign_in_by_user ON half_open_sign_in (user_id);

CREATE TABLE second_factor (
    user_id      bigint PRIMARY KEY CONSTRAINT second_factor_user_exists REFERENCES lab_user ON DELETE CASCADE,
    secret       text        NOT NULL,
    created_at   timestamptz NOT NULL,
    confirmed_at timestamptz,
    last_step    bigint      NOT NULL
);
COMMENT ON TABLE second_factor IS 'Keys that authenticator apps share with the lab (RFC 6238).';
COMMENT ON COLUMN second_factor.user_id IS 'Whose it is.';
COMMENT ON COLUMN second_factor.secret IS 'The shared key, in Base32. Codes are computed from it, so it cannot be a hash.';
COMMENT ON COLUMN second_factor.created_at IS 'When the key was made.';
COMMENT ON COLUMN second_factor.confirmed_at IS 'When its owner showed that the app has it; null until then.';
COMMENT ON COLUMN second_factor.last_step IS 'Time step of the last code that was taken; no earlier one is taken again.';

CREATE TABLE recovery_code (
    user_id   bigint NOT NULL CONSTRAINT recovery_code_factor_exists REFERENCES second_factor ON DELETE CASCADE,
    code_hash text COLLATE "C" NOT NULL,
    PRIMARY KEY (user_id, code_hash)
);
COMMENT ON TABLE recovery_code IS 'What lets people in once whose authenticator app is lost.';
COMMENT ON COLUMN recovery_code.user_id IS 'Whose code it is.';
COMMENT ON COLUMN recovery_code.code_hash IS 'SHA-256 of the code, hexadecimal. The row goes when the code is used.';

CREATE TABLE external_identity (
    issuer    text COLLATE "C" NOT NULL,
    subject   text COLLATE "C" NOT NULL,
    user_id   bigint      NOT NULL CONSTRAINT external_identity_user_exists REFERENCES lab_user ON DELETE CASCADE,
    linked_at timestamptz NOT NULL,
    CONSTRAINT external_identity_unique PRIMARY KEY (issuer, subject)
);
COMMENT ON TABLE external_identity IS 'Who people are at the identity provider.';
COMMENT ON COLUMN external_identity.issuer IS 'The provider, as its tokens name it.';
COMMENT ON COLUMN external_identity.subject IS 'The person, as the provider''s tokens name it.';
COMMENT ON COLUMN external_identity.user_id IS 'Who it is in the lab.';
COMMENT ON COLUMN external_identity.linked_at IS 'Since when.';
CREATE INDEX external_identity_by_user ON external_identity (user_id);

CREATE TABLE single_sign_on_request (
    state_hash    text COLLATE "C" CONSTRAINT single_sign_on_request_unique PRIMARY KEY,
    browser_hash  text        NOT NULL,
    nonce         text        NOT NULL,
    code_verifier text        NOT NULL,
    purpose       text        NOT NULL CONSTRAINT single_sign_on_request_purpose_known CHECK (purpose IN ('SIGN_IN', 'CONFIRM', 'LINK')),
    user_id       bigint CONSTRAINT single_sign_on_request_user_exists REFERENCES lab_user ON DELETE CASCADE,
    next_path     text        NOT NULL,
    expires_at    timestamptz NOT NULL
);
COMMENT ON TABLE single_sign_on_request IS 'Browsers that were sent to the identity provider and have not come back yet.';
COMMENT ON COLUMN single_sign_on_request.state_hash IS 'SHA-256 of the state, hexadecimal.';
COMMENT ON COLUMN single_sign_on_request.browser_hash IS 'SHA-256 of the cookie by which the same browser is known again, hexadecimal.';
COMMENT ON COLUMN single_sign_on_request.nonce IS 'What the token of the provider must carry.';
COMMENT ON COLUMN single_sign_on_request.code_verifier IS 'The proof key of the exchange (RFC 7636).';
COMMENT ON COLUMN single_sign_on_request.purpose IS 'What the browser was sent for.';
COMMENT ON COLUMN single_sign_on_request.user_id IS 'Who is signed in already; null for a sign-in.';
COMMENT ON COLUMN single_sign_on_request.next_path IS 'Local path to go to afterwards.';
COMMENT ON COLUMN single_sign_on_request.expires_at IS 'Until when its return is waited for.';
CREATE INDEX single_sign_on_request_by_end ON single_sign_on_request (expires_at);
CREATE INDEX single_sign_on_request_by_user ON single_sign_on_request (user_id);
