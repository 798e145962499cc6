-- What a store of schema version 15 may hold besides: an import that a process works at, with the rest of its file and a
-- row that failed, and one that is over. It is never changed.

INSERT INTO contact_import (location_id, id, state, file_name, options, mapping, token_id, app_id, trace, bytes, chunks, created, updated, unchanged, failed, skipped, server, created_at, started_at, touched_at)
VALUES ('here', 'import1', 'running', 'people.csv', '{"invalid":"drop"}', '{"rows":9}', 'token1', 'app1', 'trace1', 300, 1, 1, 2, 3, 1, 1, 'server1', 1767323045678, 1767323045679, 1767323045680);
INSERT INTO contact_import (location_id, id, state, options, problem_code, problem, bytes, chunks, created, updated, unchanged, failed, skipped, created_at, touched_at, ended_at)
VALUES ('here', 'import2', 'failed', '{}', 'empty', 'There is nothing in it.', 0, 0, 0, 0, 0, 0, 0, 1767323045681, 1767323045682, 1767323045683);
INSERT INTO import_chunk (location_id, import_id, number, content) VALUES ('here', 'import1', 0, 'QUJD');
INSERT INTO import_row (location_id, import_id, number, line, outcome, contact_id, code, message, content, email, phone, alias)
VALUES ('here', 'import1', 7, 9, 'partly', '1', 'withheld', 'Somebody has it.', '["a","b"]', 'a@example.com', '+12125550143', 'x1');
