-- What a store of schema version 4 may hold besides: a location with a field that has all details, a
-- tag that was written by hand and one that is older than ids, and a named value. It is never changed.

INSERT INTO location (location_id, name, allow_duplicates, match_order, revision)
VALUES ('shop', 'Shop', 0, 'email', 2);

INSERT INTO custom_field (location_id, id, field_key, name, type, options, details, position)
VALUES ('shop', 'field3', 'pets', 'Pets', 'textbox_list', '["a","b"]',
  '{"placeholder":"Say it","description":"As worn","folder":"folder1","formats":[".pdf"],"several_files":true,"max_files":2,"prefills":["x",""]}',
  4);

INSERT INTO tag (location_id, name, id, label)
VALUES ('shop', 'gold', 'tag1', 'Gold');

INSERT INTO tag (location_id, name)
VALUES ('shop', 'old');

INSERT INTO named_value (location_id, id, value_key, name, value)
VALUES ('shop', 'value1', 'link', 'Link', 'https://example.net');
