CREATE TABLE audit_entry (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at           timestamptz NOT NULL,
    action       text        NOT NULL CHECK (action ~ '^[A-Z_]{3,60}$'),
    actor        text        NOT NULL CHECK (length(actor) BETWEEN 1 AND 200),
    name         text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    way          text        NOT NULL CONSTRAINT audit_entry_way_known CHECK (way IN ('SESSION', 'API_KEY', 'DISCORD', 'COMMAND_LINE', 'LAB',
                     'PROGRAM')),
    key_name     text        CHECK (length(key_name) <= 100),
    address      text        CHECK (length(address) <= 100),
    subject_kind text        NOT NULL CHECK (subject_kind ~ '^[A-Z_]{2,40}$'),
    subject_id   text        NOT NULL CHECK (length(subject_id) BETWEEN 1 AND 100),
    before       jsonb       NOT NULL CHECK (length(before::text) <= 20000),
    after        jsonb       NOT NULL CHECK (length(after::text) <= 20000),
    words        text[]      NOT NULL CHECK (cardinality(words) <= 200)
);
COMMENT ON TABLE audit_entry IS 'Every decision of staff and every event at the lab''s doors, append-only. Holds no secrets.';
COMMENT ON COLUMN audit_entry.id IS 'Identity, growing.';
COMMENT ON COLUMN audit_entry.at IS 'When.';
COMMENT ON COLUMN audit_entry.action IS 'What was done: a name of AuditAction. Not listed in a check, because every part of the program adds its own.';
COMMENT ON COLUMN audit_entry.actor IS 'Label of who did it. No reference: the log outlives accounts.';
COMMENT ON COLUMN audit_entry.name IS 'What the actor was called at that time.';
COMMENT ON COLUMN audit_entry.way IS 'How the actor came in.';
COMMENT ON COLUMN audit_entry.key_name IS 'What its owner calls the API key that was used; null for other ways.';
COMMENT ON COLUMN audit_entry.address IS 'The address that the request came from, or null.';
COMMENT ON COLUMN audit_entry.subject_kind IS 'The kind of what it is about: a name of AuditSubject.Kind.';
COMMENT ON COLUMN audit_entry.subject_id IS 'The identity of what it is about.';
COMMENT ON COLUMN audit_entry.before IS 'How it stood before: a small object of strings.';
COMMENT ON COLUMN audit_entry.after IS 'How it stood after: a small object of strings.';
COMMENT ON COLUMN audit_entry.words IS 'The words by which it is found.';
CREATE INDEX audit_entry_by_time ON audit_entry (at, id);
CREATE INDEX audit_entry_by_actor ON audit_entry (actor, at, id);
CREATE INDEX audit_entry_by_action ON audit_entry (action, at, id);
CREATE INDEX audit_entry_by_subject ON audit_entry (subject_kind, subject_id, at, id);
CREATE INDEX audit_entry_by_words ON audit_entry USING gin (words);
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
