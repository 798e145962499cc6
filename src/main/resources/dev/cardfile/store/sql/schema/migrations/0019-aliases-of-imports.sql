-- The import that gave an alias to a contact which existed before, so that undoing the import takes the
-- alias away again. Null where the alias goes with its contact, and for those given before this version.
ALTER TABLE contact_alias ADD COLUMN import_id TEXT;

-- Only the few aliases that name their import are in it.
CREATE INDEX contact_alias_import ON contact_alias (location_id, import_id, alias, source)
WHERE import_id IS NOT NULL;
