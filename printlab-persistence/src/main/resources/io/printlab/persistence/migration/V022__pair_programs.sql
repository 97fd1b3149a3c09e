CREATE TABLE key_request (
    id         text COLLATE "C" CONSTRAINT key_request_unique PRIMARY KEY,
    token_hash text COLLATE "C" NOT NULL CONSTRAINT key_request_token_unique UNIQUE,
    program    text        NOT NULL CONSTRAINT key_request_program_short CHECK (length(program) BETWEEN 1 AND 60),
    address    text        NOT NULL,
    expires_at timestamptz NOT NULL,
    decided_by bigint CONSTRAINT key_request_user_exists REFERENCES lab_user ON DELETE CASCADE,
    allowed    boolean     NOT NULL DEFAULT false,
    CONSTRAINT key_request_allowed_by_somebody CHECK (decided_by IS NOT NULL OR NOT allowed)
);
COMMENT ON TABLE key_request IS 'Programs that ask for an API key, for some minutes. Neither their token nor the key is stored.';
COMMENT ON COLUMN key_request.id IS 'By which the person who decides finds it.';
COMMENT ON COLUMN key_request.token_hash IS 'SHA-256 of the token with which the program asks again, hexadecimal.';
COMMENT ON COLUMN key_request.program IS 'What the program calls itself.';
COMMENT ON COLUMN key_request.address IS 'Where it asked from.';
COMMENT ON COLUMN key_request.expires_at IS 'Until when it can be decided and the key be fetched.';
COMMENT ON COLUMN key_request.decided_by IS 'Whose key it is to be, or who refused; null while nobody has decided.';
COMMENT ON COLUMN key_request.allowed IS 'Whether it was allowed.';
