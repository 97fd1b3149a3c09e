CREATE TABLE invitation (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    token_hash text COLLATE "C" NOT NULL CONSTRAINT invitation_token_unique UNIQUE,
    role       text        NOT NULL CONSTRAINT invitation_role_known CHECK (role IN ('STUDENT', 'STAFF', 'ADMINISTRATOR', 'DEVICE_NODE')),
    group_name text,
    name       text,
    email      text,
    uses       integer     NOT NULL CONSTRAINT invitation_uses_left CHECK (uses >= 0),
    made_by    text        NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);
COMMENT ON TABLE invitation IS 'Links with which people make their accounts. The token of the link is never stored.';
COMMENT ON COLUMN invitation.id IS 'Identity.';
COMMENT ON COLUMN invitation.token_hash IS 'SHA-256 of the token in the link, hexadecimal.';
COMMENT ON COLUMN invitation.role IS 'Role of the accounts that are made with it.';
COMMENT ON COLUMN invitation.group_name IS 'Group that the accounts are put into, if it is there then; null for none.';
COMMENT ON COLUMN invitation.name IS 'The sign-in name that is proposed; null for none.';
COMMENT ON COLUMN invitation.email IS 'The e-mail address of the account; null for none.';
COMMENT ON COLUMN invitation.uses IS 'How many accounts can still be made with it.';
COMMENT ON COLUMN invitation.made_by IS 'Who made it, as histories name an actor.';
COMMENT ON COLUMN invitation.created_at IS 'When it was made.';
COMMENT ON COLUMN invitation.expires_at IS 'From then on it does nothing.';
CREATE INDEX invitation_by_end ON invitation (expires_at);
