-- What a store of schema version 7 may hold besides: an index that has the first of three contacts. It is
-- never changed.

UPDATE location SET indexed_to = '1', indexed_contacts = 1 WHERE location_id = 'here';

INSERT INTO contact_term (location_id, kind, term, contact_id)
VALUES ('here', 'assigned_to', 'ASSIGNED_TOx', '1'), ('here', 'custom_value', 'a secondx onex', '1'),
  ('here', 'custom_value', 'a secondx twox', '1'), ('here', 'custom_value', 'z firstx customx', '1'),
  ('here', 'phone_end', 'x1+', '1'), ('here', 'tag', 'ax', '1'), ('here', 'tag', 'zx', '1'),
  ('here', 'word', 'company', '1'), ('here', 'word', 'firstx', '1'), ('here', 'word', 'lastx', '1'),
  ('here', 'word', 'namex', '1'), ('here', 'word', 'primary', '1'), ('here', 'word', 'x', '1');
