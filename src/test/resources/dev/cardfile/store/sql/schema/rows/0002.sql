-- What a store of schema version 2 may hold besides: notes and tasks of a contact, and businesses, of
-- each one with everything and one with nothing that may be left out. It is never changed.

INSERT INTO note (location_id, contact_id, id, body, title, color, user_id, pinned, date_added)
VALUES ('here', '1', 'note1', 'bodyx', 'titlex', 'colorx', 'userx', 1, 1767323045678);

INSERT INTO note (location_id, contact_id, id, body, pinned, date_added)
VALUES ('here', '1', 'note2', 'b', 0, 1767323045678);

INSERT INTO task (location_id, contact_id, id, title, body, assigned_to, due_date, completed, date_added)
VALUES ('here', '1', 'task1', 'titlex', 'bodyx', 'assignedx', 1767323045679, 1, 1767323045678);

INSERT INTO task (location_id, contact_id, id, title, due_date, completed, date_added)
VALUES ('here', '1', 'task2', 't', 1767323045678, 0, 1767323045678);

INSERT INTO business (location_id, id, name, phone, email, website, address, city, postal_code, state,
  country, description, created_at, updated_at)
VALUES ('here', 'business1', 'namex', 'PHONEx', 'EMAILx', 'WEBSITEx', 'ADDRESSx', 'CITYx', 'POSTAL_CODEx',
  'STATEx', 'COUNTRYx', 'DESCRIPTIONx', 1767323045678, 1767323045679);

INSERT INTO business (location_id, id, name, created_at, updated_at)
VALUES ('here', 'business2', 'n', 1767323045678, 1767323045678);
