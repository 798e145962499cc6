-- What a contact may have beside what an upsert says of it; unset in all that are there already.

ALTER TABLE contact ADD COLUMN type TEXT;

ALTER TABLE contact ADD COLUMN keyword TEXT;

ALTER TABLE contact ADD COLUMN ssn TEXT;

ALTER TABLE contact ADD COLUMN business_id TEXT;

-- Ids of users, as JSON.
ALTER TABLE contact ADD COLUMN followers TEXT;
