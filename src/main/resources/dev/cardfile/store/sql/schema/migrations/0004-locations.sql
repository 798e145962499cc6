-- What belongs to a location beside its contacts.

-- What a field tells the forms that show it, as JSON.
ALTER TABLE custom_field ADD COLUMN details TEXT;

-- The name is the tag as contacts have it. The id is null where the tag is older than its column:
-- then it is made of location and name. The label is the tag as it was written, where it differs.
ALTER TABLE tag ADD COLUMN id TEXT;
ALTER TABLE tag ADD COLUMN label TEXT;

CREATE TABLE named_value (
  location_id TEXT NOT NULL,
  id TEXT NOT NULL,
  value_key TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (location_id, id),
  UNIQUE (location_id, value_key)
) STRICT, WITHOUT ROWID;
