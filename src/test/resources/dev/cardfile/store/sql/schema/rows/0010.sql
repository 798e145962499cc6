-- What a store of schema version 10 may hold besides: a history, of which the beginning is gone. It is never
-- changed.

UPDATE contact SET revision = 7 WHERE location_id = 'here' AND id = '1';
INSERT INTO kept_changes (location_id, gone_to, complete_since) VALUES ('here', 4, 1767323045678);
INSERT INTO contact_change (location_id, seq, changed_at, kind, contact_id, actor_kind, token_id, app_id, import_id, trace, revision, former)
VALUES ('here', 5, 1767323045679, 'updated', '1', 'api', 'token1', 'app1', 'import1', 'trace1', 7, '{"city":"Rome","dnd":null}');
INSERT INTO contact_change (location_id, seq, changed_at, kind, contact_id, actor_kind, revision, former)
VALUES ('here', 6, 1767323045680, 'deleted', '4', 'command_line', 3, '{"first_name":"Gone","tags":"[\"a\",\"b\"]","date_added":1767323045678,"date_updated":1767323045679,"last_activity":1767323045680,"revision":3}');
INSERT INTO deleted_note (location_id, seq, contact_id, id, body, title, color, user_id, pinned, date_added)
VALUES ('here', 6, '4', 'note4', 'b', NULL, NULL, NULL, 0, 1767323045678);
INSERT INTO deleted_task (location_id, seq, contact_id, id, title, body, assigned_to, due_date, completed, date_added)
VALUES ('here', 6, '4', 'task4', 't', NULL, NULL, 1767323045678, 0, 1767323045678);
