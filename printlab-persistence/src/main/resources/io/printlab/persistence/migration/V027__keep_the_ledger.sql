CREATE TABLE print_terms (
    job           bigint PRIMARY KEY CONSTRAINT print_terms_job_exists REFERENCES job,
    currency      text    NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    per_hour      bigint  NOT NULL CHECK (per_hour >= 0),
    per_kilogram  bigint  NOT NULL CHECK (per_kilogram >= 0),
    reprint_of    bigint CONSTRAINT print_terms_reprint_exists REFERENCES job,
    verdict_asked boolean NOT NULL,
    pick_up       boolean NOT NULL,
    rules         bigint  NOT NULL
);
COMMENT ON TABLE print_terms IS 'What each job was let in for, append-only: a new price is for new jobs alone.';
COMMENT ON COLUMN print_terms.job IS 'Which job.';
COMMENT ON COLUMN print_terms.currency IS 'Currency of its price.';
COMMENT ON COLUMN print_terms.per_hour IS 'Price of a device hour, in the smallest unit of the currency.';
COMMENT ON COLUMN print_terms.per_kilogram IS 'Price of 1000 g of its material, in the smallest unit of the currency.';
COMMENT ON COLUMN print_terms.reprint_of IS 'The print that this one makes good for nothing, or null.';
COMMENT ON COLUMN print_terms.verdict_asked IS 'Whether the charge waits for a person''s verdict.';
COMMENT ON COLUMN print_terms.pick_up IS 'Whether the lab keeps the print for its owner.';
COMMENT ON COLUMN print_terms.rules IS 'Version of the rules that said so; 0 for those that the lab began with.';
CREATE UNIQUE INDEX print_terms_reprint_once ON print_terms (reprint_of) WHERE reprint_of IS NOT NULL;
CREATE TRIGGER print_terms_append_only BEFORE UPDATE OR DELETE ON print_terms FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER print_terms_no_truncate BEFORE TRUNCATE ON print_terms FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE ledger_entry (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL,
    counted_at timestamptz NOT NULL,
    owner      bigint      NOT NULL CONSTRAINT ledger_entry_owner_exists REFERENCES lab_user,
    group_name text COLLATE "C" CONSTRAINT ledger_entry_group_short CHECK (length(group_name) BETWEEN 1 AND 40),
    job        bigint CONSTRAINT ledger_entry_job_exists REFERENCES job,
    kind       text        NOT NULL CONSTRAINT ledger_entry_kind_known CHECK (kind IN ('RESERVED', 'RELEASED', 'CHARGED', 'REFUNDED', 'CORRECTED')),
    millis     bigint      NOT NULL,
    milligrams bigint      NOT NULL,
    money      bigint      NOT NULL,
    currency   text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    actor      text        NOT NULL,
    reason     text,
    CONSTRAINT ledger_entry_adds_or_takes CHECK (kind = 'CORRECTED'
        OR (kind IN ('RESERVED', 'CHARGED') AND millis >= 0 AND milligrams >= 0 AND money >= 0)
        OR (kind IN ('RELEASED', 'REFUNDED') AND millis <= 0 AND milligrams <= 0 AND money <= 0)),
    CONSTRAINT ledger_entry_correction_says_why CHECK (kind <> 'CORRECTED' OR reason IS NOT NULL)
);
COMMENT ON TABLE ledger_entry IS 'What printing reserved and cost, append-only: a mistake is put right by another entry.';
COMMENT ON COLUMN ledger_entry.id IS 'Identity, growing.';
COMMENT ON COLUMN ledger_entry.at IS 'When it was booked.';
COMMENT ON COLUMN ledger_entry.counted_at IS 'When the print ended: the week and month whose quota it counts to.';
COMMENT ON COLUMN ledger_entry.owner IS 'Whose account it is on.';
COMMENT ON COLUMN ledger_entry.group_name IS 'For which group, or null.';
COMMENT ON COLUMN ledger_entry.job IS 'The job that it is about, or null.';
COMMENT ON COLUMN ledger_entry.kind IS 'Why it stands here.';
COMMENT ON COLUMN ledger_entry.millis IS 'Device time in milliseconds.';
COMMENT ON COLUMN ledger_entry.milligrams IS 'Filament.';
COMMENT ON COLUMN ledger_entry.money IS 'In the smallest unit of the currency.';
COMMENT ON COLUMN ledger_entry.currency IS 'Of the money.';
COMMENT ON COLUMN ledger_entry.actor IS 'Label of who or what booked it.';
COMMENT ON COLUMN ledger_entry.reason IS 'Why, in a sentence, where the kind does not say it all.';
CREATE INDEX ledger_entry_by_job ON ledger_entry (job);
CREATE INDEX ledger_entry_by_owner ON ledger_entry (owner, id);
CREATE INDEX ledger_entry_by_group ON ledger_entry (group_name, id) WHERE group_name IS NOT NULL;
CREATE INDEX ledger_entry_by_time ON ledger_entry (at, id);
CREATE INDEX ledger_entry_used ON ledger_entry (owner, counted_at) INCLUDE (millis, milligrams)
    WHERE kind IN ('CHARGED', 'REFUNDED', 'CORRECTED');

CREATE TABLE ledger_balance (
    owner               bigint NOT NULL CONSTRAINT ledger_balance_owner_exists REFERENCES lab_user,
    group_name          text COLLATE "C" NOT NULL,
    currency            text   NOT NULL,
    reserved_millis     bigint NOT NULL,
    reserved_milligrams bigint NOT NULL,
    reserved_money      bigint NOT NULL,
    used_millis         bigint NOT NULL,
    used_milligrams     bigint NOT NULL,
    used_money          bigint NOT NULL,
    PRIMARY KEY (owner, group_name, currency)
) WITH (fillfactor = 50);
COMMENT ON TABLE ledger_balance IS 'The sums of ledger_entry by account, changed by the statement that books.';
COMMENT ON COLUMN ledger_balance.owner IS 'Whose account it is.';
COMMENT ON COLUMN ledger_balance.group_name IS 'For which group; empty for none.';
COMMENT ON COLUMN ledger_balance.currency IS 'Of the money.';
COMMENT ON COLUMN ledger_balance.reserved_millis IS 'Device time of what waits and prints.';
COMMENT ON COLUMN ledger_balance.reserved_milligrams IS 'Filament of what waits and prints.';
COMMENT ON COLUMN ledger_balance.reserved_money IS 'Price of what waits and prints.';
COMMENT ON COLUMN ledger_balance.used_millis IS 'Device time charged so far.';
COMMENT ON COLUMN ledger_balance.used_milligrams IS 'Filament charged so far.';
COMMENT ON COLUMN ledger_balance.used_money IS 'Money charged so far.';
CREATE INDEX ledger_balance_by_group ON ledger_balance (group_name, owner);

-- What quotas were counted by until now: the estimates of what stands open, and what ended prints really used.
INSERT INTO ledger_entry (at, counted_at, owner, group_name, job, kind, millis, milligrams, money, currency, actor, reason)
SELECT now(), now(), owner, group_name, id, 'RESERVED',
    round(coalesce(extract(epoch FROM (needs -> 'estimate' ->> 'printTime')::interval), 0) * 1000)::bigint,
    round(coalesce((needs -> 'estimate' ->> 'filamentGrams')::numeric, 0) * 1000)::bigint, 0, 'EUR', 'migration',
    'Carried over from before there was a ledger.'
FROM job
WHERE needs IS NOT NULL AND state NOT IN ('COMPLETED', 'FAILED', 'CANCELLED', 'REJECTED')
    AND (needs -> 'estimate' ->> 'printTime' IS NOT NULL OR needs -> 'estimate' ->> 'filamentGrams' IS NOT NULL)
ORDER BY id;

WITH ended AS (
    SELECT id, since, owner, group_name, state, charged, cost,
        extract(epoch FROM (needs -> 'estimate' ->> 'printTime')::interval)::double precision AS seconds,
        coalesce((needs -> 'estimate' ->> 'filamentGrams')::double precision, 0) AS grams
    FROM job
    WHERE state IN ('COMPLETED', 'CANCELLED') AND charged > 0
), part AS (
    SELECT *, CASE WHEN cost > 0 THEN charged / cost END AS done, seconds IS NOT NULL AND cost > 0 AS known FROM ended
)
INSERT INTO ledger_entry (at, counted_at, owner, group_name, job, kind, millis, milligrams, money, currency, actor, reason)
SELECT now(), since, owner, group_name, id, 'CHARGED',
    round(1000 * CASE WHEN known THEN done * greatest(60, seconds) ELSE charged * 3600 END)::bigint,
    round(1000 * CASE WHEN known AND state = 'CANCELLED' THEN least(1, done) * grams ELSE grams END)::bigint, 0, 'EUR', 'migration',
    'Carried over from before there was a ledger.'
FROM part ORDER BY id;

INSERT INTO ledger_balance
SELECT owner, coalesce(group_name, ''), currency,
    coalesce(sum(millis) FILTER (WHERE kind = 'RESERVED'), 0), coalesce(sum(milligrams) FILTER (WHERE kind = 'RESERVED'), 0), 0,
    coalesce(sum(millis) FILTER (WHERE kind = 'CHARGED'), 0), coalesce(sum(milligrams) FILTER (WHERE kind = 'CHARGED'), 0), 0
FROM ledger_entry GROUP BY owner, coalesce(group_name, ''), currency;

CREATE TRIGGER ledger_entry_append_only BEFORE UPDATE OR DELETE ON ledger_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_entry_no_truncate BEFORE TRUNCATE ON ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
