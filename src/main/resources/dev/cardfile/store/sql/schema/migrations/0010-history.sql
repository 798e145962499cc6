-- How often a contact has been written; 1 in all that are there already.
ALTER TABLE contact ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;

-- Changes of contacts, numbered within each location in the order of their commits, without gaps.
-- The former cells are JSON by column: those that the change has replaced; all of them where it
-- deleted the contact; null where the contact is new.
CREATE TABLE contact_change (
  location_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  actor_kind TEXT NOT NULL,
  token_id TEXT,
  app_id TEXT,
  import_id TEXT,
  trace TEXT,
  revision INTEGER NOT NULL,
  former TEXT,
  PRIMARY KEY (location_id, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX contact_change_of_contact ON contact_change (location_id, contact_id, seq);

-- Of a location that has recorded changes: up to which they are gone, and since when all of the
-- others are there; null while changes happen that nobody records.
CREATE TABLE kept_changes (
  location_id TEXT NOT NULL PRIMARY KEY,
  gone_to INTEGER NOT NULL,
  complete_since INTEGER
) STRICT, WITHOUT ROWID;

-- Notes and tasks of contacts that were deleted, by the change that deleted them, with which they go.
-- The contact itself is in that change.
CREATE TABLE deleted_note (
  location_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  contact_id TEXT NOT NULL,
  id TEXT NOT NULL,
  body TEXT NOT NULL,
  title TEXT,
  color TEXT,
  user_id TEXT,
  pinned INTEGER NOT NULL CHECK (pinned IN (0, 1)),
  date_added INTEGER NOT NULL,
  PRIMARY KEY (location_id, seq, contact_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE deleted_task (
  location_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  contact_id TEXT NOT NULL,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT,
  assigned_to TEXT,
  due_date INTEGER NOT NULL,
  completed INTEGER NOT NULL CHECK (completed IN (0, 1)),
  date_added INTEGER NOT NULL,
  PRIMARY KEY (location_id, seq, contact_id, id)
) STRICT, WITHOUT ROWID;
