-- Which changes of the location an import has made: behind changes_from, and up to changes_to where it
-- is over. How far it is undone stands in the transaction of each change that is undone.
ALTER TABLE contact_import ADD COLUMN changes_from INTEGER;

ALTER TABLE contact_import ADD COLUMN changes_to INTEGER;

ALTER TABLE contact_import ADD COLUMN undo_state TEXT;

ALTER TABLE contact_import ADD COLUMN undone_to INTEGER;

ALTER TABLE contact_import ADD COLUMN undo_deleted INTEGER;

ALTER TABLE contact_import ADD COLUMN undo_restored INTEGER;

ALTER TABLE contact_import ADD COLUMN undo_left INTEGER;

-- Finds what is to be worked at, in all locations.
CREATE INDEX contact_import_due ON contact_import (location_id, id)
WHERE state IN ('waiting', 'running') OR undo_state IN ('waiting', 'running');
