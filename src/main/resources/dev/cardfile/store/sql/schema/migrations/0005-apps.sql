-- Apps, what they were allowed, and what they exchange for tokens. Like tokens they are shared: an
-- app may have several locations, and what it brings must be found before its location is known.
-- A row of app_authorization is the beginning of a family; with its revoked_at all of it ends.

CREATE TABLE app (
  id TEXT NOT NULL PRIMARY KEY,
  secret_hash TEXT NOT NULL,
  name TEXT NOT NULL,
  company_id TEXT NOT NULL,
  redirect_uris TEXT,
  scopes TEXT,
  locations TEXT,
  created_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE app_authorization (
  id TEXT NOT NULL PRIMARY KEY,
  app_id TEXT NOT NULL,
  location_id TEXT,
  granted_by TEXT NOT NULL,
  scopes TEXT,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX app_authorization_of_app ON app_authorization (app_id, expires_at);

-- What was used stays until expires_at, so that it is known when it comes again.
CREATE TABLE voucher (
  hash TEXT NOT NULL PRIMARY KEY,
  authorization_id TEXT NOT NULL,
  app_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('code', 'refresh', 'company')),
  redirect_uri TEXT,
  challenge TEXT,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX voucher_of_app ON voucher (app_id, expires_at);

-- Null in a private integration token.
ALTER TABLE token ADD COLUMN app_id TEXT;

ALTER TABLE token ADD COLUMN authorization_id TEXT;

CREATE INDEX token_of_app ON token (app_id, expires_at);

CREATE INDEX token_of_authorization ON token (authorization_id);
