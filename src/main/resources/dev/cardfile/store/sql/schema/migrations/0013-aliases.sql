-- The ids that contacts had where they were taken over from. A deleted contact keeps its aliases, so
-- that whoever takes it over again does not make it twice.
CREATE TABLE contact_alias (
  location_id TEXT NOT NULL,
  source TEXT NOT NULL,
  alias TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  PRIMARY KEY (location_id, source, alias)
) STRICT, WITHOUT ROWID;

-- Finds what an id stands for, whatever its source.
CREATE INDEX contact_alias_of_any_source ON contact_alias (location_id, alias, contact_id);

CREATE INDEX contact_alias_of_contact ON contact_alias (location_id, contact_id);
