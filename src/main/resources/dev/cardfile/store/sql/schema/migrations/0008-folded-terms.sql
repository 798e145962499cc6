-- Words are now found without regard to diacritics, and tags by a folded name too. All contacts are
-- indexed anew, in the background; until then a search reads them one by one.
DROP TABLE contact_term;

CREATE TABLE contact_term (
  location_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (
    kind IN ('tag', 'folded_tag', 'word', 'phone_end', 'assigned_to', 'custom_value')),
  term TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  PRIMARY KEY (location_id, kind, term, contact_id)
) STRICT, WITHOUT ROWID;

UPDATE location SET indexed_to = NULL, indexed_contacts = 0;
