-- The id comes before the source in the primary key, so that it finds what an id stands for with the
-- source and without. The index that did the latter is gone: each of its rows was written at another
-- random page, as that of the primary key is.
CREATE TABLE contact_alias_by_id (
  location_id TEXT NOT NULL,
  alias TEXT NOT NULL,
  source TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  PRIMARY KEY (location_id, alias, source)
) STRICT, WITHOUT ROWID;

INSERT INTO contact_alias_by_id (location_id, alias, source, contact_id)
SELECT location_id, alias, source, contact_id FROM contact_alias
ORDER BY location_id, alias, source;

DROP TABLE contact_alias;

ALTER TABLE contact_alias_by_id RENAME TO contact_alias;

CREATE INDEX contact_alias_of_contact ON contact_alias (location_id, contact_id);
