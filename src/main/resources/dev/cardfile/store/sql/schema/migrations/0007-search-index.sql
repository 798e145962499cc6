-- By what searches find contacts without looking at all of them: their tags, words and values.
CREATE TABLE contact_term (
  location_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('tag', 'word', 'phone_end', 'assigned_to', 'custom_value')),
  term TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  PRIMARY KEY (location_id, kind, term, contact_id)
) STRICT, WITHOUT ROWID;

-- It has the contacts of a location up to this id, and so many they are. Those behind it are the
-- newest ones, which are few: they are looked at, and come into the index later, many at once.
ALTER TABLE location ADD COLUMN indexed_to TEXT;

ALTER TABLE location ADD COLUMN indexed_contacts INTEGER NOT NULL DEFAULT 0;
