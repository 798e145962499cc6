-- How often a contact has been written; 1 in all that are there already.
ALTER TABLE contact ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
