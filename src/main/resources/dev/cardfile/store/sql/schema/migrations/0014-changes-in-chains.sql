-- The number of a contact's last recorded change, and in each change that of the contact's change
-- before; 0 for none. So the history of a contact is found without an index of all changes by
-- contact, which was half of what recording a change wrote.
ALTER TABLE contact ADD COLUMN last_change INTEGER NOT NULL DEFAULT 0;

ALTER TABLE contact_change ADD COLUMN previous INTEGER NOT NULL DEFAULT 0;

UPDATE contact_change SET previous = (
  SELECT coalesce(max(older.seq), 0) FROM contact_change AS older
  WHERE older.location_id = contact_change.location_id
    AND older.contact_id = contact_change.contact_id AND older.seq < contact_change.seq);

-- On a cluster the changes may not be distributed yet where the contacts are: so they come first.
WITH latest AS MATERIALIZED (
  SELECT location_id, contact_id, max(seq) AS seq FROM contact_change
  GROUP BY location_id, contact_id)
UPDATE contact SET last_change = latest.seq FROM latest
WHERE contact.location_id = latest.location_id AND contact.id = latest.contact_id;

-- Where the history of a contact begins that is not there any more.
CREATE INDEX contact_change_of_gone ON contact_change (location_id, contact_id, seq)
WHERE kind IN ('deleted', 'erased');

DROP INDEX contact_change_of_contact;
