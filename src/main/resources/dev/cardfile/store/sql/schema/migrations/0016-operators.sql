-- Those who run the server, by their tokens. Like tokens they are shared. Locations is a list in JSON
-- of those that an operator may enter who may not enter all; null for none.
CREATE TABLE operator (
  id TEXT NOT NULL PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  name TEXT,
  all_locations INTEGER NOT NULL CHECK (all_locations IN (0, 1)),
  locations TEXT,
  created_at INTEGER NOT NULL,
  expires_at INTEGER,
  revoked_at INTEGER
) STRICT, WITHOUT ROWID;

-- Links that open the console once.
CREATE TABLE console_link (
  hash TEXT NOT NULL PRIMARY KEY,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Locations that are deleted, or were: ended_at is null as long as anything may be left of one. The
-- revision is its last, behind which a new location of this id begins.
CREATE TABLE location_deletion (
  location_id TEXT NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  begun_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT, WITHOUT ROWID;
