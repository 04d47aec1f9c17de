-- Large columns come last: SQLite reads a row from the left, only as far as needed.

CREATE TABLE entry (
    policy TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    kind TEXT NOT NULL,
    effective_date TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    revision INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    reason TEXT,
    no_notice_reason TEXT,
    content_hash TEXT NOT NULL,
    summary TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (policy, sequence)
) STRICT;

-- An entry that states nothing about a date is not in force.
CREATE INDEX entry_in_force ON entry (policy, effective_date DESC, sequence DESC, recorded_at, kind)
WHERE kind IN ('publication', 'correction', 'withdrawal');

CREATE TABLE checkpoint (
    policy TEXT NOT NULL,
    size INTEGER NOT NULL,
    note TEXT NOT NULL,
    verifier_key TEXT NOT NULL,
    hashes BLOB NOT NULL,
    PRIMARY KEY (policy, size)
) STRICT;

CREATE TABLE time_stamp (
    policy TEXT NOT NULL,
    size INTEGER NOT NULL,
    record TEXT NOT NULL,
    token BLOB NOT NULL,
    PRIMARY KEY (policy, size)
) STRICT;

-- Only the record contains personal data.
CREATE TABLE recipient (
    policy TEXT NOT NULL,
    id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    external_key TEXT,
    address_key TEXT,
    days INTEGER,
    notice_days INTEGER,
    objection_days INTEGER,
    ended_at TEXT,
    record TEXT NOT NULL,
    PRIMARY KEY (policy, id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX recipient_named ON recipient (policy, external_key) WHERE external_key IS NOT NULL;

CREATE INDEX recipient_at ON recipient (policy, address_key) WHERE address_key IS NOT NULL;

CREATE INDEX recipient_terms ON recipient (policy, days, notice_days, objection_days)
WHERE days IS NOT NULL;

CREATE INDEX recipient_ended ON recipient (policy, ended_at) WHERE ended_at IS NOT NULL;

CREATE TRIGGER recipient_history_grows BEFORE UPDATE ON recipient
WHEN length(NEW.record -> '$.history') <= length(OLD.record -> '$.history')
    OR substr(NEW.record -> '$.history', 1, length(OLD.record -> '$.history') - 1)
    <> substr(OLD.record -> '$.history', 1, length(OLD.record -> '$.history') - 1)
BEGIN SELECT RAISE(ABORT, 'the history of a recipient only grows'); END;

CREATE TRIGGER recipient_never_lost BEFORE DELETE ON recipient
BEGIN SELECT RAISE(ABORT, 'a recipient is never lost'); END;

CREATE TABLE quota_place (
    day TEXT NOT NULL,
    name TEXT NOT NULL,
    holder TEXT NOT NULL,
    PRIMARY KEY (day, name, holder)
) STRICT, WITHOUT ROWID;
