-- Notes and tasks belong to a contact, and are deleted with it. The primary key finds those of a
-- contact in the order in which they were made.
CREATE TABLE note (
  location_id TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  id TEXT NOT NULL,
  body TEXT NOT NULL,
  title TEXT,
  color TEXT,
  user_id TEXT,
  pinned INTEGER NOT NULL CHECK (pinned IN (0, 1)),
  date_added INTEGER NOT NULL,
  PRIMARY KEY (location_id, contact_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE task (
  location_id TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT,
  assigned_to TEXT,
  due_date INTEGER NOT NULL,
  completed INTEGER NOT NULL CHECK (completed IN (0, 1)),
  date_added INTEGER NOT NULL,
  PRIMARY KEY (location_id, contact_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE business (
  location_id TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  phone TEXT,
  email TEXT,
  website TEXT,
  address TEXT,
  city TEXT,
  postal_code TEXT,
  state TEXT,
  country TEXT,
  description TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (location_id, id)
) STRICT, WITHOUT ROWID;
