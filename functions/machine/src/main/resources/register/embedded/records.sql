-- The records of every kind (`SqlRecords`). A row itself states which part must not change (`Kind.keeps`), so the
-- triggers are independent of kinds: the canonical text of a list that has grown begins with that of the shorter one,
-- without its closing bracket.

CREATE TABLE record (
    kind TEXT NOT NULL,
    partition TEXT NOT NULL,
    sort TEXT NOT NULL,
    revision INTEGER NOT NULL,
    listed TEXT,
    listed_as TEXT,
    due TEXT,
    ends TEXT,
    keeps TEXT,
    record TEXT NOT NULL,
    PRIMARY KEY (kind, partition, sort)
) STRICT;

CREATE INDEX record_listed ON record (kind, listed, listed_as) WHERE listed IS NOT NULL;

CREATE INDEX record_due ON record (kind, due, partition, sort) WHERE due IS NOT NULL;

CREATE INDEX record_ends ON record (kind, ends, partition, sort) WHERE ends IS NOT NULL;

CREATE TRIGGER record_keeps BEFORE UPDATE ON record WHEN OLD.keeps IS NOT NULL AND (
    OLD.keeps = '$' OR NEW.kind <> OLD.kind OR NEW.partition <> OLD.partition OR NEW.sort <> OLD.sort
    OR NEW.revision <> OLD.revision + 1
    OR coalesce(json_array_length(NEW.record, OLD.keeps), 0) <= json_array_length(OLD.record, OLD.keeps)
    OR CASE NEW.keeps
        WHEN '$' THEN false
        WHEN OLD.keeps THEN substr(NEW.record -> OLD.keeps, 1, length(OLD.record -> OLD.keeps) - 1)
            IS NOT substr(OLD.record -> OLD.keeps, 1, length(OLD.record -> OLD.keeps) - 1)
        ELSE true END)
BEGIN SELECT RAISE(ABORT, 'a record never loses what it keeps'); END;

CREATE TRIGGER record_never_lost BEFORE DELETE ON record WHEN OLD.keeps IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a record that keeps anything is never lost'); END;

-- INSERT OR REPLACE deletes without firing a delete trigger.
CREATE TRIGGER record_never_replaced BEFORE INSERT ON record WHEN EXISTS (
    SELECT 1 FROM record WHERE kind = NEW.kind AND partition = NEW.partition AND sort = NEW.sort
        AND keeps IS NOT NULL)
BEGIN SELECT RAISE(IGNORE); END;
