-- Files of contacts that are read in the background. The five counts say how many rows are done; they
-- are written in the transaction of each row. Server says which process goes on with it.
CREATE TABLE contact_import (
  location_id TEXT NOT NULL,
  id TEXT NOT NULL,
  state TEXT NOT NULL,
  file_name TEXT,
  options TEXT NOT NULL,
  mapping TEXT,
  token_id TEXT,
  app_id TEXT,
  trace TEXT,
  problem_code TEXT,
  problem TEXT,
  bytes INTEGER NOT NULL,
  chunks INTEGER NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  skipped INTEGER NOT NULL,
  server TEXT,
  created_at INTEGER NOT NULL,
  started_at INTEGER,
  touched_at INTEGER NOT NULL,
  ended_at INTEGER,
  PRIMARY KEY (location_id, id)
) STRICT, WITHOUT ROWID;

-- The file, packed, in base 64. It goes when the import ends.
CREATE TABLE import_chunk (
  location_id TEXT NOT NULL,
  import_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (location_id, import_id, number)
) STRICT;

-- Rows that were not written, or not wholly; email, phone and alias are there to find a person who
-- is erased.
CREATE TABLE import_row (
  location_id TEXT NOT NULL,
  import_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  line INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  contact_id TEXT,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  content TEXT NOT NULL,
  email TEXT,
  phone TEXT,
  alias TEXT,
  PRIMARY KEY (location_id, import_id, number)
) STRICT;
