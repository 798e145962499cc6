-- The import that gave an alias to a contact which existed before, so that undoing the import takes the
-- alias away again. Null where the alias goes with its contact, and for those given before this version.
ALTER TABLE contact_alias ADD COLUMN import_id TEXT;
