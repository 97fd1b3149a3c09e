-- Groups are more than a word at a person: they have a name for people, several groups have one person, and some members are their staff.
CREATE TABLE lab_group (
    name       text COLLATE "C" CONSTRAINT lab_group_name_unique PRIMARY KEY
        CONSTRAINT lab_group_name_short CHECK (length(name) BETWEEN 1 AND 40 AND name = lower(name)),
    title      text        NOT NULL CONSTRAINT lab_group_title_short CHECK (length(title) BETWEEN 1 AND 80),
    kind       text        NOT NULL CONSTRAINT lab_group_kind_known CHECK (kind IN ('CLASS', 'TEAM')),
    created_at timestamptz NOT NULL
);
COMMENT ON TABLE lab_group IS 'Classes and teams: people who print for one purpose.';
COMMENT ON COLUMN lab_group.name IS 'By which jobs, quotas and reservations know it; lower case.';
COMMENT ON COLUMN lab_group.title IS 'What people call it.';
COMMENT ON COLUMN lab_group.kind IS 'What holds the people together.';
COMMENT ON COLUMN lab_group.created_at IS 'When it was made.';

CREATE TABLE group_member (
    group_name text COLLATE "C" NOT NULL CONSTRAINT group_member_group_exists REFERENCES lab_group ON DELETE CASCADE,
    user_id    bigint  NOT NULL CONSTRAINT group_member_user_exists REFERENCES lab_user ON DELETE CASCADE,
    staff      boolean NOT NULL DEFAULT false,
    CONSTRAINT group_member_once PRIMARY KEY (user_id, group_name)
);
COMMENT ON TABLE group_member IS 'Who is in which group.';
COMMENT ON COLUMN group_member.group_name IS 'The group.';
COMMENT ON COLUMN group_member.user_id IS 'Who is in it.';
COMMENT ON COLUMN group_member.staff IS 'Whether the person sees, approves and acts on the jobs that are for the group.';
CREATE INDEX group_member_by_group ON group_member (group_name, user_id);

INSERT INTO lab_group (name, title, kind, created_at)
SELECT name, name, 'CLASS', now() FROM (
    SELECT group_name AS name FROM lab_user
    UNION
    SELECT user_group FROM reservation WHERE length(user_group) <= 40 AND user_group = lower(user_group)
) known WHERE name IS NOT NULL;
INSERT INTO group_member (group_name, user_id) SELECT group_name, id FROM lab_user WHERE group_name IS NOT NULL;
ALTER TABLE lab_user DROP COLUMN group_name;

ALTER TABLE lab_user DROP CONSTRAINT lab_user_role_known;
ALTER TABLE lab_user ADD CONSTRAINT lab_user_role_known CHECK (role IN ('STUDENT', 'STAFF', 'ADMINISTRATOR', 'DEVICE_NODE'));

-- Jobs from before are for no group: their histories say of none, and histories are not rewritten. A group may be removed; its jobs stay.
ALTER TABLE job ADD COLUMN group_name text COLLATE "C" CONSTRAINT job_group_short CHECK (length(group_name) BETWEEN 1 AND 40);
COMMENT ON COLUMN job.group_name IS 'The group that it is for, or null: whose quota it is on, and whose staff look after it.';
CREATE INDEX job_by_group ON job (group_name, id) WHERE group_name IS NOT NULL;
ALTER TABLE lab_event ADD COLUMN group_name text COLLATE "C";
COMMENT ON COLUMN lab_event.group_name IS 'The group that the job is for, or null.';
