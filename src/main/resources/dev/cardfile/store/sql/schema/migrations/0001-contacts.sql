-- All text compares by its bytes. Times are milliseconds since 1970-01-01T00:00:00Z.
-- Every key begins with the location, but for those of the shared tables: token, token_revision
-- and schema_history. No foreign keys: whoever writes holds the location, and a check from contact
-- to contact_key would need an index that nothing else needs.

CREATE TABLE location (
  location_id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  country TEXT,
  timezone TEXT,
  company_id TEXT,
  allow_duplicates INTEGER NOT NULL CHECK (allow_duplicates IN (0, 1)),
  match_order TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE custom_field (
  location_id TEXT NOT NULL,
  id TEXT NOT NULL,
  field_key TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  options TEXT,
  position INTEGER NOT NULL,
  PRIMARY KEY (location_id, id),
  UNIQUE (location_id, field_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE tag (
  location_id TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (location_id, name)
) STRICT, WITHOUT ROWID;

-- Lists and maps are JSON; what is empty or unset is null.
CREATE TABLE contact (
  location_id TEXT NOT NULL,
  id TEXT NOT NULL,
  first_name TEXT,
  last_name TEXT,
  email TEXT,
  additional_emails TEXT,
  phone TEXT,
  additional_phones TEXT,
  gender TEXT,
  address1 TEXT,
  city TEXT,
  state TEXT,
  postal_code TEXT,
  website TEXT,
  timezone TEXT,
  source TEXT,
  country TEXT,
  company_name TEXT,
  assigned_to TEXT,
  date_of_birth TEXT,
  dnd INTEGER CHECK (dnd IN (0, 1)),
  dnd_settings TEXT,
  inbound_dnd TEXT,
  tags TEXT,
  custom_fields TEXT,
  first_attribution TEXT,
  last_attribution TEXT,
  date_added INTEGER NOT NULL,
  date_updated INTEGER NOT NULL,
  last_activity INTEGER NOT NULL,
  PRIMARY KEY (location_id, id)
) STRICT, WITHOUT ROWID;

-- A row for each value that a contact holds, primary or additional. The oldest holder comes first.
CREATE TABLE contact_key (
  location_id TEXT NOT NULL,
  field TEXT NOT NULL CHECK (field IN ('email', 'phone')),
  value TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  PRIMARY KEY (location_id, field, value, contact_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE token (
  id TEXT NOT NULL PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  location_id TEXT NOT NULL,
  name TEXT,
  scopes TEXT,
  created_at INTEGER NOT NULL,
  expires_at INTEGER,
  revoked_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX token_of_location ON token (location_id, created_at);

-- One row, counted up with every change of a token.
CREATE TABLE token_revision (
  singleton INTEGER NOT NULL PRIMARY KEY CHECK (singleton = 1),
  revision INTEGER NOT NULL
) STRICT;

INSERT INTO token_revision (singleton, revision) VALUES (1, 1);

CREATE TABLE schema_history (
  version INTEGER NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  checksum TEXT NOT NULL,
  applied_at INTEGER NOT NULL
) STRICT;
